package dev.clientela.quote;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.joda.money.Money;

/** What the seller keeps of a total once the cost is paid. Both are in one currency. */
public record Margin(Money total, Money cost) {

    /** The decimals of a percentage. */
    static final int SCALE = 4;

    /** Below zero where it costs more than it brings in. */
    public Money amount() {
        return total.minus(cost);
    }

    /** In percent of the total, half up to four decimals; empty where the total is 0. */
    public Optional<BigDecimal> percent() {
        return total.isZero()
                ? Optional.empty()
                : Optional.of(
                        amount().getAmount().movePointRight(2).divide(total.getAmount(), SCALE, RoundingMode.HALF_UP));
    }
}
