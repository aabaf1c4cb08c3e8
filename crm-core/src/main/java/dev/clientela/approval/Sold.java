package dev.clientela.approval;

import dev.clientela.approval.ApprovalSubject.Priced;
import dev.clientela.money.Percentage;
import dev.clientela.money.Rounding;
import dev.clientela.record.CrmRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.BigMoney;
import org.joda.money.Money;

/**
 * A line, or all lines of one product, at list price and at what they are sold for: how all who judge discounts add up what
 * is given away (AP-15). Several lines are always added up product by product, and the least that may be asked for is
 * rounded once a product, to the currency's minor unit, HALF_UP; so the verdict stays the same however the lines of a
 * product are split or merged. Lines that are taken back, or cost nothing by the list, have no discount and are left out.
 *
 * @param line what it is called; of several, the first
 * @param product what lines are of one product
 * @param list at list price, not rounded
 * @param total what is asked for
 */
public record Sold(String line, String product, BigMoney list, Money total) {

    private static final int DECIMALS = 4;

    /** A line of a deal, of an offer, or of whatever else is approved. */
    public static Sold of(CrmRecord<?> line, Priced priced) {
        return new Sold(
                line.ref().toString(),
                line.find(priced.product()).map(Object::toString).orElse(""),
                line.get(priced.listPrice()).multipliedBy(line.get(priced.quantity())),
                line.get(priced.total()));
    }

    /** Whether there is something to take a discount off. */
    public boolean counts() {
        return list.isPositive();
    }

    /** The lines that count, all of one product as one, in the order in which they come. */
    public static List<Sold> byProduct(Collection<Sold> lines) {
        Map<String, Sold> products = new LinkedHashMap<>();
        lines.stream().filter(Sold::counts).forEach(each -> products.merge(each.product(), each, Sold::plus));
        return List.copyOf(products.values());
    }

    Sold plus(Sold other) {
        return new Sold(line, product, list.plus(other.list), total.plus(other.total));
    }

    /** The least that may be asked for at this discount, rounded once. */
    private Money least(BigDecimal percent) {
        return Rounding.toMinorUnit(new Percentage(percent).rest().of(list));
    }

    /** Whether less is asked for, for this alone, than the percentage leaves. */
    public boolean isBeyond(BigDecimal percent) {
        return areBeyond(List.of(this), percent);
    }

    /** Whether less is asked for, for all of one currency together, than the percentage leaves; nothing is never beyond. */
    public static boolean areBeyond(Collection<Sold> lines, BigDecimal percent) {
        List<Sold> products = byProduct(lines);
        return products.stream()
                .map(each -> each.least(percent))
                .reduce(Money::plus)
                .filter(least -> total(products).isLessThan(least))
                .isPresent();
    }

    private static Money total(List<Sold> products) {
        return products.stream().map(Sold::total).reduce(Money::plus).orElseThrow();
    }

    /** What is taken off all of them, in percent of the list price, to four decimals HALF_UP; 0 of nothing. */
    public static BigDecimal percent(Collection<Sold> lines) {
        List<Sold> products = byProduct(lines);
        if (products.isEmpty()) {
            return BigDecimal.ZERO;
        }
        BigMoney list = products.stream().map(Sold::list).reduce(BigMoney::plus).orElseThrow();
        BigDecimal off = list.getAmount().subtract(total(products).getAmount()).multiply(BigDecimal.valueOf(100));
        return off.divide(list.getAmount(), DECIMALS, RoundingMode.HALF_UP);
    }
}
