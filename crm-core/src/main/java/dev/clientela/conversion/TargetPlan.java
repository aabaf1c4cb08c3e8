package dev.clientela.conversion;

import dev.clientela.record.Field;
import dev.clientela.record.RecordRef;
import dev.clientela.record.Values;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one target of a conversion.
 *
 * @param existing the record to be filled in; empty when one is created
 * @param version the version of the existing record; 0 when one is created
 * @param match the candidate that matching chose; null when it was named, or is created
 * @param values its state afterwards; a new record gets its id, its references to the other targets, and what its
 *     concept fills in, when it is written
 */
public record TargetPlan(
        Optional<RecordRef> existing,
        long version,
        @Nullable MatchChoice match,
        List<FieldPlan> fields,
        Values values) {

    public TargetPlan {
        fields = List.copyOf(fields);
    }

    public boolean isCreated() {
        return existing.isEmpty();
    }

    public Optional<MatchChoice> matched() {
        return Optional.ofNullable(match);
    }

    /** What is planned for a field; empty when nothing is. */
    public Optional<FieldPlan> field(Field<?> field) {
        return fields.stream().filter(plan -> plan.target().equals(field)).findFirst();
    }
}
