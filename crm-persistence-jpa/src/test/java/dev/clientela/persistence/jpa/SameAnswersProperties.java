package dev.clientela.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.record.CriterionEvaluator;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Moment;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import dev.clientela.record.QueryOrder;
import dev.clientela.record.RecordType;
import dev.clientela.record.Report;
import dev.clientela.record.ReportCalculator;
import dev.clientela.store.CrmStore;
import dev.clientela.store.Scope;
import dev.clientela.store.UnitOfWork;
import dev.clientela.store.contract.Questions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever is asked about records of the library's own types, memory and every database, through both providers, give
 * the same answer, and it is what the criterion, the order and the report mean. The records are stored once.
 *
 * <p>Every build asks the same questions, so that it fails for what it has changed. {@code -Dcrm.test.pool=2} asks others,
 * of other records, and {@code -Djqwik.tries.default=5000} more of them, both in {@code test.argLine}.
 */
class SameAnswersProperties {

    private static final String SEED = "20261126";

    private static AnsweringStores stores;
    private static Questions asked;

    @BeforeContainer
    static void fill() {
        List<CrmRecord<?>> records = new RecordPool(Long.getLong("crm.test.pool", 1)).records(60);
        stores = new AnsweringStores(RecordPool.catalog(), records);
        asked = new Questions(RecordPool.catalog(), records);
    }

    @Provide
    Arbitrary<Query<?>> criteria() {
        return Arbitraries.of(RecordPool.TYPES).flatMap(SameAnswersProperties::criteriaOver);
    }

    private static <R extends CrmRecord<R>> Arbitrary<Query<?>> criteriaOver(RecordType<R> type) {
        return asked.criteria(type)
                .map(criterion -> Query.of(type).where(criterion).pageOf(Query.MAX_PAGE_SIZE));
    }

    @Provide
    Arbitrary<Query<?>> queries() {
        return Arbitraries.of(RecordPool.TYPES)
                .flatMap(type -> asked.queries(type, 5, 30).map(query -> (Query<?>) query));
    }

    @Provide
    Arbitrary<Report<?>> reports() {
        return Arbitraries.of(RecordPool.TYPES)
                .flatMap(type -> asked.reports(type).map(report -> (Report<?>) report));
    }

    @Provide
    Arbitrary<Moment> moments() {
        return Questions.moments();
    }

    @Property(seed = SEED)
    @Label("A criterion finds the same records, as many as are counted")
    void criteriaFindTheSame(@ForAll("criteria") Query<?> query, @ForAll("moments") Moment moment) {
        assertFindTheSame(query, moment);
    }

    private static <R extends CrmRecord<R>> void assertFindTheSame(Query<R> query, Moment moment) {
        List<R> expected = expected(query, moment);
        stores.each((name, store) -> {
            assertPages(name, store, query, moment, expected);
            assertThat(SameAnswersProperties.<Long>ask(
                            store, moment, unit -> unit.records(query.type()).count(query.where())))
                    .as("%s counts %s at %s", name, query.where(), moment)
                    .isEqualTo(expected.size());
        });
    }

    @Property(seed = SEED)
    @Label("The pages of a query are the same records in the same order")
    void pagesAreTheSame(@ForAll("queries") Query<?> query, @ForAll("moments") Moment moment) {
        assertPagesAreTheSame(query, moment);
    }

    private static <R extends CrmRecord<R>> void assertPagesAreTheSame(Query<R> query, Moment moment) {
        List<R> expected = expected(query, moment);
        stores.each((name, store) -> assertPages(name, store, query, moment, expected));
    }

    private static <R extends CrmRecord<R>> void assertPages(
            String name, CrmStore store, Query<R> query, Moment moment, List<R> expected) {
        List<R> found = new ArrayList<>();
        Page<R> page = page(store, query, moment);
        found.addAll(page.items());
        while (page.next().isPresent()) {
            page = page(store, query.after(page.next().get()), moment);
            found.addAll(page.items());
        }
        Questions.assertSame(name + " at " + moment + ": " + query, found, expected);
    }

    private static <R extends CrmRecord<R>> Page<R> page(CrmStore store, Query<R> query, Moment moment) {
        return ask(store, moment, unit -> unit.records(query.type()).query(query));
    }

    private static <T> T ask(CrmStore store, Moment moment, Function<UnitOfWork, T> question) {
        return store.read(new Scope(AnsweringStores.SCOPE.tenant(), moment), question);
    }

    private static <R extends CrmRecord<R>> List<R> expected(Query<R> query, Moment moment) {
        return stores.records(query.type()).stream()
                .filter(CriterionEvaluator.compile(query.where(), moment, stores.lookup())::test)
                .sorted(QueryOrder.of(query))
                .toList();
    }

    @Property(seed = SEED)
    @Label("A report gives the same figures")
    void reportsAreTheSame(@ForAll("reports") Report<?> report, @ForAll("moments") Moment moment) {
        assertReportsAreTheSame(report, moment);
    }

    private static <R extends CrmRecord<R>> void assertReportsAreTheSame(Report<R> report, Moment moment) {
        Object expected = ReportCalculator.calculate(report, stores.records(report.type()), moment, stores.lookup());
        stores.each((name, store) -> assertThat(SameAnswersProperties.<Object>ask(
                        store, moment, unit -> unit.records(report.type()).report(report)))
                .as("%s at %s: %s", name, moment, report)
                .isEqualTo(expected));
    }
}
