package dev.clientela.notification;

import dev.clientela.error.ErrorCode;

/** Why a notification cannot be written. */
public final class NotificationErrors {

    /** There is no template of that name, in no language that would do. */
    public static final ErrorCode NO_TEMPLATE = ErrorCode.of("notification.no_template");

    /** The template names a variable that there is no value for. */
    public static final ErrorCode MISSING_VARIABLE = ErrorCode.of("notification.missing_variable");

    /** The template is not well formed. */
    public static final ErrorCode BAD_TEMPLATE = ErrorCode.of("notification.bad_template");

    private NotificationErrors() {}
}
