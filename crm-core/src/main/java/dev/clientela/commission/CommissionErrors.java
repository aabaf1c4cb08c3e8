package dev.clientela.commission;

import dev.clientela.error.ErrorCode;

/** What plans and acts on commission are refused with. */
public final class CommissionErrors {

    /** Versions count from 1. */
    public static final ErrorCode PLAN_VERSION = ErrorCode.of("commission_plan.version");

    /** A plan is valid from one day until a later one. */
    public static final ErrorCode PLAN_VALIDITY = ErrorCode.of("commission_plan.validity");

    /** A plan is for everybody, for a user or for a team, not for both of the latter. */
    public static final ErrorCode PLAN_SELLERS = ErrorCode.of("commission_plan.sellers");

    /** The bounds of brackets are amounts in a currency. */
    public static final ErrorCode PLAN_CURRENCY = ErrorCode.of("commission_plan.currency_needed");

    /** A percentage is from 0 to 100. */
    public static final ErrorCode PLAN_PERCENTAGE = ErrorCode.of("commission_plan.percentage");

    /** Two plans have the same code and version. */
    public static final ErrorCode PLAN_REPEATED = ErrorCode.of("commission_plan.repeated");

    /** There are 1 to 50 brackets, or one for a fixed percentage. */
    public static final ErrorCode BRACKETS_SIZE = ErrorCode.of("commission_plan.brackets_size");

    /** The first bracket begins at 0. */
    public static final ErrorCode BRACKETS_BEGIN = ErrorCode.of("commission_plan.brackets_begin");

    /** Each bracket ends where the next one begins. */
    public static final ErrorCode BRACKETS_CONTIGUOUS = ErrorCode.of("commission_plan.brackets_contiguous");

    /** The last bracket is open. */
    public static final ErrorCode BRACKETS_END = ErrorCode.of("commission_plan.brackets_end");

    /** A bracket ends above where it begins. */
    public static final ErrorCode BRACKET_EMPTY = ErrorCode.of("commission_plan.bracket_empty");

    /** Commission on margin needs the deal's actual cost, or that of each line, in the deal's currency. */
    public static final ErrorCode COST_UNKNOWN = ErrorCode.of("commission.cost_unknown");

    /** The seller has nothing in that period and currency that is not settled already. */
    public static final ErrorCode NOTHING_TO_SETTLE = ErrorCode.of("commission.nothing_to_settle");

    /** There are more entries than are read at once; ask for a shorter period. */
    public static final ErrorCode TOO_MANY_ENTRIES = ErrorCode.of("commission.too_many_entries");

    /** Everybody is settled one by one, not within another transaction. */
    public static final ErrorCode BATCH_INSIDE_TRANSACTION = ErrorCode.of("commission.batch_inside_transaction");

    /** A rule of the host, or its store, threw something of its own. */
    public static final ErrorCode FAILED = ErrorCode.of("commission.failed");

    private CommissionErrors() {}
}
