package dev.clientela.conversion;

import dev.clientela.error.ErrorCode;

/** What conversions and their rules are refused with; see also {@code LeadErrors} for what the lead itself refuses. */
public final class ConversionErrors {

    /** A contact is named, its account is not. */
    public static final ErrorCode CONTACT_WITHOUT_ACCOUNT = ErrorCode.of("conversion.contact_without_account");

    /** The contact belongs to another account than the one named. */
    public static final ErrorCode CONTACT_OF_OTHER_ACCOUNT = ErrorCode.of("conversion.contact_of_other_account");

    /** The lead becomes a person account, which is its own contact. */
    public static final ErrorCode CONTACT_OF_PERSON_ACCOUNT = ErrorCode.of("conversion.contact_of_person_account");

    /** The lead has a company, and the account is a person. */
    public static final ErrorCode COMPANY_INTO_PERSON = ErrorCode.of("conversion.company_into_person");

    /** The lead source is to be overwritten, and no contact is named. */
    public static final ErrorCode OVERWRITE_WITHOUT_CONTACT = ErrorCode.of("conversion.overwrite_without_contact");

    /** No opportunity is wanted, or an existing one, and yet a name for a new one is given. */
    public static final ErrorCode CONTRADICTORY_OPPORTUNITY = ErrorCode.of("conversion.contradictory_opportunity");

    /** An existing opportunity is named, its account is not. */
    public static final ErrorCode OPPORTUNITY_WITHOUT_ACCOUNT = ErrorCode.of("conversion.opportunity_without_account");

    /** The opportunity belongs to another account than the one named. */
    public static final ErrorCode OPPORTUNITY_OF_OTHER_ACCOUNT =
            ErrorCode.of("conversion.opportunity_of_other_account");

    /** The opportunity is won or lost already. */
    public static final ErrorCode OPPORTUNITY_CLOSED = ErrorCode.of("conversion.opportunity_closed");

    /** The lead waits in a queue, and no user is named to own what is created. */
    public static final ErrorCode OWNER_IS_QUEUE = ErrorCode.of("conversion.owner_is_queue");

    /** No rule lets this lead be converted. */
    public static final ErrorCode NOT_ELIGIBLE = ErrorCode.of("conversion.not_eligible");

    /** Probable duplicates exist, and the rules forbid to make another. */
    public static final ErrorCode DUPLICATE_BLOCKED = ErrorCode.of("conversion.duplicate_blocked");

    /** Probable duplicates exist; choose one, or acknowledge them. */
    public static final ErrorCode DUPLICATE_ALERT = ErrorCode.of("conversion.duplicate_alert");

    /** Several candidates are equally sure; choose one, or acknowledge them. */
    public static final ErrorCode AMBIGUOUS_MATCH = ErrorCode.of("conversion.ambiguous_match");

    /** Something has changed since the plan was made; plan again. */
    public static final ErrorCode PLAN_OUTDATED = ErrorCode.of("conversion.plan_outdated");

    /** Records of the conversion have been changed since, or are referred to by others. */
    public static final ErrorCode UNDO_REFUSED = ErrorCode.of("conversion.undo_refused");

    /** The conversion was undone before. */
    public static final ErrorCode ALREADY_UNDONE = ErrorCode.of("conversion.already_undone");

    /** A batch is a transaction for each lead and cannot be part of another. */
    public static final ErrorCode BATCH_INSIDE_TRANSACTION = ErrorCode.of("conversion.batch_inside_transaction");

    /** A rule of the host, or its store, threw something of its own. */
    public static final ErrorCode FAILED = ErrorCode.of("conversion.failed");

    /** There is no rule. */
    public static final ErrorCode NO_RULE = ErrorCode.of("conversion.no_rule");

    /** Two rules have one id, or an id is blank. */
    public static final ErrorCode BAD_RULE_ID = ErrorCode.of("conversion.bad_rule_id");

    /** The source is no field of a lead. */
    public static final ErrorCode BAD_SOURCE = ErrorCode.of("conversion.bad_source");

    /** The target is no field of a record that the conversion makes. */
    public static final ErrorCode BAD_TARGET = ErrorCode.of("conversion.bad_target");

    /** The conversion itself decides on this field. */
    public static final ErrorCode RESERVED_TARGET = ErrorCode.of("conversion.reserved_target");

    /** Values of the source are not of the target's kind. */
    public static final ErrorCode INCOMPATIBLE_MAPPING = ErrorCode.of("conversion.incompatible_mapping");

    /** A matching rule on names alone may not choose by itself. */
    public static final ErrorCode NAMES_ALONE = ErrorCode.of("conversion.names_alone");

    /** A matching rule without an action, or an action without a rule. */
    public static final ErrorCode ACTION_MISSING = ErrorCode.of("conversion.action_missing");

    /** No such stage, or one in which the deal is closed. */
    public static final ErrorCode BAD_STAGE = ErrorCode.of("conversion.bad_stage");

    /** The structure is not that of conversion rules; the path says where. */
    public static final ErrorCode MALFORMED_RULES = ErrorCode.of("conversion.malformed_rules");

    private ConversionErrors() {}
}
