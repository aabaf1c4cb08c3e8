package dev.clientela.rules;

import dev.clientela.error.ErrorCode;

/** What can be wrong with rules, and with asking them. */
public final class RuleErrors {

    /** The document is no JSON, or has two members of one name in an object; {@code reason}. */
    public static final ErrorCode MALFORMED = ErrorCode.of("rules.malformed");

    /** The document, or something in it, is larger than {@link RuleLimits} allows; {@code limit}, {@code max}. */
    public static final ErrorCode TOO_LARGE = ErrorCode.of("rules.too_large");

    /** Something that has to be there is not. */
    public static final ErrorCode MISSING = ErrorCode.of("rules.missing");

    /** A key that means nothing there; {@code key}. */
    public static final ErrorCode UNKNOWN_KEY = ErrorCode.of("rules.unknown_key");

    /** Another kind of value, or one that is out of range; {@code expected}, {@code found}. */
    public static final ErrorCode BAD_VALUE = ErrorCode.of("rules.bad_value");

    /** The record type is not known; {@code type}. */
    public static final ErrorCode UNKNOWN_RECORD = ErrorCode.of("rules.unknown_record");

    /** A field that the record type does not have; {@code field}, {@code type}. */
    public static final ErrorCode UNKNOWN_FIELD = ErrorCode.of("rules.unknown_field");

    /** The rule set decides something else than is asked of it; {@code expected}, {@code found}. */
    public static final ErrorCode OTHER_DECISION = ErrorCode.of("rules.other_decision");

    /** The hit policy makes no sense for this decision; {@code policy}, {@code allowed}. */
    public static final ErrorCode BAD_POLICY = ErrorCode.of("rules.bad_policy");

    /** Two rules, or cases, have one id; {@code id}. */
    public static final ErrorCode SAME_ID = ErrorCode.of("rules.same_id");

    /** Two rules have one rank, so that only their ids put them in order; {@code rank}, {@code other}. A warning. */
    public static final ErrorCode EQUAL_RANK = ErrorCode.of("rules.equal_rank");

    /** A rule that never decides, as an earlier one holds whenever it does; {@code earlier}. */
    public static final ErrorCode UNREACHABLE = ErrorCode.of("rules.unreachable");

    /** The end of a validity is not after its begin. */
    public static final ErrorCode EMPTY_PERIOD = ErrorCode.of("rules.empty_period");

    /** The filter logic is no formula over the conditions; {@code reason}, {@code at}. */
    public static final ErrorCode BAD_LOGIC = ErrorCode.of("rules.bad_logic");

    /** A formula that cannot be read, or does what rules may not; {@code reason}. */
    public static final ErrorCode BAD_FORMULA = ErrorCode.of("rules.bad_formula");

    /** A user or queue that the host does not know; {@code owner}. */
    public static final ErrorCode UNKNOWN_OWNER = ErrorCode.of("rules.unknown_owner");

    /** A pool that nobody is in. */
    public static final ErrorCode EMPTY_POOL = ErrorCode.of("rules.empty_pool");

    /** A lower bound above the upper one; {@code min}, {@code max}. */
    public static final ErrorCode MIN_ABOVE_MAX = ErrorCode.of("rules.min_above_max");

    /** Two brackets share values; {@code other}. */
    public static final ErrorCode OVERLAPPING = ErrorCode.of("rules.overlapping");

    /** Values between two brackets are in neither; {@code from}, {@code to}. */
    public static final ErrorCode GAP = ErrorCode.of("rules.gap");

    /** A golden case comes out otherwise; {@code expected}, {@code found}. */
    public static final ErrorCode FAILED_CASE = ErrorCode.of("rules.failed_case");

    /** More than one rule holds where one may; {@code rules}. */
    public static final ErrorCode SEVERAL_HITS = ErrorCode.of("rules.several_hits");

    /** The rules that hold say different things where they have to agree; {@code rules}. */
    public static final ErrorCode DIFFERING_HITS = ErrorCode.of("rules.differing_hits");

    /** An explanation that does not bear its own decision out; {@code rule}. */
    public static final ErrorCode NOT_REPLAYED = ErrorCode.of("rules.not_replayed");

    /** A rule of the host refuses the record, in its own words where it has some; {@code rule}. */
    public static final ErrorCode REFUSED = ErrorCode.of("rules.refused");

    /** More is taken off the list price than is allowed; {@code given}, {@code allowed}, {@code scope}, {@code rule}. */
    public static final ErrorCode DISCOUNT_BEYOND = ErrorCode.of("rules.discount_beyond");

    /** A condition of an alert speaks of a metric that it does not have; {@code metric}. */
    public static final ErrorCode UNKNOWN_METRIC = ErrorCode.of("rules.unknown_metric");

    /** A figure of money that does not say in which currency; {@code field}. */
    public static final ErrorCode ONE_CURRENCY = ErrorCode.of("rules.one_currency");

    private RuleErrors() {}
}
