package dev.clientela.store.contract;

import static dev.clientela.store.contract.StoreFixture.samples;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.record.Answers;
import dev.clientela.record.Criterion;
import dev.clientela.record.CriterionEvaluator;
import dev.clientela.record.Cursor;
import dev.clientela.record.Moment;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import dev.clientela.record.QueryOrder;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.Sample;
import dev.clientela.record.SampleArbitraries;
import dev.clientela.record.SampleId;
import dev.clientela.record.Sort;
import dev.clientela.record.Trait;
import dev.clientela.record.Values;
import dev.clientela.store.Repository;
import dev.clientela.store.Scope;
import dev.clientela.store.UnitOfWork;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The pages of a query are its records, each once, in its order. */
public interface PagingContract extends StoreFixture {

    @Property
    @Label("The pages of any query are its records in its order")
    default void pagesAreTheRecordsInOrder(
            @ForAll(supplier = SampleSuppliers.Queries.class) Query<Sample> query,
            @ForAll(supplier = SampleSuppliers.Moments.class) Moment moment) {
        Scope scope = pool(moment);
        Answers.assertSame(query, allPages(scope, query), expected(query, SampleSuppliers.POOL, scope));
    }

    private static List<Sample> expected(Query<Sample> query, List<Sample> samples, Scope scope) {
        return samples.stream()
                .filter(CriterionEvaluator.compile(query.where(), scope.moment(), Sample.lookup(samples))::test)
                .sorted(QueryOrder.of(query))
                .toList();
    }

    @Test
    @DisplayName("Every sortable field orders both ways, absent values at the low end, ties by id")
    default void everyOrder() {
        Scope scope = newTenant();
        Sample full = FullSample.make();
        List<Sample> samples = List.of(full, Sample.number(2), FullSample.anotherNumbered(3), Sample.number(4));
        insert(scope, samples);
        for (dev.clientela.record.Field<?> field : StoreFixture.catalog().fields(Sample.TYPE)) {
            if (field.has(Trait.SORTABLE)) {
                for (Sort sort : List.of(field.ascending(), field.descending())) {
                    Query<Sample> query = Query.of(Sample.TYPE).orderBy(sort).pageOf(1);
                    assertThat(allPages(scope, query))
                            .as("%s", sort)
                            .containsExactlyElementsOf(expected(query, samples, scope));
                }
            }
        }
    }

    @Test
    @DisplayName("A page says whether more follow")
    default void lastPageHasNoCursor() {
        Scope scope = newTenant();
        Query<Sample> two = Query.of(Sample.TYPE).pageOf(2);
        assertThat(page(scope, two).items()).isEmpty();
        assertThat(page(scope, two).next()).isEmpty();
        insert(scope, Sample.number(1), Sample.number(2));
        assertThat(page(scope, two).items()).hasSize(2);
        assertThat(page(scope, two).next()).isEmpty();
        insert(scope, Sample.number(3));
        Optional<Cursor> next = page(scope, two).next();
        assertThat(next).isPresent();
        assertThat(page(scope, two.after(next.get())).items()).containsExactly(Sample.number(3));
        assertThat(page(scope, two.after(next.get())).next()).isEmpty();
    }

    private Page<Sample> page(Scope scope, Query<Sample> query) {
        return read(scope, unit -> samples(unit).query(query));
    }

    @Test
    @DisplayName("A cursor is of use to the query it was given out for alone")
    default void cursorIsBound() {
        Scope scope = newTenant();
        insert(
                scope,
                Sample.number(1).having(Sample.INTEGER, 1L),
                Sample.number(2).having(Sample.INTEGER, 2L));
        Query<Sample> query = Query.of(Sample.TYPE)
                .where(Sample.INTEGER.isPresent())
                .orderBy(Sample.INTEGER.ascending())
                .pageOf(1);
        Cursor cursor = page(scope, query).next().orElseThrow();
        assertThat(page(scope, query.after(cursor)).items()).hasSize(1);
        assertBadCursor(scope, query.orderBy(Sample.INTEGER.descending()), cursor);
        assertBadCursor(scope, query.where(Sample.FLAG.isAbsent()), cursor);
        assertBadCursor(scope, Query.of(Sample.TYPE), cursor);
        assertBadCursor(scope, query, new Cursor("nonsense"));
        assertBadCursor(scope, query, new Cursor(""));
    }

