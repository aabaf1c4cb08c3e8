package dev.clientela.forecast;

import dev.clientela.error.ErrorCode;

/** What forecasts, adjustments and quotas are refused with. */
public final class ForecastErrors {

    /** In the directory somebody reports to themselves, however many steps away. */
    public static final ErrorCode ROLL_UP_CYCLE = ErrorCode.of("forecast.roll_up_cycle");

    /** A fiscal year has quarters 1 to 4 and months 1 to 12. */
    public static final ErrorCode BAD_PERIOD = ErrorCode.of("forecast.bad_period");

    /** From comes before to, and neither lies in the future. */
    public static final ErrorCode BAD_INTERVAL = ErrorCode.of("forecast.bad_interval");

    /** There is no entry of that key in the forecast. */
    public static final ErrorCode NO_ENTRY = ErrorCode.of("forecast.no_entry");

    /** Amounts in several currencies are not one figure: say which currency, or ask for one. */
    public static final ErrorCode CURRENCY_NEEDED = ErrorCode.of("forecast.currency_needed");

    /** Nothing is forecast of what is omitted. */
    public static final ErrorCode OMITTED = ErrorCode.of("forecast.omitted");

    /** Best case, most likely and commit are adjusted; the open pipeline and what is closed are facts. */
    public static final ErrorCode NOT_ADJUSTABLE = ErrorCode.of("forecast.not_adjustable");

    /** A forecast is adjusted by its seller, and by whom they report to. */
    public static final ErrorCode NOT_THEIR_MANAGER = ErrorCode.of("forecast.not_their_manager");

    /** The history does not keep this field of deals. */
    public static final ErrorCode NOT_IN_HISTORY = ErrorCode.of("forecast.not_in_history");

    /** How deals stood so long ago is no longer kept. */
    public static final ErrorCode HISTORY_FORGOTTEN = ErrorCode.of("forecast.history_forgotten");

    /** What is broken down by product, or counted by schedule, is known of the present alone. */
    public static final ErrorCode PRESENT_ONLY = ErrorCode.of("forecast.present_only");

    /** More deals have changed than are explained one by one; ask for a shorter time, or for fewer deals. */
    public static final ErrorCode TOO_MANY_CHANGES = ErrorCode.of("forecast.too_many_changes");

    /** No such user is known to the directory. */
    public static final ErrorCode UNKNOWN_USER = ErrorCode.of("forecast.unknown_user");

    /** Nobody sets their own quota. */
    public static final ErrorCode OWN_QUOTA = ErrorCode.of("quota.own");

    /** A quota is an amount or a quantity, not both and not neither. */
    public static final ErrorCode AMOUNT_OR_QUANTITY = ErrorCode.of("quota.amount_or_quantity");

    /** A quota is nothing at least. */
    public static final ErrorCode NEGATIVE_QUOTA = ErrorCode.of("quota.negative");

    private ForecastErrors() {}
}
