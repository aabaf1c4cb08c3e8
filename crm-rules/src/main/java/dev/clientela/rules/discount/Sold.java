package dev.clientela.rules.discount;

import dev.clientela.money.Percentage;
import dev.clientela.money.Rounding;
import dev.clientela.opportunity.OpportunityLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.joda.money.BigMoney;
import org.joda.money.Money;

/** Lines of one currency, at list price and at what they are sold for. What is taken back is left out. */
record Sold(List<OpportunityLine> lines) {

    private static final int DECIMALS = 4;

    Sold {
        lines = lines.stream().filter(line -> list(line).isPositive()).toList();
    }

    static BigMoney list(OpportunityLine line) {
        return line.listPrice().multipliedBy(line.quantity());
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /**
     * Whether less is asked for than the percentage leaves. Each line is rounded once, so the least that is allowed is
     * the sum of what the lines would come to at exactly that discount.
     */
    boolean isBelow(BigDecimal percent) {
        Percentage rest = new Percentage(percent).rest();
        Money least = lines.stream()
                .map(line -> Rounding.toMinorUnit(rest.of(list(line))))
                .reduce(Money::plus)
                .orElseThrow();
        return total().isLessThan(least);
    }

    Money total() {
        return lines.stream().map(OpportunityLine::total).reduce(Money::plus).orElseThrow();
    }

    /** What is taken off, in percent of the list price, to four decimals. */
    BigDecimal percent() {
        BigMoney list = lines.stream().map(Sold::list).reduce(BigMoney::plus).orElseThrow();
        BigDecimal off = list.getAmount().subtract(total().getAmount()).multiply(BigDecimal.valueOf(100));
        return off.divide(list.getAmount(), DECIMALS, RoundingMode.HALF_UP);
    }
}
