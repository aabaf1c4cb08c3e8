package dev.clientela.rules.index;

import dev.clientela.record.Criterion;
import dev.clientela.record.QueryArbitraries;
import dev.clientela.record.Sample;
import dev.clientela.record.SampleArbitraries;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Conditions of rules over {@link Sample}s, half of which speak of values that those of {@link #POOL} have. */
final class RuleArbitraries {

    /** Samples that refer to each other. */
    static final List<Sample> POOL = SampleArbitraries.pool(7, 120);

    private static final QueryArbitraries OVER_POOL = new QueryArbitraries(Sample.catalog(), POOL);

    private RuleArbitraries() {}

    /** What rules look like: a few conditions, all of which hold. */
    private static Arbitrary<Criterion> conjunctions() {
        return parts().list().ofMinSize(1).ofMaxSize(4).map(Criterion::all);
    }

    /** Conditions, negated ones, and choices between two. */
    private static Arbitrary<Criterion> parts() {
        Arbitrary<Criterion> leaves = OVER_POOL.leaves(Sample.TYPE);
        return Arbitraries.frequencyOf(
                        Tuple.of(6, leaves),
                        Tuple.of(2, leaves.map(Criterion::not)),
                        Tuple.of(2, Combinators.combine(leaves, leaves).as(Criterion::or)))
                .withoutEdgeCases();
    }

    /** Criteria of every shape. */
    static Arbitrary<Criterion> criteria() {
        return Arbitraries.frequencyOf(
                        Tuple.of(2, OVER_POOL.criteria(Sample.TYPE)),
                        Tuple.of(3, conjunctions()),
                        // Where hardly anything holds, little is seen.
                        Tuple.of(2, conjunctions().map(Criterion::not)))
                .withoutEdgeCases();
    }

    static Arbitrary<Condition> conditions() {
        Arbitrary<Optional<Instant>> bounds = SampleArbitraries.instants().optional(0.15);
        return Combinators.combine(criteria(), bounds, bounds)
                .as(Condition::new)
                .withoutEdgeCases();
    }

    static Arbitrary<List<Sample>> samples() {
        return Arbitraries.of(POOL).list().ofMinSize(1).ofMaxSize(8);
    }
}
