package dev.clientela.forecast;

import dev.clientela.error.RefusedException;
import dev.clientela.opportunity.ForecastCategory;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * One seller, territory, product family, quarter or month of a forecast. Amounts of different currencies are never added
 * up: without a currency that all is converted to, there are figures for each. Immutable.
 *
 * @param key the user's id ({@code queue:web} for a queue), the territory's or family's code, the period as text; empty
 *     for deals that have none
 * @param ownByCurrency of the entry itself
 * @param byCurrency with those of all who report to the seller, directly or not; the same as its own for other entries
 * @param adjustments what the seller, and whom they report to, say instead; beside the figures, which stay as they are
 * @param adjustedByCurrency the cumulative figures with adjustments, of the categories that can be adjusted
 */
public record ForecastEntry(
        String key,
        Map<CurrencyUnit, ForecastFigures> ownByCurrency,
        Map<CurrencyUnit, ForecastFigures> byCurrency,
        List<StandingAdjustment> adjustments,
        Map<CurrencyUnit, Map<ForecastCategory, Money>> adjustedByCurrency) {

    public ForecastEntry {
        ownByCurrency = Collections.unmodifiableMap(new TreeMap<>(ownByCurrency));
        byCurrency = Collections.unmodifiableMap(new TreeMap<>(byCurrency));
        adjustments = List.copyOf(adjustments);
        adjustedByCurrency = Collections.unmodifiableMap(new TreeMap<>(adjustedByCurrency));
    }

    /** The currencies that there are figures in. */
    public Set<CurrencyUnit> currencies() {
        return byCurrency.keySet();
    }

    /** @throws RefusedException {@code forecast.currency_needed} */
    public ForecastFigures figures() {
        return figures(onlyCurrency());
    }

    public ForecastFigures figures(CurrencyUnit currency) {
        return Optional.ofNullable(byCurrency.get(currency)).orElseGet(() -> ForecastFigures.none(currency));
    }

    /** @throws RefusedException {@code forecast.currency_needed} */
    public ForecastFigures own() {
        return own(onlyCurrency());
    }

    public ForecastFigures own(CurrencyUnit currency) {
        return Optional.ofNullable(ownByCurrency.get(currency)).orElseGet(() -> ForecastFigures.none(currency));
    }

    /** As {@link ForecastFigures#individual} of {@link #figures()}. */
    public Money individual(ForecastCategory category) {
        return figures().individual(category);
    }

    /** As {@link ForecastFigures#cumulative} of {@link #figures()}, as computed. */
    public Money cumulative(ForecastCategory category) {
        return figures().cumulative(category);
    }

    /** @throws RefusedException {@code forecast.currency_needed} */
    public Money adjusted(ForecastCategory category) {
        return adjusted(category, onlyCurrency());
    }

    /**
     * The cumulative figure as it is to be believed: what whom the seller reports to says; else what the seller says; else
     * the seller's own deals with what is to be believed of each who reports to them. Stale adjustments are left aside, and
     * the open pipeline and what is closed are never anything but computed.
     */
    public Money adjusted(ForecastCategory category, CurrencyUnit currency) {
        Money computed = figures(currency).cumulative(category);
        return adjustedByCurrency.getOrDefault(currency, Map.of()).getOrDefault(category, computed);
    }

    CurrencyUnit onlyCurrency() {
        if (byCurrency.size() != 1) {
            throw new RefusedException(
                    ForecastErrors.CURRENCY_NEEDED,
                    Map.of("entry", key, "currencies", List.copyOf(byCurrency.keySet())));
        }
        return byCurrency.keySet().iterator().next();
    }
}
