package dev.clientela.record;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How records refer to each other: by fields that hold the id of another, and by elements of lists that do. */
public final class References {

    private References() {}

    /** Whether records may refer through the field to one of this type; a record's own id is no reference, nor is one that is {@linkplain Trait#LOOSE loose}. */
    public static boolean mayLead(Field<?> field, String recordType) {
        if (field instanceof ReferenceField<?> reference) {
            return isFirm(reference) && reference.target().equals(recordType);
        }
        return field instanceof ListField<?> list
                && (list.elements().type().equals(RecordRef.class)
                        || list.elements().mayReferTo(recordType));
    }

    /** Holds for the records that refer to this one through the field, which {@link #mayLead} there. */
    public static Criterion through(Field<?> field, RecordRef target) {
        if (field instanceof ReferenceField<?> reference) {
            return is(reference, target);
        }
        return ((ListField<?>) field).has(target.toString());
    }

    /** Holds for the records that refer to any of these, all of one type that the field {@link #mayLead} to. */
    public static Criterion throughAny(Field<?> field, Collection<RecordRef> targets) {
        if (field instanceof ReferenceField<?> reference) {
            return in(reference, targets);
        }
        return ((ListField<?>) field)
                .hasAnyOf(targets.stream().map(RecordRef::toString).toList());
    }

    private static <I extends RecordId> Criterion in(ReferenceField<I> field, Collection<RecordRef> targets) {
        return field.in(targets.stream().map(ref -> field.idOf(ref.id())).toList());
    }

    private static boolean isFirm(ReferenceField<?> field) {
        return !field.name().equals("id") && !field.has(Trait.LOOSE);
    }

    private static <I extends RecordId> Criterion is(ReferenceField<I> field, RecordRef target) {
        return field.is(field.idOf(target.id()));
    }

    /** The records that these values refer to through the field. */
    public static Set<RecordRef> in(Field<?> field, Values values) {
        @Nullable Object value = values.get(field);
        if (value == null) {
            return Set.of();
        } else if (field instanceof ReferenceField<?> reference && isFirm(reference)) {
            return Set.of(((RecordId) value).ref());
        }
        return field instanceof ListField<?> list ? inElements(list, values) : Set.of();
    }

    private static <E> Set<RecordRef> inElements(ListField<E> field, Values values) {
        Set<RecordRef> found = new LinkedHashSet<>();
        List<E> elements = values.get(field);
        if (elements != null) {
            elements.forEach(element -> of(field, element).ifPresent(found::add));
        }
        return found;
    }

    /** The record that an element of the list refers to. */
    public static <E> Optional<RecordRef> of(ListField<E> field, E element) {
        return element instanceof RecordRef ref
                ? Optional.of(ref)
                : field.elements().refersTo(element);
    }
}
