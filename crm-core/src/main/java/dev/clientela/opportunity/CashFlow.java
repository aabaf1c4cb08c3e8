package dev.clientela.opportunity;

import dev.clientela.money.ExchangeRate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What deals are expected to bring in, by month and currency. Immutable.
 *
 * <p>Revenue that is scheduled counts in the months of its instalments; what is not scheduled, lines and deals without
 * lines alike, when the deal is planned to close, or was closed. Won deals count wholly, open ones by their probability,
 * lost ones not at all. Each figure is the exact sum, rounded once, half up, to the currency's minor unit.
 * Converted, a won deal that keeps its rate to that currency from its closing is at that one, and everything else at the
 * rates of one day.
 *
 * @param inflows by month, then currency; a month without anything has none
 * @param undated what open deals without a planned close, and without schedule, are worth, by currency: no month has it
 * @param rates of the day at which amounts were converted, one at most for each other currency; none when nothing was
 * @param frozenRates at which amounts of won deals were converted that keep theirs, each once, by currencies and day
 */
public record CashFlow(
        List<Inflow> inflows, List<Inflow> undated, List<ExchangeRate> rates, List<ExchangeRate> frozenRates) {

    public CashFlow {
        inflows = List.copyOf(inflows);
        undated = List.copyOf(undated);
        rates = List.copyOf(rates);
        frozenRates = List.copyOf(frozenRates);
    }

    /**
     * What is expected in one currency.
     *
     * @param month empty for what has no date
     * @param won what won deals bring in
     * @param open what open deals would bring in if all were won
     * @param weighted the same, each deal by its probability
     */
    public record Inflow(Optional<YearMonth> month, CurrencyUnit currency, Money won, Money open, Money weighted) {

        /** What won deals bring in, and open ones by their probability. */
        public Money expected() {
            return won.plus(weighted);
        }
    }

    /** Expected in that month; zero when there is nothing. */
    public Money expected(YearMonth month, CurrencyUnit currency) {
        return inflows.stream()
                .filter(inflow -> inflow.month().equals(Optional.of(month)))
                .filter(inflow -> inflow.currency().equals(currency))
                .map(Inflow::expected)
                .findFirst()
                .orElseGet(() -> Money.zero(currency));
    }

    /** Expected in all the months asked for. */
    public Money total(CurrencyUnit currency) {
        return inflows.stream()
                .filter(inflow -> inflow.currency().equals(currency))
                .map(Inflow::expected)
                .reduce(Money.zero(currency), Money::plus);
    }
}
