package dev.clientela.rules.scoring;

import dev.clientela.record.CrmRecord;
import dev.clientela.record.InstantField;
import dev.clientela.record.RecordType;
import dev.clientela.rules.Formula;
import dev.clientela.rules.HitPolicy;
import dev.clientela.rules.OutcomeType;
import dev.clientela.rules.PlainReader;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleSet;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a rule adds to a score: a fixed number, or one reckoned from the record, held within bounds. Immutable.
 *
 * <pre>{@code
 * {"points": 20}
 * {"formula": "employees / 100", "min": 1, "max": 25}
 * {"points": 30, "decay": {"since": "first_contact_at", "halves_every_days": 30}}
 * {"points": -5, "decay": {"since": "first_contact_at", "lapses_after_days": 90}}
 * }</pre>
 *
 * @param fixed null where there is a formula
 * @param formula null where the number is fixed
 * @param min the least that the formula counts for
 * @param max the most that the formula counts for
 * @param decay how the points lose weight with time; null when they keep it
 */
public record Points(
        @Nullable BigDecimal fixed,
        @Nullable Formula formula,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable Decay decay) {

    /** Points, summed up; the least or the greatest of them where the rule set says so. */
    public static final OutcomeType<Points> TYPE = new PointsType();

    public Points {
        fixed = canonical(fixed);
        min = canonical(min);
        max = canonical(max);
        if ((fixed == null) == (formula == null)) {
            throw new IllegalArgumentException("Points are fixed, or reckoned by a formula");
        }
        if (fixed != null && (min != null || max != null)) {
            throw new IllegalArgumentException("Bounds are for what a formula comes to");
        }
        if (min != null && max != null && min.compareTo(max) > 0) {
            throw new IllegalArgumentException("The least, " + min + ", is above the most, " + max);
        }
    }

    private static @Nullable BigDecimal canonical(@Nullable BigDecimal number) {
        return number == null ? null : PlainReader.canonical(number);
    }

    public static Points of(long number) {
        return of(BigDecimal.valueOf(number));
    }

    public static Points of(BigDecimal number) {
        return new Points(number, null, null, null, null);
    }

    public static Points by(Formula formula) {
        return new Points(null, formula, null, null, null);
    }

    /** @throws dev.clientela.error.ValidationException as {@link Formula#of} */
    public static Points by(String formula, RecordType<?> type, RuleContext context) {
        return by(Formula.of(formula, type, context.fields(), context.limits()));
    }

    /** A rule set in which all points that hits give are summed up. */
    public static RuleSet<Points> summedUp(String id, RecordType<?> type) {
        return RuleSet.of(id, TYPE, type).hit(HitPolicy.COLLECT_SUM);
    }

    /** At least so many, whatever the formula says. */
    public Points atLeast(long least) {
        return new Points(fixed, formula, BigDecimal.valueOf(least), max, decay);
    }

    /** At most so many, whatever the formula says. */
    public Points atMost(long most) {
        return new Points(fixed, formula, min, BigDecimal.valueOf(most), decay);
    }

    /** Half of them after so many days, and so on. */
    public Points halvingEvery(int days, InstantField since) {
        return new Points(fixed, formula, min, max, new Decay(since, Decay.Kind.HALVING, days));
    }

    /** None of them from so many days on. */
    public Points lapsingAfter(int days, InstantField since) {
        return new Points(fixed, formula, min, max, new Decay(since, Decay.Kind.LAPSING, days));
    }

    /** What they are for any record at any time; empty when they depend on either. */
    Optional<BigDecimal> constant() {
        return decay == null ? Optional.ofNullable(fixed) : Optional.empty();
    }

    /** What they are for this record now; empty when what they are reckoned from is absent. */
    Optional<BigDecimal> worth(CrmRecord<?> record, Instant now) {
        Optional<BigDecimal> full = formula == null
                ? Optional.ofNullable(fixed)
                : formula.value(record).map(this::bounded);
        return decay == null ? full : full.flatMap(points -> decay.left(points, record, now));
    }

    private BigDecimal bounded(BigDecimal number) {
        BigDecimal least = min == null ? number : number.max(min);
        return max == null ? least : least.min(max);
    }
}
