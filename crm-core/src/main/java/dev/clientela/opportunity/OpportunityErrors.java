package dev.clientela.opportunity;

import dev.clientela.error.ErrorCode;

/** What acts on opportunities and their lines are refused with. */
public final class OpportunityErrors {

    /** The catalogue of stages lacks an active one of a kind. */
    public static final ErrorCode STAGE_KIND_MISSING = ErrorCode.of("opportunity_stage.kind_missing");

    /** A won stage has 100 % and closed, a lost one 0 % and omitted, an open one anything but closed. */
    public static final ErrorCode STAGE_WRONG_FORECAST = ErrorCode.of("opportunity_stage.wrong_forecast");

    /** No stage of that code. */
    public static final ErrorCode UNKNOWN_STAGE = ErrorCode.of("opportunity.unknown_stage");

    /** The deal cannot go from its stage to that one; a closed one is reopened first. */
    public static final ErrorCode INVALID_TRANSITION = ErrorCode.of("opportunity.invalid_transition");

    private OpportunityErrors() {}
}
