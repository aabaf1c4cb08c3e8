package dev.clientela.forecast;

import dev.clientela.error.ValidationException;
import dev.clientela.money.ExchangeRate;
import dev.clientela.opportunity.ForecastCategory;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What is forecast in one currency. Lost deals, and open ones that are omitted, are in none of its figures. Immutable.
 *
 * @param only what stands in each category alone; absent for nothing
 * @param weighted the sum over deals of amount times probability, each at the currency's scale, won ones whole; empty
 *     in a forecast by product, for a deal is weighed as a whole
 * @param rates by which amounts were converted that are in it, those of the day and those that won deals keep from their
 *     closing; empty when none was
 */
public record ForecastFigures(
        CurrencyUnit currency, Map<ForecastCategory, Money> only, Optional<Money> weighted, List<ExchangeRate> rates) {

    public ForecastFigures {
        EnumMap<ForecastCategory, Money> copy = new EnumMap<>(ForecastCategory.class);
        copy.putAll(only);
        only = Collections.unmodifiableMap(copy);
        rates = List.copyOf(rates);
    }

    static ForecastFigures none(CurrencyUnit currency) {
        return new ForecastFigures(currency, Map.of(), Optional.of(Money.zero(currency)), List.of());
    }

    /**
     * What stands in the category and in no other.
     *
     * @throws ValidationException {@code forecast.omitted}
     */
    public Money individual(ForecastCategory category) {
        requireForecast(category);
        return only.getOrDefault(category, Money.zero(currency));
    }

    /**
     * What comes in if all of the category does: the category and all that is more certain, with what is won. For
     * {@link ForecastCategory#PIPELINE} it is the open pipeline, all that is open and nothing that is won.
     *
     * @throws ValidationException {@code forecast.omitted}
     */
    public Money cumulative(ForecastCategory category) {
        requireForecast(category);
        ForecastCategory last =
                category == ForecastCategory.PIPELINE ? ForecastCategory.COMMIT : ForecastCategory.CLOSED;
        Money sum = Money.zero(currency);
        for (Map.Entry<ForecastCategory, Money> figure : only.entrySet()) {
            if (figure.getKey().compareTo(category) >= 0 && figure.getKey().compareTo(last) <= 0) {
                sum = sum.plus(figure.getValue());
            }
        }
        return sum;
    }

    /** Both together. */
    ForecastFigures plus(ForecastFigures other) {
        Map<ForecastCategory, Money> sums = new EnumMap<>(ForecastCategory.class);
        sums.putAll(only);
        other.only.forEach((category, amount) -> sums.merge(category, amount, Money::plus));
        Optional<Money> weights = weighted.flatMap(mine -> other.weighted.map(mine::plus));
        Set<ExchangeRate> all = new LinkedHashSet<>(rates);
        all.addAll(other.rates);
        return new ForecastFigures(currency, sums, weights, List.copyOf(all));
    }

    static void requireForecast(ForecastCategory category) {
        if (category == ForecastCategory.OMITTED) {
            throw ValidationException.of("category", ForecastErrors.OMITTED);
        }
    }
}
