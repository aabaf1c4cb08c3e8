package dev.clientela.lead;

import dev.clientela.error.ErrorCode;

/** What acts on leads are refused with. */
public final class LeadErrors {

    /** The target status of a conversion is not flagged as converted. */
    public static final ErrorCode STATUS_NOT_CONVERTED = ErrorCode.of("lead.status_not_converted");

    /** Only the conversion sets a converted status. */
    public static final ErrorCode STATUS_BY_CONVERSION_ONLY = ErrorCode.of("lead.status_by_conversion_only");

    /** No status of that code. */
    public static final ErrorCode UNKNOWN_STATUS = ErrorCode.of("lead.unknown_status");

    /** The lead cannot go from its status to that one. */
    public static final ErrorCode INVALID_TRANSITION = ErrorCode.of("lead.invalid_transition");

    /** The lead was converted before; the parameters carry the account, contact and opportunity it became. */
    public static final ErrorCode ALREADY_CONVERTED = ErrorCode.of("lead.already_converted");

    /** A converted lead is read-only but for those who may correct it. */
    public static final ErrorCode CONVERTED_IS_READ_ONLY = ErrorCode.of("lead.converted_is_read_only");

    /** A lost lead cannot be converted; reopen it first. */
    public static final ErrorCode LOST = ErrorCode.of("lead.lost");

    /** Only a lost lead has a reason why it was given up. */
    public static final ErrorCode NOT_LOST = ErrorCode.of("lead.not_lost");

    /** Neither name, company, e-mail, telephone nor external id: nobody could find the lead again. */
    public static final ErrorCode NOBODY = ErrorCode.of("lead.nobody");

    /** The catalogue of statuses lacks one of a kind. */
    public static final ErrorCode STATUS_KIND_MISSING = ErrorCode.of("lead_status.kind_missing");

    private LeadErrors() {}
}
