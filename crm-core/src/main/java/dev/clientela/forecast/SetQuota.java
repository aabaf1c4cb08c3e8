package dev.clientela.forecast;

import dev.clientela.error.ValidationException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * A quota to be set, in place of the one that the holder has for the same forecast type and period. An amount or a
 * quantity, at least 0.
 */
public record SetQuota(
        QuotaHolder holder,
        ForecastPeriod period,
        ForecastType type,
        Optional<Money> amount,
        Optional<BigDecimal> quantity) {

    /** @throws ValidationException {@code quota.amount_or_quantity}, {@code quota.negative} */
    public SetQuota {
        List<dev.clientela.error.Violation> faults = Quota.faults(amount, quantity);
        if (!faults.isEmpty()) {
            throw new ValidationException(faults);
        }
    }

    /** What the user, with all who report to them, is to win by close date. */
    public static SetQuota of(String user, ForecastPeriod period, Money amount) {
        return of(QuotaHolder.user(user), period, amount);
    }

    public static SetQuota of(QuotaHolder holder, ForecastPeriod period, Money amount) {
        return new SetQuota(holder, period, ForecastType.CLOSE_DATE, Optional.of(amount), Optional.empty());
    }

    /** How many units are to be sold. */
    public static SetQuota of(QuotaHolder holder, ForecastPeriod period, BigDecimal quantity) {
        return new SetQuota(holder, period, ForecastType.CLOSE_DATE, Optional.empty(), Optional.of(quantity));
    }

    public SetQuota type(ForecastType other) {
        return new SetQuota(holder, period, other, amount, quantity);
    }
}
