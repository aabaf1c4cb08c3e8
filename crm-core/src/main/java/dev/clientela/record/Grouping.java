package dev.clientela.record;

import dev.clientela.error.ValidationException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /**
     * The order of groups in a result. Absent first; elements by code point; values by the field's order, and by code
     * point where that ties.
     *
     * @param a a key of this grouping, see {@link ReportResult.Row#group}
     */
    public int compare(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return Boolean.compare(a != null, b != null);
        }
        if (unit.isPresent()) {
            return ((LocalDate) a).compareTo((LocalDate) b);
        }
        if (field instanceof KeyedField<?>) {
            return TextKey.ORDER.compare((String) a, (String) b);
        }
        return compare(field, a, b);
    }

    @SuppressWarnings("unchecked") // keys of a grouping without a unit are values of its field
    private static <T> int compare(Field<T> field, Object a, Object b) {
        int byKey = Sort.NATURAL.compare(field.sortKey((T) a), field.sortKey((T) b));
        return byKey != 0 ? byKey : PlainForm.ORDER.compare(field.toPlain((T) a), field.toPlain((T) b));
    }
}
