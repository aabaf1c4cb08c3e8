package dev.clientela.store.contract;

import static dev.clientela.store.contract.StoreFixture.remarks;
import static dev.clientela.store.contract.StoreFixture.samples;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.error.ValidationException;
import dev.clientela.record.Answers;
import dev.clientela.record.Criterion;
import dev.clientela.record.CriterionEvaluator;
import dev.clientela.record.Field;
import dev.clientela.record.Grouping;
import dev.clientela.record.Measure;
import dev.clientela.record.Moment;
import dev.clientela.record.Query;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.RelativePeriod;
import dev.clientela.record.Report;
import dev.clientela.record.ReportCalculator;
import dev.clientela.record.Sample;
import dev.clientela.store.Scope;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Criteria and reports mean what they mean in memory. */
public interface CriterionContract extends StoreFixture {

    @Property
    @Label("Criteria mean what they mean in memory")
    default void criteriaMeanWhatTheyMeanInMemory(
            @ForAll(supplier = SampleSuppliers.Criteria.class) Criterion criterion,
            @ForAll(supplier = SampleSuppliers.Moments.class) Moment moment) {
        assertFinds(pool(moment), criterion, SampleSuppliers.POOL);
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    @Label("Criteria hold of the newest state of each record")
    default void criteriaHoldOfTheNewestState(
            @ForAll(supplier = SampleSuppliers.Samples.class) List<Sample> first,
            @ForAll(supplier = SampleSuppliers.Samples.class) List<Sample> then,
            @ForAll(supplier = SampleSuppliers.CriterionLists.class) List<Criterion> criteria) {
        Scope scope = newTenant();
        insert(scope, first);
        criteria.forEach(criterion -> assertFinds(scope, criterion, first));

        List<Sample> changed = then.stream()
                .map(sample -> sample.version() == 1 && number(first, sample) ? sample.next() : sample)
                .toList();
        write(scope, unit -> {
            for (Sample sample : first) {
                if (!number(changed, sample)) {
                    samples(unit).delete(sample, 1);
                }
            }
            for (Sample sample : changed) {
                if (sample.version() == 1) {
                    samples(unit).insert(sample);
                } else {
                    samples(unit).update(sample, 1);
                }
            }
        });
        criteria.forEach(criterion -> assertFinds(scope, criterion, changed));
    }

    private static boolean number(List<Sample> samples, Sample sought) {
        return samples.stream().anyMatch(sample -> sample.id().equals(sought.id()));
    }

    private void assertFinds(Scope scope, Criterion criterion, List<Sample> samples) {
        List<Sample> expected = samples.stream()
                .filter(CriterionEvaluator.compile(criterion, scope.moment(), Sample.lookup(samples))::test)
                .toList();
        Answers.assertSame(criterion, found(scope, criterion), expected);
        assertThat(this.<Long>read(scope, unit -> samples(unit).count(criterion)))
                .as("%s", criterion)
                .isEqualTo(expected.size());
    }

    @Property
    @Label("Reports give the figures of the calculator")
    default void reportsGiveTheFiguresOfTheCalculator(
            @ForAll(supplier = SampleSuppliers.Reports.class) Report<Sample> report,
            @ForAll(supplier = SampleSuppliers.Moments.class) Moment moment) {
        assertThat(this.<Object>read(pool(moment), unit -> samples(unit).report(report)))
                .as("%s", report)
                .isEqualTo(ReportCalculator.calculate(
                        report, SampleSuppliers.POOL, moment, Sample.lookup(SampleSuppliers.POOL)));
    }

    @Test
    @DisplayName(
            "A number with more decimals than any record can have is found nowhere, whatever it could be rounded to")
    default void tooPreciseNumbers() {
        Scope scope = newTenant();
        List<Sample> samples = List.of(
                Sample.number(1).having(Sample.DECIMAL, BigDecimal.ZERO),
                Sample.number(2).having(Sample.DECIMAL, BigDecimal.ONE));
        insert(scope, samples);
        BigDecimal tiny = new BigDecimal("1E-30");
        for (BigDecimal sought : List.of(tiny, tiny.negate(), BigDecimal.ONE.add(tiny), new BigDecimal("1.000"))) {
            assertFinds(scope, Sample.DECIMAL.is(sought), samples);
            assertFinds(scope, Sample.DECIMAL.isNot(sought), samples);
        }
    }

    @Test
    @DisplayName("The largest criteria are answered, and larger ones refused, naming the field of the longest list")
    default void largeCriteria() {
        Scope scope = newTenant();
        Set<String> tags = IntStream.range(0, 20).mapToObj(i -> "tag" + i).collect(Collectors.toSet());
        Sample sought = Sample.number(1)
                .having(Sample.TEXT, "text 7")
                .having(Sample.INTEGER, 7L)
                .having(Sample.SYSTEM.tags(), tags);
        insert(scope, sought, Sample.number(2));
        List<String> texts =
                IntStream.range(0, Query.MAX_VALUES).mapToObj(i -> "text " + i).toList();
        Criterion nested = Sample.TEXT.is("text 7");
        for (int depth = 1; depth < Query.MAX_DEPTH; depth++) {
            nested = new Criterion.Not(nested);
        }
        List<Criterion> alternatives = LongStream.range(0, Query.MAX_CONDITIONS - 1)
                .<Criterion>mapToObj(Sample.INTEGER::is)
                .toList();
        Criterion deepest = nested;
        Criterion alternating = Sample.TEXT.is("text 7");
        for (int step = 1; step < Query.MAX_DEPTH / 2; step++) {
            Criterion other = Sample.INTEGER.is((long) step);
            alternating = step % 2 == 0
                    ? new Criterion.Any(List.of(other, new Criterion.Not(alternating)))
                    : new Criterion.All(List.of(other.not(), new Criterion.Not(alternating)));
        }
        for (Criterion largest : List.of(
                Sample.TEXT.in(texts),
                new Criterion.Any(alternatives),
                Sample.SYSTEM.tags().hasAllOf(tags))) {
            assertThat(found(scope, largest)).containsExactly(sought);
            assertThat(this.<Long>read(scope, unit -> samples(unit).count(largest)))
                    .isEqualTo(1);
        }
        // MAX_DEPTH is even, so that the innermost condition stands under an odd number of negations.
        assertThat(found(scope, deepest)).containsExactly(Sample.number(2));
        assertFinds(scope, alternating, List.of(sought, Sample.number(2)));
        assertFinds(scope, alternating.not(), List.of(sought, Sample.number(2)));

        Criterion longer = Sample.TEXT.in(texts).and(Sample.INTEGER.in(7L, 8L));
        assertRefuses(scope, longer, Sample.TEXT + ": " + RecordErrors.TOO_MANY_VALUES);
        assertRefuses(scope, new Criterion.Not(deepest), ": " + RecordErrors.CRITERION_TOO_LARGE);
        assertRefuses(
                scope,
                new Criterion.Any(List.of(new Criterion.Any(alternatives))),
                ": " + RecordErrors.CRITERION_TOO_LARGE);
        Criterion bottomless = deepest;
        for (int depth = 0; depth < 200_000; depth++) {
            bottomless = new Criterion.Not(bottomless);
        }
        assertRefuses(scope, bottomless, ": " + RecordErrors.CRITERION_TOO_LARGE);
    }

    private void assertRefuses(Scope scope, Criterion criterion, String fault) {
        List<Runnable> ways = List.of(
                () -> found(scope, criterion),
                () -> read(scope, unit -> samples(unit).count(criterion)),
                () -> read(
                        scope,
                        unit -> samples(unit)
                                .report(Report.over(Sample.TYPE).measure(Measure.countWhere("some", criterion)))));
        for (Runnable way : ways) {
            assertThatThrownBy(way::run)
                    .isInstanceOfSatisfying(
                            ValidationException.class,
                            e -> assertThat(e.violations())
                                    .singleElement()
                                    .extracting(violation -> violation.path() + ": " + violation.code())
                                    .isEqualTo(fault));
        }
    }

    @Test
    @DisplayName("Absent is neither equal, nor less, nor more, nor like; not is exact negation")
    default void absentValues() {
        Scope scope = newTenant();
        Sample absent = Sample.number(1);
        Sample empty = Sample.number(2).having(Sample.TEXT, "").having(Sample.INTEGER, 0L);
        Sample filled = Sample.number(3)
                .having(Sample.TEXT, "Ana")
                .having(Sample.INTEGER, 5L)
                .having(Sample.SYSTEM.tags(), Set.of("vip"))
                .having(Sample.PARENT, absent.id());
        insert(scope, absent, empty, filled);

        Map<Criterion, List<Sample>> expected = new LinkedHashMap<>();
        expected.put(Sample.TEXT.is("Ana"), List.of(filled));
        expected.put(Sample.TEXT.isNot("Ana"), List.of(absent, empty));
        expected.put(Sample.TEXT.in("Ana", "Eva").not(), List.of(absent, empty));
        expected.put(Sample.TEXT.is(""), List.of(empty));
        expected.put(Sample.TEXT.isNot(""), List.of(absent, filled));
        expected.put(Sample.TEXT.isPresent(), List.of(empty, filled));
        expected.put(Sample.TEXT.isAbsent(), List.of(absent));
        expected.put(Sample.TEXT.isLike("ANÁ"), List.of(filled));
        expected.put(Sample.TEXT.isLike("ANÁ").not(), List.of(absent, empty));
        expected.put(Sample.TEXT.contains(""), List.of(empty, filled));
        expected.put(Sample.TEXT.startsWith("x").not(), List.of(absent, empty, filled));
        expected.put(Sample.INTEGER.isLessThan(5L), List.of(empty));
        expected.put(Sample.INTEGER.isLessThan(5L).not(), List.of(absent, filled));
        expected.put(Sample.INTEGER.isAtLeast(0L).not(), List.of(absent));
        expected.put(Sample.SYSTEM.tags().isPresent(), List.of(filled));
        expected.put(Sample.SYSTEM.tags().has("VIP").not(), List.of(absent, empty));
        expected.put(Sample.SYSTEM.tags().hasAllOf(List.of()), List.of(filled));
        expected.put(Sample.SYSTEM.tags().hasAnyOf(List.of()), List.of());
        expected.put(Sample.PARENT.where(Criterion.always()), List.of(filled));
        expected.put(Sample.PARENT.where(Criterion.always()).not(), List.of(absent, empty));
        expected.put(Sample.PARENT.where(Sample.TEXT.isAbsent()), List.of(filled));
        expected.put(Sample.FLAG.is(true).not().and(Sample.FLAG.is(false).not()), List.of(absent, empty, filled));
        expected.put(Sample.TEXT.in(List.of()), List.of());
        expected.put(Criterion.always(), List.of(absent, empty, filled));
        expected.put(Criterion.never(), List.of());
        expected.put(Criterion.never().not(), List.of(absent, empty, filled));
        expected.put(new Criterion.Not(new Criterion.Not(Sample.TEXT.is("Ana"))), List.of(filled));
        expected.forEach((criterion, samples) ->
                assertThat(found(scope, criterion)).as("%s", criterion).containsExactlyElementsOf(samples));
    }

    @Test
    @DisplayName(
            "A criterion looks through a reference at records of another type; a dangling one qualifies for nothing")
    default void referencesAcrossTypes() {
        Scope scope = newTenant();
        Sample big = Sample.number(1).having(Sample.INTEGER, 100L);
        Sample small = Sample.number(2).having(Sample.INTEGER, 1L);
        Remark ofBig = Remark.number(1).having(Remark.ABOUT, big.id());
        Remark ofSmall = Remark.number(2).having(Remark.ABOUT, small.id());
        Remark ofMissing =
                Remark.number(3).having(Remark.ABOUT, Sample.number(3).id());
        Remark ofNone = Remark.number(4);
        insert(scope, big, small);
        write(scope, unit -> List.of(ofBig, ofSmall, ofMissing, ofNone).forEach(remarks(unit)::insert));

        Criterion aboutBig = Remark.ABOUT.where(Sample.INTEGER.isAtLeast(50L));
        assertThat(allPages(scope, Query.of(Remark.TYPE).where(aboutBig))).containsExactly(ofBig);
        assertThat(allPages(scope, Query.of(Remark.TYPE).where(aboutBig.not())))
                .containsExactly(ofSmall, ofMissing, ofNone);
        assertThat(allPages(
                        scope,
                        Query.of(Remark.TYPE)
                                .where(Remark.ABOUT.is(Sample.number(3).id()))))
                .containsExactly(ofMissing);
        Report<Remark> bySize = Report.over(Remark.TYPE)
                .groupBy(Grouping.by(Sample.INTEGER).through(Remark.ABOUT))
                .measure(Measure.count());
        assertThat(store().read(scope, unit -> remarks(unit).report(bySize)).rows())
                .extracting(row -> row.key(0), row -> row.count("count"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(null, 2L),
                        org.assertj.core.groups.Tuple.tuple(1L, 1L),
                        org.assertj.core.groups.Tuple.tuple(100L, 1L));
    }

    @Test
    @DisplayName("Relative periods count from the moment of the unit, in its zone")
    default void relativePeriods() {
        Scope tenant = newTenant();
        Instant lateEvening = Instant.parse("2024-05-17T23:30:00Z");
        Sample then = Sample.number(1).having(Sample.INSTANT, lateEvening);
        insert(tenant, then);
        Criterion today = Sample.INSTANT.isDuring(new RelativePeriod(RelativePeriod.Unit.DAY, 0, 1));
        assertThat(found(at(tenant, "2024-05-17T12:00:00Z", "UTC"), today)).containsExactly(then);
        assertThat(found(at(tenant, "2024-05-18T12:00:00Z", "UTC"), today)).isEmpty();
        assertThat(found(at(tenant, "2024-05-17T12:00:00Z", "Europe/Madrid"), today))
                .isEmpty();
        assertThat(found(at(tenant, "2024-05-18T12:00:00Z", "Europe/Madrid"), today))
                .containsExactly(then);
    }

    private static Scope at(Scope scope, String now, String zone) {
        return new Scope(scope.tenant(), new Moment(Instant.parse(now), ZoneId.of(zone)));
    }

    @Test
    @DisplayName("Every field is searched by each value it was given, whatever its kind")
    default void everyFieldIsSearched() {
        Scope scope = newTenant();
        Sample full = FullSample.make();
        insert(scope, full, Sample.number(2));
        for (Field<?> field : full.values().fields()) {
            if (field.has(dev.clientela.record.Trait.READ_ONLY)) {
                continue;
            }
            assertThat(found(scope, isItsOwn(field, full))).as("%s", field).containsExactly(full);
            assertThat(found(scope, field.isAbsent())).as("%s", field).containsExactly(Sample.number(2));
        }
    }

    private static <T> Criterion isItsOwn(Field<T> field, Sample sample) {
        return field.is(sample.get(field));
    }
}
