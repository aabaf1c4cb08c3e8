package dev.clientela.record;

import dev.clientela.error.ValidationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a report is broken down by: a field of the record, or of a record that it refers to; dates and instants by the
 * day, week, month, quarter or year that holds them, in the organisation's zone. Records without the value form a group
 * of their own. A field of several elements puts a record into the group of each of its keys.
 *
 * @param through the references to follow from the report's record type to the field's
 * @param unit set for dates and instants alone
 */
public record Grouping(List<ReferenceField<?>> through, Field<?> field, Optional<RelativePeriod.Unit> unit) {

    public Grouping {
        through = List.copyOf(through);
        boolean temporal = field instanceof DateField || field instanceof InstantField;
        if (unit.isPresent() && !temporal) {
            throw ValidationException.of(field.toString(), RecordErrors.BAD_REPORT);
        }
        for (int i = 0; i < through.size(); i++) {
            String target = through.get(i).target();
            String next = i + 1 < through.size() ? through.get(i + 1).recordType() : field.recordType();
            if (!target.equals(next)) {
                throw ValidationException.of(through.get(i).toString(), RecordErrors.BAD_REPORT);
            }
        }
    }

    public static Grouping by(Field<?> field) {
        return new Grouping(List.of(), field, Optional.empty());
    }

    public static Grouping by(Field<?> field, RelativePeriod.Unit unit) {
        return new Grouping(List.of(), field, Optional.of(unit));
    }

    /** The same grouping seen from a record that refers to the one it was made for. */
    public Grouping through(ReferenceField<?> reference) {
        List<ReferenceField<?>> path = new ArrayList<>();
        path.add(reference);
        path.addAll(through);
        return new Grouping(path, field, unit);
    }

    /** The record type that the grouping starts from. */
    public String recordType() {
        return through.isEmpty() ? field.recordType() : through.get(0).recordType();
    }
}
