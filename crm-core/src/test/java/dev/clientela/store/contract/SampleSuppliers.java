package dev.clientela.store.contract;

import dev.clientela.record.Criterion;
import dev.clientela.record.Moment;
import dev.clientela.record.Query;
import dev.clientela.record.QueryArbitraries;
import dev.clientela.record.Report;
import dev.clientela.record.Sample;
import dev.clientela.record.SampleArbitraries;
import dev.clientela.record.Sort;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;

/** The generated cases of the contracts. */
final class SampleSuppliers {

    /** The samples that many questions are asked of. */
    static final List<Sample> POOL = SampleArbitraries.pool(1, 120);

    private static final QueryArbitraries OVER_POOL = new QueryArbitraries(StoreFixture.catalog(), POOL);

    private SampleSuppliers() {}

    static final class Samples implements ArbitrarySupplier<List<Sample>> {
        @Override
        public Arbitrary<List<Sample>> get() {
            return SampleArbitraries.sampleLists(9);
        }
    }

    /** Asked of {@link #POOL}. */
    static final class Criteria implements ArbitrarySupplier<Criterion> {
        @Override
        public Arbitrary<Criterion> get() {
            return OVER_POOL.criteria(Sample.TYPE);
        }
    }

    static final class CriterionLists implements ArbitrarySupplier<List<Criterion>> {
        @Override
        public Arbitrary<List<Criterion>> get() {
            return SampleArbitraries.criteria().list().ofMinSize(1).ofMaxSize(6);
        }
    }

    static final class Orders implements ArbitrarySupplier<List<Sort>> {
        @Override
        public Arbitrary<List<Sort>> get() {
            return SampleArbitraries.orders();
        }
    }

    static final class Moments implements ArbitrarySupplier<Moment> {
        @Override
        public Arbitrary<Moment> get() {
            return SampleArbitraries.moments();
        }
    }

    /** Asked of {@link #POOL}. */
    static final class Queries implements ArbitrarySupplier<Query<Sample>> {
        @Override
        public Arbitrary<Query<Sample>> get() {
            return OVER_POOL.queries(Sample.TYPE, 7, 40);
        }
    }

    /** Asked of {@link #POOL}. */
    static final class Reports implements ArbitrarySupplier<Report<Sample>> {
        @Override
        public Arbitrary<Report<Sample>> get() {
            return OVER_POOL.reports(Sample.TYPE);
        }
    }

    /** Payloads as JSON knows them. */
    static final class Payloads implements ArbitrarySupplier<Map<String, Object>> {
        @Override
        public Arbitrary<Map<String, Object>> get() {
            return Arbitraries.maps(SampleArbitraries.texts(), plain(2)).ofMaxSize(4);
        }

        private static Arbitrary<Object> plain(int levels) {
            Arbitrary<Object> leaf = Arbitraries.oneOf(
                    SampleArbitraries.texts().map(text -> text),
                    SampleArbitraries.integers().map(number -> number),
                    Arbitraries.of(true, false).map(flag -> flag));
            if (levels == 0) {
                return leaf;
            }
            Arbitrary<Object> inner = plain(levels - 1);
            return Arbitraries.oneOf(
                    leaf,
                    inner.list().ofMaxSize(3).map(list -> list),
                    Arbitraries.maps(SampleArbitraries.texts(), inner)
                            .ofMaxSize(3)
                            .map(map -> map));
        }
    }
}
