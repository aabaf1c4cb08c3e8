package dev.clientela.command;

import dev.clientela.error.ErrorCode;

/** What any command may be refused with. */
public final class CommandErrors {

    /** No such record, or none that the caller may see. */
    public static final ErrorCode NOT_FOUND = ErrorCode.of("record.not_found");

    /** The record has another version than the caller decided on. */
    public static final ErrorCode STALE = ErrorCode.of("record.stale");

    /** The events that would tell how the record stood at that time are no longer kept. */
    public static final ErrorCode HISTORY_FORGOTTEN = ErrorCode.of("record.history_forgotten");

    /** A field refers to a record that does not exist, or that the caller may not see. */
    public static final ErrorCode UNKNOWN_REFERENCE = ErrorCode.of("record.unknown_reference");

    /** Other records still refer to the one to be deleted. */
    public static final ErrorCode STILL_REFERENCED = ErrorCode.of("record.still_referenced");

    /** The caller may not do that with this record, or with records of this type. */
    public static final ErrorCode ACCESS_DENIED = ErrorCode.of("access.denied");

    /** The owner is no user, or queue, that the host knows. */
    public static final ErrorCode UNKNOWN_OWNER = ErrorCode.of("owner.unknown");

    /** The owner is a user who is not active any more. */
    public static final ErrorCode INACTIVE_OWNER = ErrorCode.of("owner.inactive");

    /** The idempotency key was used for another command. */
    public static final ErrorCode KEY_REUSED = ErrorCode.of("command.key_reused");

    /** A command failed after it had written something, and the transaction went on: nothing of it is kept. */
    public static final ErrorCode HALF_DONE = ErrorCode.of("command.half_done");

    /** Saves followed from each other by rules beyond what {@link Cascades} allow. */
    public static final ErrorCode CASCADE_TOO_DEEP = ErrorCode.of("command.cascade_too_deep");

    /** An argument lies outside what the command takes. */
    public static final ErrorCode BAD_ARGUMENT = ErrorCode.of("command.bad_argument");

    /** More records stand below this one than are listed at once. */
    public static final ErrorCode HIERARCHY_TOO_LARGE = ErrorCode.of("hierarchy.too_large");

    private CommandErrors() {}
}
