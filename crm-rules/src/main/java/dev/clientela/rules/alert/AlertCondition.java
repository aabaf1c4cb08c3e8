package dev.clientela.rules.alert;

import dev.clientela.record.Comparison;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * When there is something to tell. "Sales have fallen to 3000" is {@code at_most 3000}, "cost exceeds 500" is {@code more
 * 500}. A figure that has no value, such as an average over nothing, is neither more nor less than anything.
 */
public sealed interface AlertCondition {

    /** @param values of the metrics that have one */
    boolean holds(Map<String, BigDecimal> values);

    /** The metrics that it speaks of. */
    Set<String> metrics();

    /** Every part holds. */
    record All(List<AlertCondition> parts) implements AlertCondition {
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(Map<String, BigDecimal> values) {
            return parts.stream().allMatch(part -> part.holds(values));
        }

        @Override
        public Set<String> metrics() {
            return of(parts);
        }
    }

    /** A part holds, or several. */
    record Any(List<AlertCondition> parts) implements AlertCondition {
        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(Map<String, BigDecimal> values) {
            return parts.stream().anyMatch(part -> part.holds(values));
        }

        @Override
        public Set<String> metrics() {
            return of(parts);
        }
    }

    /** A metric stands so to the threshold. */
    record Compared(String metric, Comparison comparison, BigDecimal threshold) implements AlertCondition {
        @Override
        public boolean holds(Map<String, BigDecimal> values) {
            BigDecimal value = values.get(metric);
            return value != null && comparison.holds(value.compareTo(threshold));
        }

        @Override
        public Set<String> metrics() {
            return Set.of(metric);
        }
    }

    private static Set<String> of(List<AlertCondition> parts) {
        Set<String> metrics = new TreeSet<>();
        parts.forEach(part -> metrics.addAll(part.metrics()));
        return metrics;
    }

    static AlertCondition fallenTo(String metric, long threshold) {
        return new Compared(metric, Comparison.AT_MOST, BigDecimal.valueOf(threshold));
    }

    static AlertCondition exceeds(String metric, long threshold) {
        return new Compared(metric, Comparison.MORE, BigDecimal.valueOf(threshold));
    }

    static AlertCondition all(AlertCondition... parts) {
        return new All(List.of(parts));
    }

    static AlertCondition any(AlertCondition... parts) {
        return new Any(List.of(parts));
    }
}
