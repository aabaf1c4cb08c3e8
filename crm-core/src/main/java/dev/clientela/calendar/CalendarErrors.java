package dev.clientela.calendar;

import dev.clientela.error.ErrorCode;

/** What is wrong with business hours. */
public final class CalendarErrors {

    /** A window ends when it begins, or before. */
    public static final ErrorCode ENDS_BEFORE_IT_BEGINS = ErrorCode.of("calendar.ends_before_it_begins");

    /** Two windows of one day have time in common. */
    public static final ErrorCode WINDOWS_OVERLAP = ErrorCode.of("calendar.windows_overlap");

    /** There is no window at all. */
    public static final ErrorCode NEVER_OPENS = ErrorCode.of("calendar.never_opens");

    private CalendarErrors() {}
}
