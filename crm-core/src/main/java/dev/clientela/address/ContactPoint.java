package dev.clientela.address;

import dev.clientela.record.ListField;
import dev.clientela.record.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One way to reach a person or a company. Of the several that a record lists, at most one is marked as primary; when
 * none is, the first counts as it.
 */
public sealed interface ContactPoint<E extends ContactPoint<E>> permits EmailAddress, PhoneNumber, PostalAddress {

    /** The longest label, in code points. */
    int MAX_LABEL_LENGTH = 40;

    /** What it is for, such as {@code work}; may be empty. */
    String label();

    boolean primary();

    /** The form by which two are compared; empty when there is too little to compare. */
    String key();

    E labelled(String what);

    E asPrimary();

    /** The same, no longer marked. */
    E asSecondary();

    /** The one marked as primary, or the first. */
    static <E extends ContactPoint<E>> Optional<E> primaryOf(List<E> points) {
        return points.stream()
                .filter(ContactPoint::primary)
                .findFirst()
                .or(() -> points.stream().findFirst());
    }

    /** The list with this one as its only primary: added at the end, or in the place of the one with the same key. */
    static <E extends ContactPoint<E>> List<E> withPrimary(List<E> points, E chosen) {
        List<E> all = new ArrayList<>(points.size() + 1);
        boolean placed = false;
        for (E point : points) {
            boolean same = !placed && !point.key().isEmpty() && point.key().equals(chosen.key());
            all.add(same ? chosen.asPrimary() : point.asSecondary());
            placed |= same;
        }
        if (!placed) {
            all.add(chosen.asPrimary());
        }
        return all;
    }

    /** The values with one more of a list; the first one of a list becomes its primary. */
    static <E extends ContactPoint<E>> Values add(Values values, ListField<E> field, E point) {
        List<E> present = values.get(field);
        List<E> all = present == null ? new ArrayList<>() : new ArrayList<>(present);
        all.add(all.isEmpty() ? point.asPrimary() : point);
        return values.with(field, all);
    }
}
