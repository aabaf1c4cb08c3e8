package dev.clientela.record;

import dev.clientela.error.ValidationException;
import java.util.Comparator;

/** One step of an order. Absent values come first when ascending, last when descending. */
public record Sort(Field<?> field, boolean isDescending) {

    /** Compares keys of one field, which are of one class and comparable with each other. */
    @SuppressWarnings("unchecked")
    static final Comparator<Comparable<?>> NATURAL = (a, b) -> ((Comparable<Object>) a).compareTo(b);

    public Sort {
        if (!field.has(Trait.SORTABLE)) {
            throw ValidationException.of(field.toString(), RecordErrors.NOT_SORTABLE);
        }
    }

    /** The key of a record in this step; never null. */
    public Comparable<?> keyOf(CrmRecord<?> record) {
        return key(field, record);
    }

    private static <T> Comparable<?> key(Field<T> field, CrmRecord<?> record) {
        return field.sortKey(record.values().get(field));
    }

    /** Compares keys of this step, turned round when descending. */
    public Comparator<Comparable<?>> keyOrder() {
        return isDescending ? NATURAL.reversed() : NATURAL;
    }
}
