package dev.clientela.money;

import java.math.BigDecimal;
import org.joda.money.BigMoney;

/** So many in a hundred; may be less than none and more than all. Equal when equal as numbers. */
public record Percentage(BigDecimal value) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Percentage {
        value = value.stripTrailingZeros();
    }

    public static Percentage of(long value) {
        return new Percentage(BigDecimal.valueOf(value));
    }

    /** What is left of a hundred. */
    public Percentage rest() {
        return new Percentage(HUNDRED.subtract(value));
    }

    /** The part as a factor, such as 0.15 for 15 %. */
    public BigDecimal factor() {
        return value.movePointLeft(2);
    }

    /** So much of the whole, exactly: nothing is rounded. */
    public BigMoney of(BigMoney whole) {
        return whole.multipliedBy(factor());
    }

    /** Whether it lies between none and all, both included. */
    public boolean isPart() {
        return value.signum() >= 0 && value.compareTo(HUNDRED) <= 0;
    }

    @Override
    public String toString() {
        return value.toPlainString() + " %";
    }
}
