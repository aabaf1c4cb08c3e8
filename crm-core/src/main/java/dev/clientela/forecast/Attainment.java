package dev.clientela.forecast;

import dev.clientela.money.ExchangeRate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * How far a quota is met.
 *
 * @param closed what has been won, in the quota's currency or as a quantity; in the forecast's currency when that has one
 * @param target the quota in the same
 * @param rate by which the quota was converted, if it was
 */
public record Attainment(Quota quota, BigDecimal closed, BigDecimal target, Optional<ExchangeRate> rate) {

    /** Closed by quota, 1 when it is met exactly, to 34 significant digits; empty for a quota of 0. */
    public Optional<BigDecimal> ratio() {
        return target.signum() == 0 ? Optional.empty() : Optional.of(closed.divide(target, MathContext.DECIMAL128));
    }
}
