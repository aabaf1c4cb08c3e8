package dev.clientela.record;

import dev.clientela.error.Violation;
import java.util.List;
import java.util.Optional;

/**
 * The elements of a {@link ListField}: what a telephone number or a line's contact role is, how it is written and by
 * which key it is found.
 */
public interface ElementType<E> {

    /** The kind, as a word for JSON and documentation, such as {@code email}. */
    String kind();

    Class<E> type();

    /** A map of named plain values, or a single text. */
    Object toPlain(E element);

    /**
     * The inverse of {@link #toPlain}.
     *
     * @throws IllegalArgumentException when it is none of these elements
     */
    E fromPlain(Object plain);

    /** Reads one element as a person wrote it; by default the plain form. */
    default E parse(String text) {
        return fromPlain(text);
    }

    /** The normalised key by which a record with this element is found; empty when none is found by it. */
    String key(E element);

    /** The key of an element sought as text; a key's own key is that key. */
    String keyOf(String sought);

    /**
     * The record that the element refers to, which must then exist and be visible to whoever adds the element; its text
     * is the element's {@link #key}.
     */
    default Optional<RecordRef> refersTo(E element) {
        return Optional.empty();
    }

    /** Whether elements may refer to records of this type; such a record is not deleted while one does. */
    default boolean mayReferTo(String recordType) {
        return false;
    }

    /** What is wrong with one element; paths are relative to it. */
    default List<Violation> check(E element) {
        return List.of();
    }

    /** What is wrong with the list as a whole, such as two primary ones. */
    default List<Violation> checkAll(List<E> elements) {
        return List.of();
    }
}
