package dev.clientela.agenda;

import dev.clientela.error.ErrorCode;

/** What is wrong with templates of tasks and with what an agenda is asked for. */
public final class AgendaErrors {

    /** Two templates have the same id. */
    public static final ErrorCode TEMPLATE_REPEATED = ErrorCode.of("task_template.repeated");

    /** The id of a template is none: lower-case letters, digits, underscores and hyphens, at most 60. */
    public static final ErrorCode TEMPLATE_BAD_ID = ErrorCode.of("task_template.bad_id");

    /** There is no such stage, so that the template would never be used. */
    public static final ErrorCode TEMPLATE_UNKNOWN_STAGE = ErrorCode.of("task_template.unknown_stage");

    /** There is no such kind of activity, or it is one that cannot be planned by a subject alone. */
    public static final ErrorCode TEMPLATE_WRONG_KIND = ErrorCode.of("task_template.wrong_kind");

    /** The end of what is asked for does not come after its beginning. */
    public static final ErrorCode ENDS_BEFORE_IT_BEGINS = ErrorCode.of("agenda.ends_before_it_begins");

    /** More time is asked for than an agenda shows. */
    public static final ErrorCode TOO_WIDE = ErrorCode.of("agenda.too_wide");

    /** More owners, series or entries than an agenda, or its calendar, takes. */
    public static final ErrorCode TOO_LARGE = ErrorCode.of("agenda.too_large");

    private AgendaErrors() {}
}
