package dev.clientela.money;

import dev.clientela.error.ErrorCode;

/** What exchanging one currency for another is refused with. */
public final class ExchangeErrors {

    /** Nothing says how many units of one currency make one of the other on that day; never guessed. */
    public static final ErrorCode NO_RATE = ErrorCode.of("exchange_rate.not_found");

    /** A rate is more than 0. */
    public static final ErrorCode NOT_POSITIVE = ErrorCode.of("exchange_rate.not_positive");

    /** A rate has more digits than are kept without loss. */
    public static final ErrorCode TOO_PRECISE = ErrorCode.of("exchange_rate.too_precise");

    /** A currency is exchanged for itself at 1 alone. */
    public static final ErrorCode SAME_CURRENCY = ErrorCode.of("exchange_rate.same_currency");

    /** The amount is in neither currency of the rate. */
    public static final ErrorCode OTHER_CURRENCY = ErrorCode.of("exchange_rate.other_currency");

    /** There is another rate of the same day for the same currencies. */
    public static final ErrorCode EXISTS = ErrorCode.of("exchange_rate.exists");

    /** The rates between two currencies are kept in one direction; these are kept in the other. */
    public static final ErrorCode OTHER_DIRECTION = ErrorCode.of("exchange_rate.other_direction");

    private ExchangeErrors() {}
}
