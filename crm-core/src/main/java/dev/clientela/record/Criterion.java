package dev.clientela.record;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A condition over the fields of one record type: {@code STATUS.is("open").and(COUNTRY.in("AR", "ES"))}.
 *
 * <p>One algebra for list views, rules, segments, visibility, alerts and report filters, with one meaning wherever it is
 * evaluated. Its logic has two values: a comparison with an absent value is false, and {@link #not()} is exact
 * negation, so {@code isNot(x)} holds for a record without a value. Immutable; built by the methods of {@link Field};
 * walked by a {@link CriterionVisitor}.
 */
public sealed interface Criterion {

    <V> V accept(CriterionVisitor<V> visitor);

    /** Holds for every record. */
    static Criterion always() {
        return new All(List.of());
    }

    /** Holds for no record. */
    static Criterion never() {
        return new Any(List.of());
    }

    static Criterion all(List<Criterion> parts) {
        return parts.size() == 1 ? parts.get(0) : new All(parts);
    }

    static Criterion any(List<Criterion> parts) {
        return parts.size() == 1 ? parts.get(0) : new Any(parts);
    }

    /** Both hold; however many are joined so, they make one flat {@link All}. */
    default Criterion and(Criterion other) {
        List<Criterion> parts = new ArrayList<>(this instanceof All all ? all.parts() : List.of(this));
        parts.addAll(other instanceof All all ? all.parts() : List.of(other));
        return all(parts);
    }

    /** One holds, or both; however many are joined so, they make one flat {@link Any}. */
    default Criterion or(Criterion other) {
        List<Criterion> parts = new ArrayList<>(this instanceof Any any ? any.parts() : List.of(this));
        parts.addAll(other instanceof Any any ? any.parts() : List.of(other));
        return any(parts);
    }

    /** The fields that it reads on the record it is asked of; not those on records that it refers to. */
    default Set<Field<?>> fields() {
        return accept(new CriterionFields()).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    default Criterion not() {
        return this instanceof Not negated ? negated.part() : new Not(this);
    }

    /** Every part holds; with no part, always. */
    record All(List<Criterion> parts) implements Criterion {
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public <V> V accept(CriterionVisitor<V> visitor) {
            return visitor.all(this);
        }
    }

    /** At least one part holds; with no part, never. */
    record Any(List<Criterion> parts) implements Criterion {
        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public <V> V accept(CriterionVisitor<V> visitor) {
            return visitor.any(this);
        }
    }

    /** The part does not hold. */
    record Not(Criterion part) implements Criterion {
        @Override
        public <V> V accept(CriterionVisitor<V> visitor) {
            return visitor.not(this);
        }
    }

    /** The record has a value there; empty text is a value, an empty list or set of tags is none. */
    record Present(Field<?> field) implements Criterion {
        @Override
        public <V> V accept(CriterionVisitor<V> visitor) {
            return visitor.present(this);
        }
    }

    /** The value is one of these, exactly. */
    record OneOf<T>(Field<T> field, Set<T> values) implements Criterion {
        public OneOf {
            Set<T> canonical = new LinkedHashSet<>();
            values.forEach(value -> canonical.add(field.canonical(value)));
            values = Collections.unmodifiableSet(canonical);
        }

        @Override
        public <V> V accept(CriterionVisitor<V> visitor) {
            return visitor.oneOf(this);
        }
    }

    /** The value stands so to the bound. */
    record Compared<T>(OrderedField<T> field, Comparison comparison, T bound) implements Criterion {
        public Compared {
            bound = field.canonical(bound);
        }

        @Override
        public <V> V accept(CriterionVisitor<V> visitor) {
            return visitor.compared(this);
        }

        /** Whether the value stands so to the bound. */
        public boolean holds(T value) {
            return field.comparable(value, bound) && comparison.holds(field.compare(value, bound));
        }
    }

    /**
     * The text is, begins with, ends with or contains the one sought. One that no store can keep, see
     * {@link TextField#isStorable}, is found nowhere: half a character is no part of a text.
     *
     * @param folded whether case and accents do not count, that is, whether {@linkplain TextKey keys} are compared
     */
    record TextMatch(TextField field, TextMatching matching, String text, boolean folded) implements Criterion {
        @Override
        public <V> V accept(CriterionVisitor<V> visitor) {
            return visitor.textMatch(this);
        }

        /** What is sought for, in the form that is compared. */
        public String sought() {
            return folded ? TextKey.of(text) : text;
        }

        /** Whether the value matches. */
        public boolean holds(String value) {
            return holds(value, sought());
        }

        /** @param sought what {@link #sought} gives, which takes longer than the rest */
        boolean holds(String value, String sought) {
            return TextField.isStorable(sought) && matching.holds(folded ? TextKey.of(value) : value, sought);
        }
    }

    /** The date or instant lies in a period counted from today. */
    record During(OrderedField<?> field, RelativePeriod period) implements Criterion {
        public During {
            if (!(field instanceof DateField || field instanceof InstantField)) {
                throw new IllegalArgumentException(field + " is neither a date nor an instant");
            }
        }

        @Override
        public <V> V accept(CriterionVisitor<V> visitor) {
            return visitor.during(this);
        }

        /** The same with today filled in: two comparisons with fixed bounds. */
        public Criterion at(Moment moment) {
            if (field instanceof DateField date) {
                return date.isWithin(period.start(moment.today()), period.end(moment.today()));
            }
            return ((InstantField) field)
                    .isWithin(moment.startOf(period.start(moment.today())), moment.startOf(period.end(moment.today())));
        }
    }

    /** Any, or all, of the keys are among those of the record's elements. */
    record HasKeys(KeyedField<?> field, Set<String> keys, boolean all) implements Criterion {
        public HasKeys {
            keys = Collections.unmodifiableSet(new LinkedHashSet<>(keys));
        }

        @Override
        public <V> V accept(CriterionVisitor<V> visitor) {
            return visitor.hasKeys(this);
        }
    }

    /** The record that the reference points to exists and qualifies. */
    record Related(ReferenceField<?> field, Criterion criterion) implements Criterion {
        public Related {
            CriterionFields.requireOver(field.target(), criterion);
        }

        @Override
        public <V> V accept(CriterionVisitor<V> visitor) {
            return visitor.related(this);
        }
    }
}
