package dev.clientela.forecast;

import dev.clientela.forecast.ForecastCells.Cell;
import dev.clientela.money.ExchangeRate;
import dev.clientela.money.Rounding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.Money;

/**
 * A figure in one currency, of amounts in one other that are converted at several rates: each rate's amounts are added up
 * and converted as a whole, and what that comes to together is rounded once. A currency that is not converted has no rate.
 */
final class ConvertedSum {

    private final Map<Optional<ExchangeRate>, Money> amounts = new LinkedHashMap<>();
    private final Map<Optional<ExchangeRate>, Money> weights = new LinkedHashMap<>();
    private boolean weighing = true;

    void add(Cell cell, Optional<ExchangeRate> rate) {
        amounts.merge(rate, cell.amount(), Money::plus);
        cell.weighted().ifPresentOrElse(weight -> weights.merge(rate, weight, Money::plus), () -> weighing = false);
    }

    Money amount() {
        return converted(amounts);
    }

    /** Empty where some of it is not weighed. */
    Optional<Money> weighted() {
        return weighing ? Optional.of(converted(weights)) : Optional.empty();
    }

    List<ExchangeRate> rates() {
        return amounts.keySet().stream().flatMap(Optional::stream).toList();
    }

    private static Money converted(Map<Optional<ExchangeRate>, Money> byRate) {
        if (byRate.size() == 1) {
            Map.Entry<Optional<ExchangeRate>, Money> only =
                    byRate.entrySet().iterator().next();
            return only.getKey().map(rate -> rate.convert(only.getValue())).orElseGet(only::getValue);
        }
        return Rounding.toMinorUnit(byRate.entrySet().stream()
                .map(entry -> entry.getKey()
                        .map(rate -> rate.convert(entry.getValue().toBigMoney()))
                        .orElseGet(() -> entry.getValue().toBigMoney()))
                .reduce(BigMoney::plus)
                .orElseThrow());
    }
}
