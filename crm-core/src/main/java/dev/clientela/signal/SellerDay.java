package dev.clientela.signal;

import dev.clientela.security.Owner;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/**
 * How one seller, or one queue, stands.
 *
 * @param overdueTasks what should have been done by now and was not
 * @param newLeads captured on the day and theirs now
 * @param red leads that are red now
 * @param orange leads that are orange now
 * @param closedSales deals won on the day
 * @param closedAmounts what those come to, each currency for itself; deals without an amount add nothing
 */
public record SellerDay(
        Owner owner,
        long overdueTasks,
        long newLeads,
        long red,
        long orange,
        long closedSales,
        Map<CurrencyUnit, BigMoney> closedAmounts) {

    public SellerDay {
        closedAmounts = java.util.Collections.unmodifiableMap(new TreeMap<>(closedAmounts));
    }

    /** Nothing to tell. */
    public static SellerDay quiet(Owner owner) {
        return new SellerDay(owner, 0, 0, 0, 0, 0, Map.of());
    }

    public boolean isQuiet() {
        return equals(quiet(owner));
    }

    SellerDay withOverdueTasks(long number) {
        return new SellerDay(owner, number, newLeads, red, orange, closedSales, closedAmounts);
    }

    SellerDay withNewLeads(long number) {
        return new SellerDay(owner, overdueTasks, number, red, orange, closedSales, closedAmounts);
    }

    SellerDay withSignals(long redLeads, long orangeLeads) {
        return new SellerDay(owner, overdueTasks, newLeads, redLeads, orangeLeads, closedSales, closedAmounts);
    }

    SellerDay withClosedSales(long number, Map<CurrencyUnit, BigMoney> amounts) {
        return new SellerDay(owner, overdueTasks, newLeads, red, orange, number, amounts);
    }
}
