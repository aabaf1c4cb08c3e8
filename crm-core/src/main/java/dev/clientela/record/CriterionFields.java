package dev.clientela.record;

import java.util.List;
import java.util.stream.Stream;

/** The fields that a criterion reads on the record it is asked of, not those on records that it refers to. */
final class CriterionFields implements CriterionVisitor<Stream<Field<?>>> {

    /** @throws IllegalArgumentException if the criterion reads a field of another record type */
    static void requireOver(String recordType, Criterion criterion) {
        criterion.accept(new CriterionFields()).forEach(field -> {
            if (!field.recordType().equals(recordType)) {
                throw new IllegalArgumentException(field + " is no field of a " + recordType);
            }
        });
    }

    @Override
    public Stream<Field<?>> all(Criterion.All all) {
        return of(all.parts());
    }

    @Override
    public Stream<Field<?>> any(Criterion.Any any) {
        return of(any.parts());
    }

    private Stream<Field<?>> of(List<Criterion> parts) {
        return parts.stream().flatMap(part -> part.accept(this));
    }

    @Override
    public Stream<Field<?>> not(Criterion.Not not) {
        return not.part().accept(this);
    }

    @Override
    public Stream<Field<?>> present(Criterion.Present present) {
        return Stream.of(present.field());
    }

    @Override
    public <T> Stream<Field<?>> oneOf(Criterion.OneOf<T> oneOf) {
        return Stream.of(oneOf.field());
    }

    @Override
    public <T> Stream<Field<?>> compared(Criterion.Compared<T> compared) {
        return Stream.of(compared.field());
    }

    @Override
    public Stream<Field<?>> textMatch(Criterion.TextMatch match) {
        return Stream.of(match.field());
    }

    @Override
    public Stream<Field<?>> during(Criterion.During during) {
        return Stream.of(during.field());
    }

    @Override
    public Stream<Field<?>> hasKeys(Criterion.HasKeys hasKeys) {
        return Stream.of(hasKeys.field());
    }

    @Override
    public Stream<Field<?>> related(Criterion.Related related) {
        return Stream.of(related.field());
    }
}
