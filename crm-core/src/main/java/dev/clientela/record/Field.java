package dev.clientela.record;

import dev.clientela.error.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The typed description of one attribute of a record type, declared once beside the record.
 *
 * <p>Import, conversion mapping, criteria, reports, history, export and persistence all read this one description; a
 * field that a host defines at run time is a field like any other. Two fields are equal when record type, name and kind
 * are. Immutable.
 *
 * @param <T> the type of its values, which are immutable
 */
public abstract sealed class Field<T>
        permits TextField, ChoiceField, CodeField, ReferenceField, FlagField, OrderedField, KeyedField {

    private final Definition definition;

    /** Where and how a field is declared. */
    record Definition(String recordType, String name, int ordinal, Set<Trait> traits) {

        Definition {
            traits = traits.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(traits));
        }
    }

    Field(Definition definition) {
        this.definition = definition;
    }

    /** The name of the record type that the field belongs to, such as {@code lead}. */
    public final String recordType() {
        return definition.recordType();
    }

    /** The name by which the field is stored, shown and spoken of in JSON, such as {@code annual_revenue}. */
    public final String name() {
        return definition.name();
    }

    public final boolean has(Trait trait) {
        return definition.traits().contains(trait);
    }

    public final boolean isRequired() {
        return has(Trait.REQUIRED);
    }

    /** Whether a host defined it at run time. */
    public final boolean isCustom() {
        return definition.ordinal() < 0;
    }

    /** Its place among the built-in fields of its record type; negative for a custom field. */
    final int ordinal() {
        return definition.ordinal();
    }

    /** Whether the two are defined in just the same way, not only equal. */
    final boolean isDefinedAs(Field<?> other) {
        return equals(other) && definition.equals(other.definition) && limits().equals(other.limits());
    }

    /** What else defines the field, beside its kind: lengths, bounds, what it points to. */
    List<Object> limits() {
        return List.of();
    }

    /** The kind of value, as a word for JSON and documentation: {@code text}, {@code money}, {@code reference}… */
    public abstract String kind();

    /** The one form of a value that is stored and compared, for instance without trailing zeros. */
    T canonical(T value) {
        return value;
    }

    /** Everything that is wrong with the value in itself; vocabularies and other records are not looked at. */
    public List<Violation> check(T value) {
        return List.of();
    }

    /** The value as JSON knows it: text, number ({@link Long} or {@code BigDecimal}), boolean, list or map. */
    public abstract Object toPlain(T value);

    /**
     * The inverse of {@link #toPlain}.
     *
     * @throws MalformedValueException when the plain value is not of this field
     */
    public abstract T fromPlain(Object plain);

    /**
     * Reads the value from text as a person or another program wrote it.
     *
     * @throws MalformedValueException when it cannot be read, or could be read in more than one way
     */
    public T parse(String text, TextFormat format) {
        return fromPlain(text);
    }

    /** What the records are ordered by; never null: an absent value has a key that none comes before. */
    Comparable<?> sortKey(@Nullable T value) {
        throw new UnsupportedOperationException(kind() + " has no order");
    }

    /** Whether fields of this kind have an order at all. */
    boolean hasOrder() {
        return false;
    }

    public final Criterion is(T value) {
        return new Criterion.OneOf<>(this, Set.of(value));
    }

    public final Criterion isNot(T value) {
        return is(value).not();
    }

    /** The value is one of these; with none given, no record qualifies. */
    public final Criterion in(Collection<? extends T> values) {
        return new Criterion.OneOf<>(this, new LinkedHashSet<>(values));
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final Criterion in(T first, T... others) {
        List<T> values = new ArrayList<>(List.of(others));
        values.add(0, first);
        return in(values);
    }

    public final Criterion isPresent() {
        return new Criterion.Present(this);
    }

    public final Criterion isAbsent() {
        return isPresent().not();
    }

    public final Sort ascending() {
        return new Sort(this, false);
    }

    public final Sort descending() {
        return new Sort(this, true);
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Field<?> field
                        && getClass() == field.getClass()
                        && recordType().equals(field.recordType())
                        && name().equals(field.name()));
    }

    @Override
    public final int hashCode() {
        return 31 * recordType().hashCode() + name().hashCode();
    }

    @Override
    public final String toString() {
        return recordType() + "." + name();
    }
}
