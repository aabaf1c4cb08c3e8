package dev.clientela.rules;

import dev.clientela.error.Violation;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Moment;
import dev.clientela.record.RecordType;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a kind of rule set decides: the owner of a lead, its points, whether a record is refused. Says how an outcome
 * stands in JSON and what is wrong with it. Equal outcomes have equal forms, and what is read from a form equals what it
 * was written of. A host may have kinds of its own. Immutable.
 *
 * @param <O> an outcome, immutable, equal by value
 */
public interface OutcomeType<O> {

    /** What it decides, as the documents name it: {@code assignment}. */
    String name();

    /** Reads an outcome; what is wrong is noted in the reader, also what the context does not know. */
    O read(PlainReader plain, Target target);

    /** The form that {@link #read} reads, without absent members. */
    Map<String, Object> write(O outcome);

    /** The hit policies that make sense. */
    default Set<HitPolicy> policies() {
        return EnumSet.of(HitPolicy.FIRST, HitPolicy.UNIQUE, HitPolicy.ANY, HitPolicy.PRIORITY, HitPolicy.COLLECT);
    }

    /** What the outcome counts for where hits are summed up; empty when it is no number, or depends on the record. */
    default Optional<BigDecimal> number(O outcome) {
        return Optional.empty();
    }

    /** What the outcome counts for, for this record at this time; empty when what it is reckoned from is absent. */
    default Optional<BigDecimal> number(O outcome, CrmRecord<?> record, Moment moment) {
        return number(outcome);
    }

    /** Reads {@link RuleSet#settings}, to find what is wrong with them; by default there are none. */
    default void readSettings(PlainReader plain, Target target) {}

    /** What is wrong with the set as a whole, at paths such as {@code rules[3].then}. */
    default List<Violation> check(RuleSet<O> set, RuleContext context) {
        return List.of();
    }

    /**
     * Reads an outcome that stands alone, as an explanation tells it.
     *
     * @throws dev.clientela.error.ValidationException with every fault
     */
    static <O> O read(OutcomeType<O> type, Map<String, Object> plain, Target target) {
        PlainReader reader = PlainReader.of(plain);
        O outcome = type.read(reader, target);
        reader.finish();
        return outcome;
    }

    /** What the outcome is read for. */
    record Target(RecordType<?> type, RuleContext context) {}
}
