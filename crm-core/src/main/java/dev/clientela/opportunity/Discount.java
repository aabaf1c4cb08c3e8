package dev.clientela.opportunity;

import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import dev.clientela.money.Percentage;
import dev.clientela.money.Rounding;
import dev.clientela.record.RecordErrors;
import java.math.BigDecimal;
import java.util.Map;
import org.joda.money.BigMoney;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** What is taken off a line: nothing, a percentage, or an amount off the line as a whole. */
public sealed interface Discount {

    /** By percentage if one is given, else by amount if one is given. */
    static Discount of(@Nullable BigDecimal percent, @Nullable Money amount) {
        if (percent != null) {
            return new Percent(new Percentage(percent));
        }
        return amount != null ? new Amount(amount) : new None();
    }

    /** What is left of the gross total; of a credit, the discount takes off what is given back. */
    BigMoney from(BigMoney gross);

    /** What the gross total must be so that this much is left of it, to eight decimals more than are paid. */
    BigDecimal grossFor(Money total, int sign);

    /** Adds what is wrong with it, of this gross total, by the names of a line's fields. */
    void check(BigMoney gross, Violations violations);

    /** Nothing is taken off. */
    record None() implements Discount {
        @Override
        public BigMoney from(BigMoney gross) {
            return gross;
        }

        @Override
        public BigDecimal grossFor(Money total, int sign) {
            return total.getAmount();
        }

        @Override
        public void check(BigMoney gross, Violations violations) {
            // Nothing can be wrong with it.
        }
    }

    /** From 0 to 100 in a hundred. */
    record Percent(Percentage percent) implements Discount {

        private static final int SCALE = 24;

        @Override
        public BigMoney from(BigMoney gross) {
            return percent.rest().of(gross);
        }

        @Override
        public BigDecimal grossFor(Money total, int sign) {
            BigDecimal rest = percent.rest().factor();
            return rest.signum() == 0
                    ? BigDecimal.ZERO
                    : total.getAmount().divide(rest, SCALE, java.math.RoundingMode.HALF_UP);
        }

        @Override
        public void check(BigMoney gross, Violations violations) {
            if (!percent.isPart()) {
                violations.add(new Violation(
                        OpportunityLineFields.DISCOUNT_PERCENT.name(),
                        RecordErrors.OUT_OF_RANGE,
                        Map.of("min", 0, "max", 100)));
            }
        }
    }

    /** An amount of 0 or more, at most the whole line. */
    record Amount(Money amount) implements Discount {
        @Override
        public BigMoney from(BigMoney gross) {
            return gross.isNegative() ? gross.plus(amount) : gross.minus(amount);
        }

        @Override
        public BigDecimal grossFor(Money total, int sign) {
            return sign < 0
                    ? total.getAmount().subtract(amount.getAmount())
                    : total.getAmount().add(amount.getAmount());
        }

        @Override
        public void check(BigMoney gross, Violations violations) {
            String path = OpportunityLineFields.DISCOUNT_AMOUNT.name();
            if (!amount.isSameCurrency(gross)) {
                violations.add(Violation.of(path, OpportunityErrors.LINE_OTHER_CURRENCY));
            } else if (amount.isNegative() || amount.isGreaterThan(Rounding.toMinorUnit(gross.abs()))) {
                violations.add(Violation.of(path, OpportunityErrors.LINE_DISCOUNT_TOO_LARGE));
            }
        }
    }
}
