package dev.clientela.money;

import java.math.RoundingMode;
import org.joda.money.BigMoney;
import org.joda.money.Money;

/** How an exact figure becomes an amount that can be paid: once, at the end, half up, to the currency's minor unit. */
public final class Rounding {

    private Rounding() {}

    /** Half a minor unit goes away from zero: 0.005 EUR is 0.01 EUR, −0.005 EUR is −0.01 EUR. */
    public static Money toMinorUnit(BigMoney exact) {
        return exact.toMoney(RoundingMode.HALF_UP);
    }
}
