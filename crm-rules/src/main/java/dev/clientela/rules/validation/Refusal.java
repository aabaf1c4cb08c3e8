package dev.clientela.rules.validation;

import dev.clientela.error.ErrorCode;
import dev.clientela.record.Criterion;
import dev.clientela.record.Field;
import dev.clientela.record.RecordType;
import dev.clientela.rules.HitPolicy;
import dev.clientela.rules.OutcomeType;
import dev.clientela.rules.RuleErrors;
import dev.clientela.rules.RuleSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A record for which the rule holds may not be written: with which message, code and field, and of which writes this is
 * asked.
 *
 * <pre>{@code
 * {"message": {"en": "A deal at {stage} has an amount.", "es": "Una oportunidad en {stage} tiene importe."},
 *  "code": "deal.amount_missing", "field": "amount", "on": "change", "changed": ["stage"], "before": criterion}
 * }</pre>
 *
 * <p>In the message a field's name in braces stands for what the record has there. Immutable.
 *
 * @param message by language, {@code en} or {@code es}, one at least
 * @param code {@code rules.refused} unless a better one is given
 * @param field at fault; none when the record as a whole is
 * @param on which writes it is asked of
 * @param changed asked only when one of these fields changes; of every write when there are none
 * @param before what must have held of the state before; a record that is made had none, so it is not asked then
 */
public record Refusal(
        Map<String, String> message,
        ErrorCode code,
        Optional<Field<?>> field,
        On on,
        Set<Field<?>> changed,
        Optional<Criterion> before) {

    /** Refusals; all rules that hold refuse at once. */
    public static final OutcomeType<Refusal> TYPE = new RefusalType();

    /** The writes that a rule is asked of. */
    public enum On {
        CREATE,
        CHANGE,
        BOTH
    }

    public Refusal {
        if (message.isEmpty() || !RefusalType.LANGUAGES.containsAll(message.keySet())) {
            throw new IllegalArgumentException("A refusal has a message in English, Spanish, or both");
        }
        message = Collections.unmodifiableMap(new LinkedHashMap<>(message));
        changed = Collections.unmodifiableSet(new LinkedHashSet<>(changed));
    }

    /** On every write, with the code {@code rules.refused}. */
    public static Refusal saying(String english, String spanish) {
        return new Refusal(
                Map.of("en", english, "es", spanish),
                RuleErrors.REFUSED,
                Optional.empty(),
                On.BOTH,
                Set.of(),
                Optional.empty());
    }

    /** A rule set in which all rules that hold refuse. */
    public static RuleSet<Refusal> rules(String id, RecordType<?> type) {
        return RuleSet.of(id, TYPE, type).hit(HitPolicy.COLLECT);
    }

    /** @param name such as {@code deal.amount_missing} */
    public Refusal code(String name) {
        return new Refusal(message, ErrorCode.of(name), field, on, changed, before);
    }

    public Refusal at(Field<?> fault) {
        return new Refusal(message, code, Optional.of(fault), on, changed, before);
    }

    public Refusal on(On writes) {
        return new Refusal(message, code, field, writes, changed, before);
    }

    /** Only when one of these fields changes, so that older records can be edited in others. */
    public Refusal whenChanged(Field<?>... fields) {
        return new Refusal(message, code, field, on, new LinkedHashSet<>(java.util.List.of(fields)), before);
    }

    /** Only where this held of the state before: a transition is refused. */
    public Refusal after(Criterion earlier) {
        return new Refusal(message, code, field, on, changed, Optional.of(earlier));
    }
}
