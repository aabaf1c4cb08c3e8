package dev.clientela.activity;

import dev.clientela.error.ErrorCode;

/** What is wrong with activities that recur. */
public final class SeriesErrors {

    /** The rule is none of RFC 5545. */
    public static final ErrorCode MALFORMED_RULE = ErrorCode.of("series.malformed_rule");

    /** The rule never ends. */
    public static final ErrorCode UNBOUNDED = ErrorCode.of("series.unbounded");

    /** The rule repeats by hours, minutes or seconds. */
    public static final ErrorCode TOO_FREQUENT = ErrorCode.of("series.too_frequent");

    /** The rule has more occurrences than a series may have. */
    public static final ErrorCode TOO_LONG = ErrorCode.of("series.too_long");

    /** What takes place first is not what the rule says. */
    public static final ErrorCode START_NOT_IN_RULE = ErrorCode.of("series.start_not_in_rule");

    /** It does not take place then by its rule. */
    public static final ErrorCode UNKNOWN_OCCURRENCE = ErrorCode.of("series.unknown_occurrence");

    /** An occurrence is changed twice. */
    public static final ErrorCode CHANGED_TWICE = ErrorCode.of("series.changed_twice");

    /** More occurrences are changed than a series keeps. */
    public static final ErrorCode TOO_MANY_CHANGES = ErrorCode.of("series.too_many_changes");

    /** The occurrence has become an activity, which is what can be changed now. */
    public static final ErrorCode OCCURRENCE_TAKEN = ErrorCode.of("series.occurrence_taken");

    /** The series, or the occurrence, does not take place any more. */
    public static final ErrorCode CANCELLED = ErrorCode.of("series.cancelled");

    /** Notes do not recur. */
    public static final ErrorCode WRONG_KIND = ErrorCode.of("series.wrong_kind");

    /** The host has not said who knows recurrence rules. */
    public static final ErrorCode NO_RECURRENCES = ErrorCode.of("series.no_recurrences");

    private SeriesErrors() {}
}
