package dev.clientela.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.joda.money.Money;

/**
 * What the seller keeps of a total once the cost is paid. Taxes are in neither: they are not the seller's. Both are in one
 * currency, at its scale; so the margins of several lines add up to the margin of their sum.
 */
public record Margin(Money total, Money cost) {

    /** The decimals of a percentage. */
    private static final int SCALE = 4;

    /** @throws IllegalArgumentException when they are in different currencies */
    public Margin {
        if (!total.getCurrencyUnit().equals(cost.getCurrencyUnit())) {
            throw new IllegalArgumentException("A margin is of one currency");
        }
    }

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
