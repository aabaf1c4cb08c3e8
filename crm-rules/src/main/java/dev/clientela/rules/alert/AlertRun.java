package dev.clientela.rules.alert;

import dev.clientela.command.Execution;
import dev.clientela.decision.Decision;
import dev.clientela.decision.Ruling;
import dev.clientela.record.RecordRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One evaluation of an alert: when, which figures, what came of it. Kept as a {@link Decision} of the kind {@value #KIND},
 * for {@link AlertSet#keep}. It holds figures over many records, and nothing of any one.
 *
 * @param alert its id
 * @param at when it was evaluated
 * @param values of the metrics that had one; none where there were more than a decision can keep
 */
public record AlertRun(
        String set, int version, String alert, Instant at, Outcome outcome, Map<String, BigDecimal> values) {

    /** What a decision is that keeps an evaluation. */
    public static final String KIND = "alert";

    /** What came of an evaluation. */
    public enum Outcome {
        /** There was nothing to tell. */
        FINE,
        /** The condition came to hold, and the recipients were told. */
        TOLD,
        /** It still holds, as was told. */
        STILL,
        /** It holds, and is not told as yet, for the last time was too short ago. */
        HELD_BACK,
        /** It does not hold any more. */
        LEFT,
        /** The figures could not be read; it is tried again, and overdue if that goes on. */
        FAILED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public AlertRun {
        values = Map.copyOf(values);
    }

    /** Empty for a decision of another kind. */
    public static Optional<AlertRun> of(Decision decision) {
        if (!decision.kind().equals(KIND)) {
            return Optional.empty();
        }
        Map<String, Object> kept = decision.explanation();
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        if (kept.get("values") instanceof Map<?, ?> readings) {
            readings.forEach((name, reading) -> {
                if (reading instanceof Map<?, ?> plain && plain.get("value") instanceof Number number) {
                    values.put(String.valueOf(name), new BigDecimal(number.toString()));
                }
            });
        }
        return Optional.of(new AlertRun(
                decision.ruleSet(),
                (int) decision.ruleSetVersion(),
                decision.rule().orElseThrow(),
                kept.get("at") instanceof String at ? Instant.parse(at) : decision.createdAt(),
                Outcome.valueOf(decision.outcome().toUpperCase(Locale.ROOT)),
                values));
    }

    /** Keeps an evaluation in the transaction that it was made in. */
    static void keep(
            AlertSet set,
            Alert alert,
            Instant at,
            Outcome outcome,
            Map<String, Object> more,
            Execution execution,
            RecordRef state) {
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put("at", at.toString());
        kept.putAll(more);
        new Ruling(KIND, set.id(), set.version(), Optional.of(alert.id()), outcome.word(), kept).keep(execution, state);
    }
}
