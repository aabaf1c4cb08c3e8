package dev.clientela.rules.discount;

import dev.clientela.approval.Approver;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordType;
import dev.clientela.rules.Brackets;
import dev.clientela.rules.Brackets.Bracket;
import dev.clientela.rules.Formula;
import dev.clientela.rules.OutcomeType;
import dev.clientela.rules.PlainReader;
import dev.clientela.rules.RuleContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The greatest discount that is allowed, in percent of the list price, and who may approve more. Immutable.
 *
 * <pre>{@code
 * {"max": 15}
 * {"formula": "MIN(5 + quantity / 10, 25)", "beyond": [{"manager_of_owner": 1}]}
 * {"over": "quantity", "rates": [{"to": 10, "max": 5}, {"from": 10, "max": 12.5}], "beyond": [{"role": "pricing"}]}
 * }</pre>
 *
 * @param beyond who may approve more; nobody may when there is none
 */
public record DiscountLimit(Most most, List<Approver> beyond) {

    /** Limits of discounts, on lines or on whole deals. */
    public static final OutcomeType<DiscountLimit> TYPE = new DiscountLimitType();

    public DiscountLimit {
        beyond = List.copyOf(beyond);
    }

    /** How much it is. */
    public sealed interface Most {}

    /** Always so much. */
    public record Fixed(BigDecimal percent) implements Most {
        public Fixed {
            percent = PlainReader.canonical(percent);
        }
    }

    /** As much as is reckoned, within 0 and 100; nothing when it has no value. */
    public record Reckoned(Formula percent) implements Most {}

    /** As much as the bracket says that a number is in; nothing when it is in none. */
    public record Tiered(Formula over, Brackets<BigDecimal> rates) implements Most {}

    public static DiscountLimit atMost(long percent) {
        return atMost(BigDecimal.valueOf(percent));
    }

    public static DiscountLimit atMost(BigDecimal percent) {
        if (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new IllegalArgumentException("A discount lies between 0 and 100 percent");
        }
        return new DiscountLimit(new Fixed(percent), List.of());
    }

    public static DiscountLimit reckoned(String formula, RecordType<?> type, RuleContext context) {
        return new DiscountLimit(
                new Reckoned(Formula.of(formula, type, context.fields(), context.limits())), List.of());
    }

    /** So much for every value of the formula; {@link #from} says more. */
    public static DiscountLimit over(String formula, RecordType<?> type, RuleContext context, long percent) {
        Brackets<BigDecimal> all = new Brackets<>(List.of(new Bracket<>(null, null, BigDecimal.valueOf(percent))));
        return new DiscountLimit(
                new Tiered(Formula.of(formula, type, context.fields(), context.limits()), all), List.of());
    }

    /** From this value on it is so much; higher than those before. */
    public DiscountLimit from(long value, long percent) {
        if (!(most instanceof Tiered tiered)) {
            throw new IllegalStateException("There are no tiers");
        }
        BigDecimal bound = BigDecimal.valueOf(value);
        List<Bracket<BigDecimal>> rates = new ArrayList<>(tiered.rates().brackets());
        Bracket<BigDecimal> last = rates.remove(rates.size() - 1);
        rates.add(new Bracket<>(last.from(), bound, last.value()));
        rates.add(new Bracket<>(bound, null, BigDecimal.valueOf(percent)));
        return new DiscountLimit(new Tiered(tiered.over(), new Brackets<>(rates)), beyond);
    }

    /** Who may approve more. */
    public DiscountLimit beyond(Approver... approvers) {
        return new DiscountLimit(most, List.of(approvers));
    }

    /** What is allowed for a record, in percent. */
    BigDecimal percent(CrmRecord<?> record) {
        if (most instanceof Fixed fixed) {
            return fixed.percent();
        }
        Optional<BigDecimal> found = most instanceof Reckoned reckoned
                ? reckoned.percent().value(record)
                : ((Tiered) most).over().value(record).flatMap(((Tiered) most).rates()::of);
        return found.orElse(BigDecimal.ZERO).max(BigDecimal.ZERO).min(BigDecimal.valueOf(100));
    }
}
