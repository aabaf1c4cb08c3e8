package dev.clientela.forecast;

import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.record.Criterion;
import dev.clientela.record.CriterionVisitor;
import dev.clientela.record.Field;
import dev.clientela.record.KeyedField;
import dev.clientela.record.OrderedField;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.TextField;
import java.util.List;
import java.util.Map;

/** Asks of the past states of deals what a criterion asks of deals. Accounts are looked at as they stand today. */
final class InThePast implements CriterionVisitor<Criterion> {

    private static final Map<Field<?>, Field<?>> KEPT = PastOpportunity.KEPT;

    private InThePast() {}

    /** @throws ValidationException {@code forecast.not_in_history} for each field that the past does not know */
    static Criterion of(Criterion criterion) {
        List<Violation> unknown = criterion.fields().stream()
                .filter(field -> !KEPT.containsKey(field))
                .map(field -> Violation.of(field.name(), ForecastErrors.NOT_IN_HISTORY))
                .toList();
        if (!unknown.isEmpty()) {
            throw new ValidationException(unknown);
        }
        return criterion.accept(new InThePast());
    }

    @SuppressWarnings("unchecked") // the field that is kept is of the same kind and type
    static <F extends Field<?>> F kept(F field) {
        return (F) java.util.Objects.requireNonNull(KEPT.get(field));
    }

    private List<Criterion> parts(List<Criterion> parts) {
        return parts.stream().map(part -> part.accept(this)).toList();
    }

    @Override
    public Criterion all(Criterion.All all) {
        return new Criterion.All(parts(all.parts()));
    }

    @Override
    public Criterion any(Criterion.Any any) {
        return new Criterion.Any(parts(any.parts()));
    }

    @Override
    public Criterion not(Criterion.Not not) {
        return new Criterion.Not(not.part().accept(this));
    }

    @Override
    public Criterion present(Criterion.Present present) {
        return new Criterion.Present(kept(present.field()));
    }

    @Override
    public <T> Criterion oneOf(Criterion.OneOf<T> oneOf) {
        return new Criterion.OneOf<>(kept(oneOf.field()), oneOf.values());
    }

    @Override
    public <T> Criterion compared(Criterion.Compared<T> compared) {
        OrderedField<T> field = kept(compared.field());
        return new Criterion.Compared<>(field, compared.comparison(), compared.bound());
    }

    @Override
    public Criterion textMatch(Criterion.TextMatch match) {
        TextField field = kept(match.field());
        return new Criterion.TextMatch(field, match.matching(), match.text(), match.folded());
    }

    @Override
    public Criterion during(Criterion.During during) {
        return new Criterion.During(kept(during.field()), during.period());
    }

    @Override
    public Criterion hasKeys(Criterion.HasKeys hasKeys) {
        KeyedField<?> field = kept(hasKeys.field());
        return new Criterion.HasKeys(field, hasKeys.keys(), hasKeys.all());
    }

    @Override
    public Criterion related(Criterion.Related related) {
        ReferenceField<?> field = kept(related.field());
        return new Criterion.Related(field, related.criterion());
    }
}
