package dev.clientela.record;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks every part of a criterion of one record; conditions are left to {@link CriterionEvaluator}. */
final class CriterionExplainer implements CriterionVisitor<CriterionExplanation> {

    private final CrmRecord<?> record;
    private final Moment moment;
    private final Function<RecordRef, Optional<? extends CrmRecord<?>>> lookup;

    CriterionExplainer(
            CrmRecord<?> record, Moment moment, Function<RecordRef, Optional<? extends CrmRecord<?>>> lookup) {
        this.record = record;
        this.moment = moment;
        this.lookup = lookup;
    }

    @Override
    public CriterionExplanation all(Criterion.All all) {
        List<CriterionExplanation> parts = explained(all.parts());
        boolean held = parts.stream().allMatch(CriterionExplanation::held);
        return new CriterionExplanation(all, held, Optional.empty(), parts);
    }

    @Override
    public CriterionExplanation any(Criterion.Any any) {
        List<CriterionExplanation> parts = explained(any.parts());
        boolean held = parts.stream().anyMatch(CriterionExplanation::held);
        return new CriterionExplanation(any, held, Optional.empty(), parts);
    }

    private List<CriterionExplanation> explained(List<Criterion> parts) {
        return parts.stream().map(part -> part.accept(this)).toList();
    }

    @Override
    public CriterionExplanation not(Criterion.Not not) {
        CriterionExplanation part = not.part().accept(this);
        return new CriterionExplanation(not, !part.held(), Optional.empty(), List.of(part));
    }

    @Override
    public CriterionExplanation present(Criterion.Present present) {
        return condition(present, present.field());
    }

    @Override
    public <T> CriterionExplanation oneOf(Criterion.OneOf<T> oneOf) {
        return condition(oneOf, oneOf.field());
    }

    @Override
    public <T> CriterionExplanation compared(Criterion.Compared<T> compared) {
        return condition(compared, compared.field());
    }

    @Override
    public CriterionExplanation textMatch(Criterion.TextMatch match) {
        return condition(match, match.field());
    }

    @Override
    public CriterionExplanation during(Criterion.During during) {
        return condition(during, during.field());
    }

    @Override
    public CriterionExplanation hasKeys(Criterion.HasKeys hasKeys) {
        return condition(hasKeys, hasKeys.field());
    }

    @Override
    public CriterionExplanation related(Criterion.Related related) {
        Optional<CriterionExplanation> inner = record.find(related.field())
                .flatMap(id -> lookup.apply(id.ref()))
                .map(other -> CriterionExplanation.of(related.criterion(), other, moment, lookup));
        boolean held = inner.map(CriterionExplanation::held).orElse(false);
        return new CriterionExplanation(
                related, held, found(related.field()), inner.stream().toList());
    }

    private CriterionExplanation condition(Criterion condition, Field<?> field) {
        boolean held = CriterionEvaluator.compile(condition, moment, lookup).test(record);
        return new CriterionExplanation(condition, held, found(field), List.of());
    }

    private <T> Optional<Object> found(Field<T> field) {
        @Nullable T value = record.values().get(field);
        return value == null ? Optional.empty() : Optional.of(field.toPlain(value));
    }
}
