package dev.clientela.intake;

import dev.clientela.command.Edit;
import dev.clientela.error.Violation;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.KeyedField;
import dev.clientela.record.ListField;
import dev.clientela.record.RecordType;
import dev.clientela.record.Trait;
import dev.clientela.record.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one row says, as far as it can be told without looking at other records. Made by one {@link RowReader}. */
final class Draft {

    private final Row row;
    private final List<Field<?>> cleared = new ArrayList<>(0);
    private final Set<Field<?>> whole = new HashSet<>(0);
    private final List<Reference> references = new ArrayList<>(0);
    private final List<RowFault> faults = new ArrayList<>(0);
    private final List<Settlement> settlements = new ArrayList<>(0);
    private Values values;

    /** Another record, named by its key. */
    record Reference(String column, Target.ByKey<?> target, Values key) {}

    Draft(Row row, Values values) {
        this.row = row;
        this.values = values;
    }

    Row row() {
        return row;
    }

    Values values() {
        return values;
    }

    List<Reference> references() {
        return references;
    }

    /** Whether it has a cell for each column, so that what it says is known at all. */
    boolean isReadable() {
        return faults.stream().noneMatch(fault -> fault.violation().code().equals(ImportErrors.CELL_COUNT));
    }

    List<RowFault> faults() {
        return faults;
    }

    List<Settlement> settlements() {
        return settlements;
    }

    <T> void put(Field<T> field, T value, boolean allThereAre) {
        values = values.with(field, united(field, values.get(field), value));
        if (allThereAre) {
            whole.add(field);
        }
    }

    void clear(Field<?> field) {
        cleared.add(field);
    }

    void refer(String column, Target.ByKey<?> target, Values key) {
        references.add(new Reference(column, target, key));
    }

    void fault(String column, Violation violation) {
        faults.add(new RowFault(column, violation));
    }

    void settle(Settlement settlement) {
        settlements.add(settlement);
    }

    /** What a new record is made from. */
    Values writable(Values resolved) {
        Values.Builder writable = resolved.edit();
        resolved.fields().stream()
                .filter(field -> field.has(Trait.READ_ONLY))
                .forEach(field -> writable.set(field, null));
        return writable.build();
    }

    /** What changes on a record that is there. */
    Edit editOf(CrmRecord<?> record, Values resolved) {
        Map<Field<?>, @Nullable Object> changes = new LinkedHashMap<>();
        cleared.forEach(field -> changes.put(field, null));
        for (Field<?> field : resolved.fields()) {
            if (!field.has(Trait.READ_ONLY)) {
                changes.put(field, changed(field, record.values(), resolved));
            }
        }
        return new Edit(changes, java.util.Optional.empty());
    }

    private <T> @Nullable Object changed(Field<T> field, Values before, Values resolved) {
        @Nullable T value = resolved.get(field);
        return value == null || whole.contains(field) ? value : united(field, before.get(field), value);
    }

    /** The elements of both where a field holds several, those that are there first; otherwise the new value. */
    @SuppressWarnings("unchecked") // a keyed field is of tags, whose value is a set, or a list
    private static <T> T united(Field<T> field, @Nullable T before, T more) {
        if (before == null || !(field instanceof KeyedField<?>)) {
            return more;
        }
        if (field instanceof ListField<?> list) {
            return (T) united(list, (List<Object>) before, (List<Object>) more);
        }
        Set<String> tags = new LinkedHashSet<>((Set<String>) before);
        tags.addAll((Set<String>) more);
        return (T) tags;
    }

    @SuppressWarnings("unchecked") // the elements are those of the field
    private static <E> List<Object> united(ListField<E> field, List<Object> before, List<Object> more) {
        Set<String> present = field.keys((List<E>) before);
        List<Object> all = new ArrayList<>(before);
        for (Object element : more) {
            if (!present.contains(field.elements().key((E) element))) {
                all.add(element);
            }
        }
        return all;
    }

    /** No value at all of the type that a reference points to, but its key. */
    static <T> Values keyed(RecordType<?> type, Field<T> key, T value) {
        return type.noValues().with(key, value);
    }
}
