package dev.clientela.rules.index;

import dev.clientela.record.Criterion;
import dev.clientela.record.CriterionVisitor;
import dev.clientela.record.Field;
import dev.clientela.record.TextField;
import dev.clientela.record.TextMatching;
import dev.clientela.rules.index.Facet.Aspect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Turns criteria into clauses over facets; what is negated is negated at its leaves. */
final class ClauseReader implements CriterionVisitor<Clause> {

    private final Facets facets;
    private final boolean negated;
    private final ClauseReader opposite;

    ClauseReader(Facets facets) {
        this.facets = facets;
        this.negated = false;
        this.opposite = new ClauseReader(this);
    }

    private ClauseReader(ClauseReader opposite) {
        this.facets = opposite.facets;
        this.negated = true;
        this.opposite = opposite;
    }

    @Override
    public Clause all(Criterion.All all) {
        return joined(all.parts(), !negated);
    }

    @Override
    public Clause any(Criterion.Any any) {
        return joined(any.parts(), negated);
    }

    private Clause joined(List<Criterion> parts, boolean all) {
        List<Clause> clauses = new ArrayList<>(parts.size());
        parts.forEach(part -> clauses.add(part.accept(this)));
        return all ? Clause.all(clauses) : Clause.any(clauses);
    }

    @Override
    public Clause not(Criterion.Not not) {
        return not.part().accept(opposite);
    }

    private Clause placed(Axis axis, Span span) {
        return new Clause.Placed(axis, negated ? span.not(axis.rows()) : span).simplified();
    }

    private Clause fixed(boolean holds) {
        return holds != negated ? Clause.always() : Clause.never();
    }

    @Override
    public Clause present(Criterion.Present present) {
        Axis axis = facets.get(present.field(), Survey.aspectOfPresence(present.field()), Axis.class);
        return placed(axis, axis.present());
    }

    @Override
    public <T> Clause oneOf(Criterion.OneOf<T> oneOf) {
        return valued(oneOf.field(), oneOf.values());
    }

    private Clause valued(Field<?> field, Collection<?> values) {
        if (Survey.aspectOf(field) == Aspect.ORDER) {
            OrderAxis axis = facets.get(field, Aspect.ORDER, OrderAxis.class);
            return placed(axis, axis.span(values));
        }
        ValueAxis axis = facets.get(field, Aspect.VALUE, ValueAxis.class);
        return placed(axis, axis.span(values));
    }

    @Override
    public <T> Clause compared(Criterion.Compared<T> compared) {
        OrderAxis axis = facets.get(compared.field(), Aspect.ORDER, OrderAxis.class);
        return placed(axis, axis.span(compared.comparison(), compared.bound()));
    }

    @Override
    public Clause textMatch(Criterion.TextMatch match) {
        String sought = match.sought();
        if (!TextField.isStorable(sought)) {
            return fixed(false);
        }
        if (match.matching() == TextMatching.CONTAINS) {
            return new Clause.Containing(facets.source(match.field()), match.folded(), sought, negated);
        }
        Aspect aspect = Survey.aspectOf(match);
        return switch (aspect) {
            case VALUE -> valued(match.field(), List.of(sought));
            case FOLDED -> {
                FoldedAxis axis = facets.get(match.field(), aspect, FoldedAxis.class);
                yield placed(axis, axis.span(sought));
            }
            default -> {
                AffixAxis axis = facets.get(match.field(), aspect, AffixAxis.class);
                yield placed(axis, axis.span(sought));
            }
        };
    }

    @Override
    public Clause during(Criterion.During during) {
        PeriodMarks marks = facets.get(during.field(), Aspect.PERIODS, PeriodMarks.class);
        return marked(marks, marks.mark(during.period()));
    }

    @Override
    public Clause hasKeys(Criterion.HasKeys hasKeys) {
        KeyMarks marks = facets.get(hasKeys.field(), Aspect.KEYS, KeyMarks.class);
        List<Clause> clauses = new ArrayList<>();
        if (hasKeys.all() && hasKeys.keys().isEmpty()) {
            return marked(marks, marks.any());
        }
        hasKeys.keys().forEach(key -> clauses.add(marked(marks, marks.mark(key))));
        return hasKeys.all() != negated ? Clause.all(clauses) : Clause.any(clauses);
    }

    @Override
    public Clause related(Criterion.Related related) {
        RelatedMarks marks = facets.get(related.field(), Aspect.RELATED, RelatedMarks.class);
        return marked(marks, marks.mark(related.criterion()));
    }

    private Clause marked(Marks marks, int mark) {
        return new Clause.Marked(marks, Span.ofPlaces(mark), negated);
    }
}
