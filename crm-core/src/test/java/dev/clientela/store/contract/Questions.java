package dev.clientela.store.contract;

import dev.clientela.record.Answers;
import dev.clientela.record.Criterion;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.FieldCatalog;
import dev.clientela.record.Moment;
import dev.clientela.record.Query;
import dev.clientela.record.QueryArbitraries;
import dev.clientela.record.RecordType;
import dev.clientela.record.Report;
import dev.clientela.record.SampleArbitraries;
import java.util.Collection;
import java.util.List;
import net.jqwik.api.Arbitrary;

/**
 * What can be asked about records of any type, generated for laws: for stores whose authors want to hold them against
 * another store on record types of their own. Values are often those of the records or next to them.
 */
public final class Questions {

    private final QueryArbitraries arbitraries;

    /** @param records that the questions are about, of all types */
    public Questions(FieldCatalog catalog, Collection<? extends CrmRecord<?>> records) {
        this.arbitraries = new QueryArbitraries(catalog, records);
    }

    /** Criteria of every node over every field, looking through references. */
    public Arbitrary<Criterion> criteria(RecordType<?> type) {
        return arbitraries.criteria(type);
    }

    /** First pages, in every order. */
    public <R extends CrmRecord<R>> Arbitrary<Query<R>> queries(RecordType<R> type, int leastSize, int mostSize) {
        return arbitraries.queries(type, leastSize, mostSize);
    }

    /** Reports with every grouping and measure. */
    public <R extends CrmRecord<R>> Arbitrary<Report<R>> reports(RecordType<R> type) {
        return arbitraries.reports(type);
    }

    /** Times near clock changes, in zones that have them at midnight. */
    public static Arbitrary<Moment> moments() {
        return SampleArbitraries.moments();
    }

    /** Values of the field's kind that break comparisons; of codes, for those that are enums alone, and of no lists. */
    public static <T> Arbitrary<T> valuesOf(Field<T> field) {
        return SampleArbitraries.valuesOf(field);
    }

    /** @throws AssertionError that shows what is missing or too much, as far as the question concerns it */
    public static void assertSame(
            Object question, List<? extends CrmRecord<?>> found, List<? extends CrmRecord<?>> expected) {
        Answers.assertSame(question, found, expected);
    }
}
