package dev.clientela.rules.scoring;

import dev.clientela.error.ValidationException;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.InstantField;
import dev.clientela.record.Moment;
import dev.clientela.rules.Formula;
import dev.clientela.rules.HitPolicy;
import dev.clientela.rules.OutcomeType;
import dev.clientela.rules.PlainReader;
import dev.clientela.rules.RuleErrors;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How points stand in JSON. */
final class PointsType implements OutcomeType<Points> {

    private static final String HALVES = "halves_every_days";
    private static final String LAPSES = "lapses_after_days";

    @Override
    public String name() {
        return "scoring";
    }

    @Override
    public Set<HitPolicy> policies() {
        return EnumSet.of(HitPolicy.COLLECT_SUM, HitPolicy.COLLECT_MIN, HitPolicy.COLLECT_MAX);
    }

    @Override
    public Points read(PlainReader plain, Target target) {
        Optional<BigDecimal> fixed = plain.findDecimal("points");
        Optional<String> text = plain.findText("formula");
        @Nullable BigDecimal min = plain.findDecimal("min").orElse(null);
        @Nullable BigDecimal max = plain.findDecimal("max").orElse(null);
        @Nullable
        Decay decay =
                plain.object("decay").flatMap(inner -> decay(inner, target)).orElse(null);
        @Nullable
        Formula formula = text.flatMap(words -> formula(plain, words, target)).orElse(null);
        if (fixed.isPresent() == text.isPresent()) {
            plain.fault(
                    fixed.isPresent() ? "formula" : "points",
                    fixed.isPresent() ? RuleErrors.BAD_VALUE : RuleErrors.MISSING,
                    fixed.isPresent() ? Map.of("expected", "either points or a formula", "found", "both") : Map.of());
        }
        if (fixed.isPresent()) {
            requireNoBound(plain, "min", min);
            requireNoBound(plain, "max", max);
        } else if (min != null && max != null && min.compareTo(max) > 0) {
            plain.fault("min", RuleErrors.MIN_ABOVE_MAX, Map.of("min", min, "max", max));
        }
        return new Points(fixed.orElse(null), formula, min, max, decay);
    }

    private static void requireNoBound(PlainReader plain, String key, @Nullable BigDecimal bound) {
        if (bound != null) {
            plain.fault(key, RuleErrors.BAD_VALUE, Map.of("expected", "no bound of fixed points", "found", bound));
        }
    }

    private static Optional<Formula> formula(PlainReader plain, String text, Target target) {
        try {
            return Optional.of(Formula.of(
                    text,
                    target.type(),
                    target.context().fields(),
                    target.context().limits()));
        } catch (ValidationException e) {
            plain.faults("formula", e.violations());
            return Optional.empty();
        }
    }

    private static Optional<Decay> decay(PlainReader plain, Target target) {
        Optional<InstantField> since = since(plain, plain.text("since"), target);
        Optional<Long> halves = plain.findInteger(HALVES, 1, Decay.MAX_DAYS);
        Optional<Long> lapses = plain.findInteger(LAPSES, 1, Decay.MAX_DAYS);
        if (halves.isPresent() == lapses.isPresent()) {
            plain.fault(
                    HALVES,
                    halves.isPresent() ? RuleErrors.BAD_VALUE : RuleErrors.MISSING,
                    halves.isPresent() ? Map.of("expected", "either this or " + LAPSES, "found", "both") : Map.of());
        }
        plain.done();
        Decay.Kind kind = halves.isPresent() ? Decay.Kind.HALVING : Decay.Kind.LAPSING;
        return since.flatMap(field -> halves.or(() -> lapses).map(days -> new Decay(field, kind, days.intValue())));
    }

    private static Optional<InstantField> since(PlainReader plain, String name, Target target) {
        if (!plain.has("since")) {
            return Optional.empty();
        }
        Optional<Field<?>> field = target.context().fields().field(target.type().name(), name);
        if (field.isEmpty()) {
            plain.fault(
                    "since",
                    RuleErrors.UNKNOWN_FIELD,
                    Map.of("field", name, "type", target.type().name()));
        } else if (!(field.get() instanceof InstantField)) {
            plain.fault(
                    "since",
                    RuleErrors.BAD_VALUE,
                    Map.of(
                            "expected",
                            "an instant field",
                            "found",
                            name + ", " + field.get().kind()));
        }
        return field.filter(InstantField.class::isInstance).map(InstantField.class::cast);
    }

    @Override
    public Map<String, Object> write(Points outcome) {
        Map<String, Object> plain = new LinkedHashMap<>();
        putIfThere(plain, "points", outcome.fixed());
        @Nullable Formula formula = outcome.formula();
        putIfThere(plain, "formula", formula == null ? null : formula.text());
        putIfThere(plain, "min", outcome.min());
        putIfThere(plain, "max", outcome.max());
        @Nullable Decay decay = outcome.decay();
        if (decay != null) {
            Map<String, Object> inner = new LinkedHashMap<>();
            inner.put("since", decay.since().name());
            inner.put(decay.kind() == Decay.Kind.HALVING ? HALVES : LAPSES, (long) decay.days());
            plain.put("decay", inner);
        }
        return plain;
    }

    private static void putIfThere(Map<String, Object> plain, String key, @Nullable Object value) {
        if (value != null) {
            plain.put(key, value);
        }
    }

    @Override
    public Optional<BigDecimal> number(Points outcome) {
        return outcome.constant();
    }

    @Override
    public Optional<BigDecimal> number(Points outcome, CrmRecord<?> record, Moment moment) {
        return outcome.worth(record, moment.now());
    }

    @Override
    public void readSettings(PlainReader plain, Target target) {
        Grades.read(plain);
    }
}
