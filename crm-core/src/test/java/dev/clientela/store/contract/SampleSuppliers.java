package dev.clientela.store.contract;

import dev.clientela.record.Criterion;
import dev.clientela.record.DateField;
import dev.clientela.record.Field;
import dev.clientela.record.Grouping;
import dev.clientela.record.InstantField;
import dev.clientela.record.Measure;
import dev.clientela.record.Query;
import dev.clientela.record.RelativePeriod;
import dev.clientela.record.Report;
import dev.clientela.record.Sample;
import dev.clientela.record.SampleArbitraries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;

/** The generated cases of the contracts. */
final class SampleSuppliers {

    private SampleSuppliers() {}

    static final class Samples implements ArbitrarySupplier<List<Sample>> {
        @Override
        public Arbitrary<List<Sample>> get() {
            return SampleArbitraries.sampleLists(9);
        }
    }

    static final class Criteria implements ArbitrarySupplier<List<Criterion>> {
        @Override
        public Arbitrary<List<Criterion>> get() {
            return SampleArbitraries.criteria().list().ofMinSize(1).ofMaxSize(6);
        }
    }

    static final class Queries implements ArbitrarySupplier<List<Query<Sample>>> {
        @Override
        public Arbitrary<List<Query<Sample>>> get() {
            return SampleArbitraries.queries().list().ofMinSize(1).ofMaxSize(4);
        }
    }

    static final class Reports implements ArbitrarySupplier<List<Report<Sample>>> {
        @Override
        public Arbitrary<List<Report<Sample>>> get() {
            Arbitrary<Report<Sample>> one = Combinators.combine(
                            SampleArbitraries.leaves(), groupings().list().ofMaxSize(2), measures())
                    .as((where, groupings, measures) -> new Report<>(Sample.TYPE, where, groupings, measures));
            return one.list().ofMinSize(1).ofMaxSize(4);
        }

        private static Arbitrary<Grouping> groupings() {
            List<Field<?>> fields = new ArrayList<>(SampleArbitraries.optionalFields());
            Arbitrary<Grouping> own = Combinators.combine(
                            Arbitraries.of(fields), Arbitraries.of(RelativePeriod.Unit.class))
                    .as((field, unit) -> field instanceof DateField || field instanceof InstantField
                            ? Grouping.by(field, unit)
                            : Grouping.by(field));
            Arbitrary<Grouping> ofParent = own.map(grouping -> grouping.through(Sample.PARENT));
            return Arbitraries.oneOf(own, own, ofParent);
        }

        private static Arbitrary<List<Measure>> measures() {
            return SampleArbitraries.leaves()
                    .map(where -> List.of(
                            Measure.count(),
                            Measure.countWhere("some", where),
                            Measure.ratio("share", where, where.not()),
                            Measure.sum(Sample.DECIMAL),
                            Measure.sum(Sample.MONEY),
                            Measure.sumWhere("some_pieces", Sample.INTEGER, where),
                            Measure.average(Sample.CUSTOM_MONEY),
                            Measure.average(Sample.INTEGER),
                            Measure.min(Sample.DATE),
                            Measure.max(Sample.INSTANT),
                            Measure.max(Sample.PRICE)));
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
