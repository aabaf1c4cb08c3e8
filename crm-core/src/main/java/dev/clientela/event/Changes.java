package dev.clientela.event;

import dev.clientela.record.Field;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What an event changed, field by field. Made from the states before and after, it keeps only them and lists the
 * differences when asked, so that an event costs little beside the record it is about.
 */
public final class Changes {

    private final Values before;
    private final Values after;

    private Changes(Values before, Values after) {
        this.before = before;
        this.after = after;
    }

    public static Changes between(Values before, Values after) {
        return new Changes(before, after);
    }

    /** The changes of a new record: every value it has. */
    public static Changes creating(Values after) {
        return new Changes(after.type().noValues(), after);
    }

    /** The changes of a deleted record: every value it had. */
    public static Changes deleting(Values before) {
        return new Changes(before, before.type().noValues());
    }

    /** The changes as a log keeps them. */
    public static Changes of(RecordType<?> type, List<FieldChange> list) {
        Values.Builder before = type.noValues().edit();
        Values.Builder after = type.noValues().edit();
        for (FieldChange change : list) {
            set(before, change.field(), change.before());
            set(after, change.field(), change.after());
        }
        return new Changes(before.build(), after.build());
    }

    @SuppressWarnings("unchecked") // a change holds values of its own field
    private static <T> void set(
            Values.Builder values, Field<T> field, @org.jspecify.annotations.Nullable Object value) {
        values.set(field, (T) value);
    }

    /** Built-in fields in their order, then custom ones by name. */
    public List<FieldChange> list() {
        List<Field<?>> fields = before.differences(after);
        List<FieldChange> list = new ArrayList<>(fields.size());
        for (Field<?> field : fields) {
            list.add(new FieldChange(field, before.get(field), after.get(field)));
        }
        return list;
    }

    public boolean isEmpty() {
        return before.equals(after);
    }

    public Optional<FieldChange> of(Field<?> field) {
        return list().stream().filter(change -> change.field().equals(field)).findFirst();
    }

    /** The state after these changes, when the given one was the state before. */
    public Values applyTo(Values state) {
        Values.Builder next = state.edit();
        for (Field<?> field : before.differences(after)) {
            next.copy(field, after);
        }
        return next.build();
    }

    /** The state before these changes, when the given one is the state after. */
    public Values revertFrom(Values state) {
        Values.Builder earlier = state.edit();
        for (Field<?> field : before.differences(after)) {
            earlier.copy(field, before);
        }
        return earlier.build();
    }

    /**
     * The changes between the states as they look once something has been taken out of both. What is taken out depends on
     * the value of a field alone, so that all events of a record still fit together.
     */
    public Changes redacted(UnaryOperator<Values> redaction) {
        return new Changes(redaction.apply(before), redaction.apply(after));
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof Changes changes && list().equals(changes.list());
    }

    @Override
    public int hashCode() {
        return list().hashCode();
    }

    @Override
    public String toString() {
        return list().toString();
    }
}
