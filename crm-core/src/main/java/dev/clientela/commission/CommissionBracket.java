package dev.clientela.commission;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A range of bases with its percentage; half-open.
 *
 * @param from the lowest base that lies in it
 * @param until the lowest that does not any more; empty for the last bracket
 */
public record CommissionBracket(BigDecimal from, Optional<BigDecimal> until, BigDecimal percentage) {

    /** Every bracket but the last. */
    public static CommissionBracket between(String from, String until, String percentage) {
        return new CommissionBracket(
                new BigDecimal(from), Optional.of(new BigDecimal(until)), new BigDecimal(percentage));
    }

    /** The last bracket. */
    public static CommissionBracket from(String from, String percentage) {
        return new CommissionBracket(new BigDecimal(from), Optional.empty(), new BigDecimal(percentage));
    }

    boolean contains(BigDecimal base) {
        return base.compareTo(from) >= 0
                && until.filter(end -> base.compareTo(end) >= 0).isEmpty();
    }

    /** How much of a base lies in it. */
    BigDecimal part(BigDecimal base) {
        BigDecimal end = until.map(base::min).orElse(base);
        return end.subtract(from).max(BigDecimal.ZERO);
    }
}
