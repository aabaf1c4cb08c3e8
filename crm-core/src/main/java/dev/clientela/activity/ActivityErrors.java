package dev.clientela.activity;

import dev.clientela.error.ErrorCode;

/** What acts on activities are refused with. */
public final class ActivityErrors {

    /** The activity cannot go from its status to that one. */
    public static final ErrorCode INVALID_TRANSITION = ErrorCode.of("activity.invalid_transition");

    /** It ends when it starts, or before. */
    public static final ErrorCode END_NOT_AFTER_START = ErrorCode.of("activity.end_not_after_start");

    /** Only what is open can be moved to another time, or reminded of. */
    public static final ErrorCode NOT_OPEN = ErrorCode.of("activity.not_open");

    /** The same message has been kept before, where the caller may not see it. */
    public static final ErrorCode MESSAGE_KEPT_ALREADY = ErrorCode.of("activity.message_kept_already");

    /** The subject is no template, or an empty one. */
    public static final ErrorCode BAD_SUBJECT_TEMPLATE = ErrorCode.of("activity.bad_subject_template");

    /** The catalogue of kinds lacks an active one of a nature. */
    public static final ErrorCode NATURE_MISSING = ErrorCode.of("activity_kind.nature_missing");

    private ActivityErrors() {}
}
