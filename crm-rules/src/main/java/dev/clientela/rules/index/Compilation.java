package dev.clientela.rules.index;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes an index of conditions. What each facet by itself says about a rule goes into its {@link Rows}: exactly, where a
 * part of the condition speaks of one facet; else as far as the facet alone can exclude the rule, and the part is asked
 * afterwards, of the rules that all facets leave open.
 */
final class Compilation {

    private final Facets facets;
    private final List<Clause> clauses;

    /** For each facet, for each rule the rows at which it may hold. */
    private final List<Span[]> spans = new ArrayList<>();

    private final @Nullable Clause[] rest;
    private final long[] possible;

    private Compilation(Facets facets, List<Clause> clauses) {
        this.facets = facets;
        this.clauses = clauses;
        for (Facet facet : facets.all()) {
            Span[] unasked = new Span[clauses.size()];
            java.util.Arrays.fill(unasked, unasked(facet));
            spans.add(unasked);
        }
        this.rest = new @Nullable Clause[clauses.size()];
        this.possible = new long[Rows.blocksFor(clauses.size()) * Rows.WORDS];
    }

    /** @param recordType the name of the type of the records that are asked about */
    static RuleIndex compile(String recordType, List<Condition> conditions) {
        Survey survey = new Survey(recordType);
        Set<Instant> bounds = new LinkedHashSet<>();
        for (Condition condition : conditions) {
            condition.when().accept(survey);
            condition.from().ifPresent(bounds::add);
            condition.until().ifPresent(bounds::add);
        }
        Facets facets = new Facets(survey);
        Optional<ValidityAxis> validity = bounds.isEmpty() ? Optional.empty() : Optional.of(facets.addValidity(bounds));
        ClauseReader reader = new ClauseReader(facets);
        List<Clause> clauses = new ArrayList<>(conditions.size());
        for (Condition condition : conditions) {
            Clause when = condition.when().accept(reader);
            Clause valid = validity.map(axis ->
                            new Clause.Placed(axis, axis.span(condition.from(), condition.until())).simplified())
                    .orElse(Clause.always());
            clauses.add(Clause.all(List.of(valid, when)));
        }
        return new Compilation(facets, clauses).index();
    }

    private static Span unasked(Facet facet) {
        return facet instanceof Marks ? Marks.unasked() : Span.of(0, facet.rows());
    }

    private RuleIndex index() {
        for (int rule = 0; rule < clauses.size(); rule++) {
            Clause clause = clauses.get(rule);
            if (!clause.isFixed(false)) {
                possible[rule / Long.SIZE] |= 1L << rule;
                enter(rule, clause instanceof Clause.AllOf all ? all.parts() : List.of(clause));
            }
        }
        List<Rows> rows = new ArrayList<>();
        for (Facet facet : facets.all()) {
            rows.add(Rows.of(facet.rows(), List.of(spans.get(facet.number()))));
        }
        return new RuleIndex(facets, rows, order(Axis.class), order(Marks.class), possible, rest);
    }

    private void enter(int rule, List<Clause> parts) {
        List<Clause> asked = new ArrayList<>();
        for (Clause part : parts) {
            if (part instanceof Clause.Placed placed) {
                set(rule, placed.axis(), placed.span());
            } else if (!(part instanceof Clause.Marked marked)
                    || marked.negated()
                    || !open(rule, marked.marks(), marked.sought())) {
                asked.add(part);
            }
        }
        for (Clause part : asked) {
            if (part instanceof Clause.AnyOf any) {
                narrow(rule, any);
            }
        }
        if (!asked.isEmpty()) {
            rest[rule] = Clause.all(asked);
        }
    }

    private void set(int rule, Axis axis, Span span) {
        Span[] ofFacet = spans.get(axis.number());
        ofFacet[rule] = ofFacet[rule].and(span);
    }

    /** Enters the rule in the rows of the marks, unless it is in those of other marks of the facet already. */
    private boolean open(int rule, Marks marks, Span sought) {
        Span[] ofFacet = spans.get(marks.number());
        if (!ofFacet[rule].equals(Marks.unasked())) {
            return false;
        }
        ofFacet[rule] = Marks.asked(sought);
        return true;
    }

    /** Enters what each facet by itself says about a part that speaks of several. */
    private void narrow(int rule, Clause.AnyOf part) {
        for (Facet facet : facetsOf(part.parts().get(0)).distinct().toList()) {
            @Nullable Span most = most(part, facet);
            if (most != null && facet instanceof Axis axis) {
                set(rule, axis, most);
            } else if (most != null) {
                open(rule, (Marks) facet, most);
            }
        }
    }

    private static Stream<Facet> facetsOf(Clause clause) {
        if (clause instanceof Clause.Placed placed) {
            return Stream.of(placed.axis());
        } else if (clause instanceof Clause.Marked marked) {
            return marked.negated() ? Stream.empty() : Stream.of(marked.marks());
        } else if (clause instanceof Clause.AllOf all) {
            return all.parts().stream().flatMap(Compilation::facetsOf);
        } else if (clause instanceof Clause.AnyOf any) {
            return any.parts().stream().flatMap(Compilation::facetsOf);
        }
        return Stream.empty();
    }

    /** Where on the facet the record must be for the clause to hold; null when it may be anywhere. */
    private static @Nullable Span most(Clause clause, Facet facet) {
        if (clause instanceof Clause.Placed placed) {
            return placed.axis() == facet ? placed.span() : null;
        } else if (clause instanceof Clause.Marked marked) {
            return marked.marks() == facet && !marked.negated() ? marked.sought() : null;
        } else if (clause instanceof Clause.AllOf all) {
            return all.parts().stream()
                    .map(part -> Optional.ofNullable(most(part, facet)))
                    .flatMap(Optional::stream)
                    .min(Comparator.comparingInt(Span::size))
                    .orElse(null);
        } else if (clause instanceof Clause.AnyOf any) {
            Span union = Span.NONE;
            for (Clause part : any.parts()) {
                @Nullable Span most = most(part, facet);
                if (most == null) {
                    return null;
                }
                union = union.or(most);
            }
            return union;
        }
        return null;
    }

    /** For each block of rules the facets of the kind that exclude some of them, those first that exclude most. */
    private int[][] order(Class<? extends Facet> kind) {
        int[][] order = new int[Rows.blocksFor(clauses.size())][];
        for (int block = 0; block < order.length; block++) {
            double[] excluded = new double[facets.all().size()];
            for (Facet facet : facets.all()) {
                excluded[facet.number()] = kind.isInstance(facet) ? excluded(facet, block) : 0;
            }
            order[block] = IntStream.range(0, excluded.length)
                    .filter(number -> excluded[number] > 0)
                    .boxed()
                    .sorted(Comparator.comparingDouble(number -> -excluded[number]))
                    .mapToInt(number -> number)
                    .toArray();
        }
        return order;
    }

    /** How many rules of the block the facet excludes on average over its rows. */
    private double excluded(Facet facet, int block) {
        Span unasked = unasked(facet);
        double excluded = 0;
        int end = Math.min(clauses.size(), (block + 1) * Rows.RULES);
        for (int rule = block * Rows.RULES; rule < end; rule++) {
            Span span = spans.get(facet.number())[rule];
            if (!span.equals(unasked)) {
                excluded += 1 - (double) span.size() / (facet.rows() + 1);
            }
        }
        return excluded;
    }
}
