package dev.clientela.forecast;

import dev.clientela.opportunity.ForecastCategory;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.joda.money.Money;

/**
 * A forecast to be adjusted: what the cumulative figure of the category, of the seller with all who report to them, is
 * taken to be. In place of what the same maker said of it before.
 *
 * @param seller the id of a user; the actor, or one who reports to the actor
 * @param category best case, most likely or commit
 */
public record AdjustForecast(
        @NotBlank @Size(max = 100) String seller,
        ForecastPeriod period,
        ForecastType type,
        ForecastCategory category,
        Money amount,
        Optional<@Size(max = 2_000) String> reason) {

    /** By close date. */
    public static AdjustForecast of(String seller, ForecastPeriod period, ForecastCategory category, Money amount) {
        return new AdjustForecast(seller, period, ForecastType.CLOSE_DATE, category, amount, Optional.empty());
    }

    public AdjustForecast type(ForecastType other) {
        return new AdjustForecast(seller, period, other, category, amount, reason);
    }

    public AdjustForecast because(String why) {
        return new AdjustForecast(seller, period, type, category, amount, Optional.of(why));
    }
}
