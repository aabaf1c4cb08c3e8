package dev.clientela.rules.index;

import dev.clientela.record.Criterion;
import dev.clientela.record.CriterionEvaluator;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordType;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Which of many conditions hold for one record. Each answer is the one that {@link CriterionEvaluator} gives for each
 * condition by itself. Immutable and thread-safe.
 */
public final class RuleIndex {

    private final RecordType<?> type;
    private final List<Condition> conditions;

    private RuleIndex(RecordType<?> type, List<Condition> conditions) {
        this.type = type;
        this.conditions = conditions;
    }

    /**
     * Compiles the conditions, which are known by their place in the list from then on.
     *
     * @throws IllegalArgumentException if a condition reads a field of another record type
     */
    public static RuleIndex of(RecordType<?> type, List<Condition> conditions) {
        return new RuleIndex(type, List.copyOf(conditions));
    }

    /** How many conditions there are. */
    public int size() {
        return conditions.size();
    }

    /** The lowest place of a condition that holds, or -1. */
    public int first(CrmRecord<?> record, Situation situation) {
        for (int place = 0; place < conditions.size(); place++) {
            if (holds(place, record, situation)) {
                return place;
            }
        }
        return -1;
    }

    /** Gives the consumer the place of each condition that holds, in ascending order. */
    public void forEach(CrmRecord<?> record, Situation situation, IntConsumer consumer) {
        for (int place = 0; place < conditions.size(); place++) {
            if (holds(place, record, situation)) {
                consumer.accept(place);
            }
        }
    }

    /** How many conditions hold. */
    public long count(CrmRecord<?> record, Situation situation) {
        int[] count = new int[1];
        forEach(record, situation, place -> count[0]++);
        return count[0];
    }

    private boolean holds(int place, CrmRecord<?> record, Situation situation) {
        if (!record.values().type().name().equals(type.name())) {
            throw new IllegalArgumentException(record + " is no " + type);
        }
        Condition condition = conditions.get(place);
        Criterion when = condition.when();
        return condition.isValidAt(situation.moment().now())
                && CriterionEvaluator.compile(when, situation.moment(), situation.lookup())
                        .test(record);
    }
}
