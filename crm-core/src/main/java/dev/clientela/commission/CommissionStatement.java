package dev.clientela.commission;

import dev.clientela.forecast.ForecastPeriod;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What a seller has earned in a period, entry by entry. Each entry tells the deal, its amount or margin, the share of it,
 * the parts of that with their percentages, the commission, and which entry it takes back; the totals are their sums.
 *
 * @param entries by the day they were earned on
 * @param totals by currency
 */
public record CommissionStatement(
        String seller, ForecastPeriod period, List<CommissionEntry> entries, Map<CurrencyUnit, Total> totals) {

    /**
     * Sums of entries in one currency.
     *
     * @param accrued earned by deals won
     * @param reversed taken back, with its sign
     * @param settled how much of both is settled
     */
    public record Total(Money accrued, Money reversed, Money settled) {

        static Total of(CommissionEntry entry) {
            Money zero = Money.zero(entry.currency());
            boolean reversal = entry.reverses().isPresent();
            return new Total(
                    reversal ? zero : entry.amount(),
                    reversal ? entry.amount() : zero,
                    entry.settlement().isPresent() ? entry.amount() : zero);
        }

        Total plus(Total other) {
            return new Total(accrued.plus(other.accrued), reversed.plus(other.reversed), settled.plus(other.settled));
        }

        /** What is earned when all is said. */
        public Money amount() {
            return accrued.plus(reversed);
        }

        /** What is not settled yet. */
        public Money open() {
            return amount().minus(settled);
        }
    }

    public CommissionStatement {
        entries = List.copyOf(entries);
        totals = Map.copyOf(totals);
    }

    static CommissionStatement of(String seller, ForecastPeriod period, List<CommissionEntry> entries) {
        Map<CurrencyUnit, Total> totals = new TreeMap<>();
        entries.forEach(entry -> totals.merge(entry.currency(), Total.of(entry), Total::plus));
        return new CommissionStatement(seller, period, entries, totals);
    }

    /** The totals in a currency; all of them nothing where nothing was earned in it. */
    public Total total(CurrencyUnit currency) {
        Money zero = Money.zero(currency);
        return totals.getOrDefault(currency, new Total(zero, zero, zero));
    }
}
