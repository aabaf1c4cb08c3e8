package dev.clientela.money;

import dev.clientela.error.RefusedException;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violations;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * How many units of one currency one unit of another was worth on a day. It is kept in one direction and serves both: an
 * amount in {@link #to} is divided by it, so that no rounded inverse is ever made. Convert totals, not their parts, since
 * each conversion to an amount rounds.
 *
 * @param rate units of {@code to} for one unit of {@code from}: more than 0, at most {@value #MAX_SCALE} decimals
 * @param asOf the day from which on it holds
 */
public record ExchangeRate(CurrencyUnit from, CurrencyUnit to, BigDecimal rate, LocalDate asOf) {

    /** The most decimals of a rate. */
    public static final int MAX_SCALE = 12;

    private static final int MAX_WHOLE_DIGITS = 26;

    /** @throws ValidationException {@code exchange_rate.not_positive}, {@code exchange_rate.too_precise}, {@code exchange_rate.same_currency} */
    public ExchangeRate {
        Violations violations = new Violations();
        violations.require(rate.signum() > 0, "rate", ExchangeErrors.NOT_POSITIVE);
        rate = rate.stripTrailingZeros();
        boolean kept = rate.scale() <= MAX_SCALE && (long) rate.precision() - rate.scale() <= MAX_WHOLE_DIGITS;
        violations.require(kept, "rate", ExchangeErrors.TOO_PRECISE);
        violations.require(!from.equals(to) || rate.compareTo(BigDecimal.ONE) == 0, "to", ExchangeErrors.SAME_CURRENCY);
        violations.throwIfAny();
        rate = rate.scale() < 0 ? rate.setScale(0) : rate;
    }

    /** Of a currency to itself, on that day as on any. */
    public static ExchangeRate same(CurrencyUnit currency, LocalDate asOf) {
        return new ExchangeRate(currency, currency, BigDecimal.ONE, asOf);
    }

    /** Whether it converts between these two, in whichever direction. */
    public boolean connects(CurrencyUnit one, CurrencyUnit other) {
        return (from.equals(one) && to.equals(other)) || (from.equals(other) && to.equals(one));
    }

    /**
     * The amount in the other of the two currencies, rounded once, half up, to its minor unit.
     *
     * @throws RefusedException {@code exchange_rate.other_currency}
     */
    public Money convert(Money amount) {
        CurrencyUnit target = targetOf(amount.getCurrencyUnit());
        if (target.equals(to)) {
            return Rounding.toMinorUnit(BigMoney.of(to, amount.getAmount().multiply(rate)));
        }
        // Divided straight to the minor unit: a quotient rounded before could fall on the wrong side of a half.
        return Money.of(target, amount.getAmount().divide(rate, target.getDecimalPlaces(), RoundingMode.HALF_UP));
    }

    /**
     * The price in the other of the two currencies, not rounded to its minor unit: exact along the direction that it is kept in, and
     * where the quotient ends; otherwise to 34 digits.
     *
     * @throws RefusedException {@code exchange_rate.other_currency}
     */
    public BigMoney convert(BigMoney price) {
        CurrencyUnit target = targetOf(price.getCurrencyUnit());
        BigDecimal amount = target.equals(to)
                ? price.getAmount().multiply(rate)
                : price.getAmount().divide(rate, MathContext.DECIMAL128);
        return BigMoney.of(target, amount);
    }

    private CurrencyUnit targetOf(CurrencyUnit currency) {
        if (currency.equals(from)) {
            return to;
        }
        if (currency.equals(to)) {
            return from;
        }
        throw new RefusedException(
                ExchangeErrors.OTHER_CURRENCY,
                Map.of("currency", currency.getCode(), "from", from.getCode(), "to", to.getCode()));
    }

    @Override
    public String toString() {
        return "1 " + from + " = " + rate.toPlainString() + " " + to + " (" + asOf + ")";
    }
}
