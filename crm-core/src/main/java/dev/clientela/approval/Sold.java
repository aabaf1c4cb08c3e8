package dev.clientela.approval;

import dev.clientela.money.Percentage;
import dev.clientela.money.Rounding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import org.joda.money.BigMoney;
import org.joda.money.Money;

/**
 * A line, or all lines of one product, at list price and at what they are sold for.
 *
 * @param line what it is called; of several, the first
 */
record Sold(String line, String product, BigMoney list, Money total) {

    private static final int DECIMALS = 4;

    /** What is taken back, or costs nothing by the list, has no discount. */
    boolean counts() {
        return list.isPositive();
    }

    Sold plus(Sold other) {
        return new Sold(line, product, list.plus(other.list), total.plus(other.total));
    }

    /** The least that may be asked for at this discount, rounded once. */
    private Money least(BigDecimal percent) {
        return Rounding.toMinorUnit(new Percentage(percent).rest().of(list));
    }

    /** Whether less is asked for than the percentage leaves. */
    boolean isBeyond(BigDecimal percent) {
        return total.isLessThan(least(percent));
    }

    /**
     * The same of several products together. What is least is rounded for each product and not for each line, so that it
     * stays the same however a product's lines are split.
     */
    static boolean areBeyond(Collection<Sold> products, BigDecimal percent) {
        return products.stream()
                .map(each -> each.least(percent))
                .reduce(Money::plus)
                .filter(least -> total(products).isLessThan(least))
                .isPresent();
    }

    private static Money total(Collection<Sold> products) {
        return products.stream().map(Sold::total).reduce(Money::plus).orElseThrow();
    }

    /** What is taken off, in percent of the list price, to four decimals. */
    static BigDecimal percent(Collection<Sold> products) {
        if (products.isEmpty()) {
            return BigDecimal.ZERO;
        }
        BigMoney list = products.stream().map(Sold::list).reduce(BigMoney::plus).orElseThrow();
        BigDecimal off = list.getAmount().subtract(total(products).getAmount()).multiply(BigDecimal.valueOf(100));
        return off.divide(list.getAmount(), DECIMALS, RoundingMode.HALF_UP);
    }
}
