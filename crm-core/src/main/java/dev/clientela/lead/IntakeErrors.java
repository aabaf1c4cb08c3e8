package dev.clientela.lead;

import dev.clientela.error.ErrorCode;

/** What accepting leads is refused with, and what keeps accepted ones from being captured. */
public final class IntakeErrors {

    /** As many leads are pending as may be; nothing was accepted. */
    public static final ErrorCode OVERLOADED = ErrorCode.of("intake.overloaded");

    /** A pending lead could not be captured for a reason that is none of the library's; it stands in the log. */
    public static final ErrorCode UNEXPECTED = ErrorCode.of("intake.unexpected");

    private IntakeErrors() {}
}
