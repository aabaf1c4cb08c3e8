package dev.clientela.record;

/** One method a node: a new node breaks every interpreter at compile time, as it should. */
public interface CriterionVisitor<V> {

    V all(Criterion.All all);

    V any(Criterion.Any any);

    V not(Criterion.Not not);

    V present(Criterion.Present present);

    <T> V oneOf(Criterion.OneOf<T> oneOf);

    <T> V compared(Criterion.Compared<T> compared);

    V textMatch(Criterion.TextMatch match);

    V during(Criterion.During during);

    V hasKeys(Criterion.HasKeys hasKeys);

    V related(Criterion.Related related);
}