    private void assertBadCursor(Scope scope, Query<Sample> query, Cursor cursor) {
        assertThatThrownBy(() -> page(scope, query.after(cursor)))
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::code)
                                .containsExactly(RecordErrors.BAD_CURSOR));
    }

    @Test
    @DisplayName("A page goes on where it ended, though the record it ended with has moved or is gone")
    default void lastRecordOfThePageMayChange() {
        Scope scope = newTenant();
        insert(scope, LongStream.range(0, 6).mapToObj(PagingContract::ranked).toList());
        Query<Sample> query =
                Query.of(Sample.TYPE).orderBy(Sample.INTEGER.ascending()).pageOf(2);
        Page<Sample> first = page(scope, query);
        write(scope, unit -> samples(unit).delete(ranked(1), 1));
        Page<Sample> second = page(scope, query.after(first.next().orElseThrow()));
        assertThat(second.items()).containsExactly(ranked(2), ranked(3));
        write(scope, unit -> samples(unit).update(ranked(3).next().having(Sample.INTEGER, -1L), 1));
        assertThat(page(scope, query.after(second.next().orElseThrow())).items())
                .containsExactly(ranked(4), ranked(5));
    }

    private static Sample ranked(long n) {
        return Sample.number(n).having(Sample.INTEGER, n);
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    @Label("Records that stay are shown once while others come and go, whatever the order")
    default void recordsThatStayAreShownOnceWhileOthersComeAndGo(
            @ForAll(supplier = SampleSuppliers.Orders.class) List<Sort> order, @ForAll Random random) {
        Scope scope = newTenant();
        Traffic traffic = new Traffic(random);
        write(scope, traffic::open);
        List<Sample> shown = new ArrayList<>();
        Query<Sample> query =
                new Query<>(Sample.TYPE, Criterion.always(), order, 1 + random.nextInt(7), Optional.empty());
        Page<Sample> page = page(scope, query);
        shown.addAll(page.items());
        while (page.next().isPresent()) {
            write(scope, traffic::flow);
            page = page(scope, query.after(page.next().get()));
            shown.addAll(page.items());
        }
        traffic.assertStayingAreShownOnce(shown, query);
    }

    @Property(tries = 3, shrinking = ShrinkingMode.OFF)
    @Label("Records that stay are shown once beside somebody who never stops writing")
    default void recordsThatStayAreShownOnceBesideAWriter(@ForAll Random random) {
        Scope scope = newTenant();
        Traffic traffic = new Traffic(random);
        write(scope, traffic::open);
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(
                () -> {
                    do {
                        write(scope, traffic::flow);
                    } while (!over.get());
                },
                work -> new Thread(work).start());
        Query<Sample> query = Query.of(Sample.TYPE)
                .orderBy(Sample.CUSTOM_TEXT.ascending(), Sample.INTEGER.descending())
                .pageOf(2);
        List<Sample> shown;
        try {
            shown = allPages(scope, query);
        } finally {
            over.set(true);
            writer.join();
        }
        traffic.assertStayingAreShownOnce(shown, query);
    }

    /** Samples of which half stay where they stand, though they are changed, and the others come, move and go. */
    final class Traffic {

        private static final int SAMPLES = 40;

        private final Random random;
        private final List<Sample> staying = new ArrayList<>();
        private final List<Sample> moving = new ArrayList<>();
        private final Deque<Sample> waiting = new ArrayDeque<>();

        Traffic(Random random) {
            this.random = random;
            for (Sample sample : SampleArbitraries.pool(random.nextLong(), 3 * SAMPLES)) {
                Sample free = sample.having(Sample.SYSTEM.externalId(), null);
                (waiting.size() < SAMPLES ? waiting : staying.size() < SAMPLES ? staying : moving).add(free);
            }
        }

        void open(UnitOfWork unit) {
            staying.forEach(samples(unit)::insert);
            moving.forEach(samples(unit)::insert);
        }

        /** One comes, one goes, one gets the values of another, one is changed in what no order is by. */
        void flow(UnitOfWork unit) {
            Repository<Sample> samples = samples(unit);
            Sample gone = moving.remove(random.nextInt(moving.size()));
            samples.delete(gone, gone.version());
            Sample come = waiting.remove();
            samples.insert(come);
            moving.add(come);
            waiting.add(Sample.TYPE.create(gone.values().with(Sample.SYSTEM.version(), 1L)));
            change(samples, moving, sample -> like(sample, staying.get(random.nextInt(staying.size()))));
            change(
                    samples,
                    staying,
                    sample -> sample.having(Sample.SYSTEM.tags(), Set.of("t" + sample.version()))
                            .having(Sample.PARTS, List.of(new Sample.Part("part", sample.version()))));
        }

        private void change(Repository<Sample> samples, List<Sample> among, UnaryOperator<Sample> change) {
            int place = random.nextInt(among.size());
            Sample before = among.get(place);
            Sample after = change.apply(before.next());
            samples.update(after, before.version());
            among.set(place, after);
        }

        private static Sample like(Sample sample, Sample other) {
            Values.Builder values = sample.values().edit();
            SampleArbitraries.optionalFields().forEach(field -> values.copy(field, other.values()));
            return Sample.TYPE.create(values.build());
        }

        void assertStayingAreShownOnce(List<Sample> shown, Query<Sample> query) {
            assertThat(shown).isSortedAccordingTo(QueryOrder.of(query));
            List<SampleId> expected = staying.stream()
                    .sorted(QueryOrder.of(query))
                    .map(Sample::id)
                    .toList();
            assertThat(shown.stream().map(Sample::id).filter(expected::contains))
                    .as("%s", query)
                    .containsExactlyElementsOf(expected);
        }
    }

    @Test
    @DisplayName("Many records are paged whole, through a selective criterion as through none")
    default void manyRecords() {
        Scope scope = newTenant();
        List<Sample> samples = LongStream.range(0, 2_500)
                .mapToObj(
                        n -> Sample.number(n).having(Sample.TEXT, "t" + n % 7).having(Sample.INTEGER, n * 7919 % 2_500))
                .toList();
        insert(scope, samples);
        for (Criterion where : List.of(
                Criterion.always(),
                Sample.TEXT.is("t3"),
                Sample.TEXT.in("t1", "t2", "t3", "t4", "t5"),
                Sample.INTEGER.isLessThan(100L),
                Sample.TEXT.is("t1").or(Sample.INTEGER.isLessThan(10L)))) {
            Query<Sample> byRank = Query.of(Sample.TYPE)
                    .where(where)
                    .orderBy(Sample.INTEGER.descending())
                    .pageOf(400);
            assertThat(allPages(scope, byRank)).containsExactlyElementsOf(expected(byRank, samples, scope));
            Query<Sample> byId = Query.of(Sample.TYPE).where(where).pageOf(400);
            assertThat(allPages(scope, byId)).containsExactlyElementsOf(expected(byId, samples, scope));
        }
    }
}
