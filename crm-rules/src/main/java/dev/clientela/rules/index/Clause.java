package dev.clientela.rules.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A criterion over the facets of an index, without negation but at its leaves, and as simple as may be: nothing nested in
 * its like, one leaf where several speak of one axis.
 */
sealed interface Clause {

    /** Holds whatever the record. */
    static Clause always() {
        return new AllOf(List.of());
    }

    /** Holds for no record. */
    static Clause never() {
        return new AnyOf(List.of());
    }

    /** Whether it holds, or does not, whatever the record. */
    default boolean isFixed(boolean holding) {
        return holding
                ? this instanceof AllOf all && all.parts().isEmpty()
                : this instanceof AnyOf any && any.parts().isEmpty();
    }

    boolean holds(Reading reading);

    /** How long it takes to ask, in no unit. */
    int cost();

    /** The record stands at one of these places. */
    record Placed(Axis axis, Span span) implements Clause {
        @Override
        public boolean holds(Reading reading) {
            return span.contains(reading.place(axis));
        }

        /** The same, or what always or never holds if this does. */
        Clause simplified() {
            return span.isEmpty() ? never() : span.isAll(axis.rows()) ? always() : this;
        }

        @Override
        public int cost() {
            return 1;
        }
    }

    /** The record bears one of these marks, or, negated, none of them. */
    record Marked(Marks marks, Span sought, boolean negated) implements Clause {
        @Override
        public boolean holds(Reading reading) {
            return reading.borne(marks).hasOneOf(sought) != negated;
        }

        @Override
        public int cost() {
            return marks instanceof RelatedMarks ? 1_000 : 10;
        }
    }

    /** The text, or its key, contains the one sought. */
    record Containing(TextSource source, boolean folded, String sought, boolean negated) implements Clause {
        @Override
        public boolean holds(Reading reading) {
            return contains(reading) != negated;
        }

        private boolean contains(Reading reading) {
            if (!source.isPresent(reading)) {
                return false;
            }
            return folded
                    ? source.folded(reading).contains(sought)
                    : source.exact(reading).contains(sought);
        }

        @Override
        public int cost() {
            return 100;
        }
    }

    /** All hold. */
    record AllOf(List<Clause> parts) implements Clause {
        @Override
        public boolean holds(Reading reading) {
            for (int i = 0; i < parts.size(); i++) {
                if (!parts.get(i).holds(reading)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public int cost() {
            return parts.stream().mapToInt(Clause::cost).sum();
        }
    }

    /** One holds. */
    record AnyOf(List<Clause> parts) implements Clause {
        @Override
        public boolean holds(Reading reading) {
            for (int i = 0; i < parts.size(); i++) {
                if (parts.get(i).holds(reading)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public int cost() {
            return parts.stream().mapToInt(Clause::cost).sum();
        }
    }

    /** All of the parts, cheapest first. */
    static Clause all(List<Clause> parts) {
        return joined(parts, true);
    }

    /** One of the parts, cheapest first. */
    static Clause any(List<Clause> parts) {
        return joined(parts, false);
    }

    private static Clause joined(List<Clause> parts, boolean all) {
        List<Clause> flat = new ArrayList<>();
        for (Clause part : parts) {
            flat.addAll(partsOf(part, all));
        }
        Map<Facet, Clause> byFacet = new LinkedHashMap<>();
        List<Clause> joined = new ArrayList<>();
        for (Clause part : flat) {
            @Nullable Facet facet = facetOfMergeable(part, all);
            if (facet == null) {
                joined.add(part);
            } else {
                byFacet.merge(facet, part, (a, b) -> merged(a, b, all));
            }
        }
        for (Clause leaf : byFacet.values()) {
            joined.add(leaf instanceof Placed placed ? placed.simplified() : leaf);
        }
        joined.removeIf(part -> part.isFixed(all));
        for (Clause part : joined) {
            if (part.isFixed(!all)) {
                return all ? never() : always();
            }
        }
        if (joined.isEmpty()) {
            return all ? always() : never();
        }
        if (joined.size() == 1) {
            return joined.get(0);
        }
        joined.sort(Comparator.comparingInt(Clause::cost));
        return all ? new AllOf(List.copyOf(joined)) : new AnyOf(List.copyOf(joined));
    }

    private static List<Clause> partsOf(Clause clause, boolean all) {
        if (all) {
            return clause instanceof AllOf nested ? nested.parts() : List.of(clause);
        }
        return clause instanceof AnyOf nested ? nested.parts() : List.of(clause);
    }

    /** Where two such leaves of one facet make one: spans always, marks borne in any, marks not borne in all. */
    private static @Nullable Facet facetOfMergeable(Clause clause, boolean all) {
        if (clause instanceof Placed placed) {
            return placed.axis();
        }
        return clause instanceof Marked marked && marked.negated() == all ? marked.marks() : null;
    }

    private static Clause merged(Clause a, Clause b, boolean all) {
        if (a instanceof Placed one && b instanceof Placed other) {
            return new Placed(
                    one.axis(), all ? one.span().and(other.span()) : one.span().or(other.span()));
        }
        Marked one = (Marked) a;
        return new Marked(one.marks(), one.sought().or(((Marked) b).sought()), all);
    }
}
