package dev.clientela.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.error.ErrorCode;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class QueryLimitsTest {

    private static Sort[] steps(int many) {
        return Collections.nCopies(many, Sample.TEXT.ascending()).toArray(Sort[]::new);
    }

    private static Grouping[] groupings(int many) {
        return Collections.nCopies(many, Grouping.by(Sample.TEXT)).toArray(Grouping[]::new);
    }

    private static Measure[] measures(int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> Measure.count().named("count" + i))
                .toArray(Measure[]::new);
    }

    @Test
    @DisplayName("An order has a greatest number of steps")
    void orders() {
        Query<Sample> all = Query.of(Sample.TYPE);
        Sort first = Sample.INTEGER.descending();
        assertThat(all.orderBy(first, steps(Query.MAX_ORDERS - 1)).order()).hasSize(Query.MAX_ORDERS);
        assertRefused(() -> all.orderBy(first, steps(Query.MAX_ORDERS)), "order", RecordErrors.TOO_MANY_ORDERS);
    }

    @Test
    @DisplayName("A report has a greatest number of groupings and measures, and bounds what its measures ask together")
    void reports() {
        Report<Sample> all = Report.over(Sample.TYPE);
        assertThat(all.groupBy(groupings(Report.MAX_GROUPINGS)).groupings()).hasSize(Report.MAX_GROUPINGS);
        assertThat(all.measure(measures(Report.MAX_MEASURES)).measures()).hasSize(Report.MAX_MEASURES);
        assertRefused(
                () -> all.groupBy(groupings(Report.MAX_GROUPINGS + 1)), "groupings", RecordErrors.REPORT_TOO_LARGE);
        assertRefused(() -> all.measure(measures(Report.MAX_MEASURES + 1)), "measures", RecordErrors.REPORT_TOO_LARGE);

        Criterion half = Sample.TEXT.in(IntStream.rangeClosed(0, Query.MAX_VALUES / 2)
                .mapToObj(i -> "text " + i)
                .toList());
        Report<Sample> one = all.measure(Measure.countWhere("one", half));
        assertRefused(
                () -> one.measure(Measure.ratio("share", Criterion.always(), half)),
                Sample.TEXT.toString(),
                RecordErrors.TOO_MANY_VALUES);
    }

    private static void assertRefused(Runnable question, String path, ErrorCode code) {
        assertThatThrownBy(question::run)
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::path, Violation::code)
                                .containsExactly(org.assertj.core.groups.Tuple.tuple(path, code)));
    }
}
