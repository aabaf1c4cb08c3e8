package dev.clientela.rules.index;

import dev.clientela.record.Field;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One aspect of a record by which conditions tell records apart: the value of a field, the beginning of a text with case
 * and accents apart, the keys of its tags.
 */
abstract sealed class Facet permits Axis, Marks {

    /**
     * What is asked of a field.
     *
     * @param field null for the time at which rules are valid
     */
    record Key(@Nullable Field<?> field, Aspect aspect) {

        // Written out: what the compiler makes of it takes the longest part of a first compilation.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && aspect == key.aspect && Objects.equals(field, key.field);
        }

        @Override
        public int hashCode() {
            return Objects.hashCode(field) * 31 + aspect.hashCode();
        }
    }

    /** How a field is looked at. */
    enum Aspect {
        /** Which value it is, if any. */
        VALUE,
        /** Whether a list or set has an element. */
        FILLED,
        /** How it stands to the bounds that criteria speak of. */
        ORDER,
        /** Which text it is, case and accents apart. */
        FOLDED,
        PREFIX,
        SUFFIX,
        FOLDED_PREFIX,
        FOLDED_SUFFIX,
        /** Which keys its elements have. */
        KEYS,
        /** In which periods counted from today it lies. */
        PERIODS,
        /** Which criteria hold for the record that it points to. */
        RELATED,
        /** How now stands to the bounds of validity. */
        VALIDITY
    }

    private final int number;

    /** @param number its place among the facets of an index */
    Facet(int number) {
        this.number = number;
    }

    final int number() {
        return number;
    }

    /** How many rows of rules it has. */
    abstract int rows();
}
