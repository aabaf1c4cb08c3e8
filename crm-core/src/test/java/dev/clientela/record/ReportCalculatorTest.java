package dev.clientela.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.error.ValidationException;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class ReportCalculatorTest {

    private static final Moment NOW =
            new Moment(Sample.instant("2024-02-29T12:00:00Z"), ZoneId.of("America/Sao_Paulo"));
    private static final Report<Sample> REPORT = Report.over(Sample.TYPE);

    @Test
    void without_groups_there_is_one_row_even_over_nothing() {
        ReportResult result = calculate(
                REPORT.measure(
                        Measure.count(),
                        Measure.sum(Sample.DECIMAL),
                        Measure.average(Sample.MONEY),
                        Measure.max(Sample.DATE),
                        Measure.ratio("rate", Sample.FLAG.isTrue(), Criterion.always())),
                List.of());

        assertThat(result.rows()).singleElement().satisfies(row -> {
            assertThat(row.group()).isEmpty();
            assertThat(row.figures()).isEqualTo(Map.of("count", 0L));
            assertThat(row.number("rate")).isEmpty();
        });
    }

    @Test
    void with_groups_nothing_makes_no_row() {
        assertThat(calculate(REPORT.groupBy(Grouping.by(Sample.CHOICE)).measure(Measure.count()), List.of())
                        .rows())
                .isEmpty();
    }

    @Test
    void money_is_summed_each_currency_for_itself() {
        ReportResult.Row row = calculate(
                        REPORT.measure(
                                Measure.sum(Sample.MONEY), Measure.min(Sample.MONEY), Measure.average(Sample.MONEY)),
                        List.of(
                                money(1, "USD 10.00"),
                                money(2, "EUR 1.00"),
                                money(3, "EUR 0.01"),
                                money(4, "JPY 7"),
                                Sample.number(5)))
                .rows()
                .get(0);

        assertThat((Map<?, ?>) row.figures().get("sum_amount")).hasToString("{EUR=EUR 1.01, JPY=JPY 7, USD=USD 10.00}");
        assertThat(row.money("min_amount", CurrencyUnit.EUR)).contains(BigMoney.parse("EUR 0.01"));
        assertThat(row.money("average_amount", CurrencyUnit.EUR)).contains(BigMoney.parse("EUR 0.505"));
        assertThat(row.money("sum_amount", CurrencyUnit.of("KWD"))).isEmpty();
    }

    private static Sample money(long number, String amount) {
        return Sample.number(number).having(Sample.MONEY, Sample.money(amount));
    }

    @Test
    void figures_look_at_records_with_a_value_alone() {
        List<Sample> samples = List.of(
                Sample.number(1).having(Sample.INTEGER, 2L).having(Sample.FLAG, true),
                Sample.number(2).having(Sample.INTEGER, 5L),
                Sample.number(3).having(Sample.FLAG, true));

        ReportResult.Row row = calculate(
                        REPORT.measure(
                                Measure.average(Sample.INTEGER),
                                Measure.sumWhere("flagged", Sample.INTEGER, Sample.FLAG.isTrue()),
                                Measure.countWhere("flags", Sample.FLAG.isTrue()),
                                Measure.ratio("rate", Sample.FLAG.isTrue(), Criterion.always()),
                                Measure.min(Sample.INTEGER).named("least"),
                                Measure.max(Sample.INTEGER).named("greatest")),
                        samples)
                .rows()
                .get(0);

        assertThat(row.number("average_pieces")).contains(new BigDecimal("3.5"));
        assertThat(row.number("flagged")).contains(new BigDecimal("2"));
        assertThat(row.count("flags")).isEqualTo(2);
        assertThat(row.number("rate")).contains(new BigDecimal("0.6666666666666666666666666666666667"));
        assertThat(row.number("least")).contains(new BigDecimal("2"));
        assertThat(row.number("greatest")).contains(new BigDecimal("5"));
    }

    @Test
    void sums_of_numbers_do_not_overflow_and_carry_no_zeros() {
        List<Sample> samples = List.of(
                Sample.number(1).having(Sample.INTEGER, Long.MAX_VALUE).having(Sample.DECIMAL, Sample.decimal("0.5")),
                Sample.number(2).having(Sample.INTEGER, 1L).having(Sample.DECIMAL, Sample.decimal("1.5")));

        ReportResult.Row row = calculate(
                        REPORT.measure(Measure.sum(Sample.INTEGER), Measure.sum(Sample.DECIMAL)), samples)
                .rows()
                .get(0);

        assertThat(row.number("sum_pieces")).contains(new BigDecimal("9223372036854775808"));
        assertThat(row.number("sum_weight")).contains(new BigDecimal("2"));
    }

    @Test
    void earliest_and_latest_are_dates_and_instants() {
        List<Sample> samples = List.of(
                Sample.number(1).having(Sample.DATE, Sample.date("2024-03-01")),
                Sample.number(2)
                        .having(Sample.DATE, Sample.date("2023-12-31"))
                        .having(Sample.INSTANT, Sample.instant("2024-01-01T00:00:00Z")));

        ReportResult.Row row = calculate(
                        REPORT.measure(Measure.min(Sample.DATE), Measure.max(Sample.DATE), Measure.max(Sample.INSTANT)),
                        samples)
                .rows()
                .get(0);

        assertThat(row.date("min_due_on")).contains(Sample.date("2023-12-31"));
        assertThat(row.date("max_due_on")).contains(Sample.date("2024-03-01"));
        assertThat(row.instant("max_seen_at")).contains(Sample.instant("2024-01-01T00:00:00Z"));
    }

    @Test
    void groups_are_ordered_by_their_fields_the_absent_one_first() {
        List<Sample> samples = List.of(
                text(1, "b"), text(2, "á"), text(3, "A"), text(4, ""), Sample.number(5), text(6, "a"), text(7, "b"));

        ReportResult result = calculate(REPORT.groupBy(Grouping.by(Sample.TEXT)).measure(Measure.count()), samples);

        assertThat(result.rows()).extracting(row -> row.key(0)).containsExactly(null, "", "A", "a", "á", "b");
        assertThat(result.row("b").orElseThrow().count("count")).isEqualTo(2);
    }

    private static Sample text(long number, String text) {
        return Sample.number(number).having(Sample.TEXT, text);
    }

    @Test
    void instants_are_grouped_by_the_days_of_the_organisation() {
        List<Sample> samples = List.of(
                seen(1, "2017-10-15T02:59:59.999999Z"),
                seen(2, "2017-10-15T03:00:00Z"),
                seen(3, "2017-11-01T02:00:00Z"));

        ReportResult byDay = calculate(
                REPORT.groupBy(Grouping.by(Sample.INSTANT, RelativePeriod.Unit.DAY))
                        .measure(Measure.count()),
                samples);
        ReportResult byMonth = calculate(
                REPORT.groupBy(Grouping.by(Sample.INSTANT, RelativePeriod.Unit.MONTH))
                        .measure(Measure.count()),
                samples);

        assertThat(byDay.rows())
                .extracting(row -> row.key(0))
                .containsExactly(Sample.date("2017-10-14"), Sample.date("2017-10-15"), Sample.date("2017-11-01"));
        assertThat(byMonth.rows())
                .extracting(row -> row.key(0))
                .containsExactly(Sample.date("2017-10-01"), Sample.date("2017-11-01"));
    }

    private static Sample seen(long number, String at) {
        return Sample.number(number).having(Sample.INSTANT, Sample.instant(at));
    }

    @Test
    void several_elements_put_a_record_into_several_groups() {
        List<Sample> samples = List.of(
                Sample.number(1)
                        .having(Sample.SYSTEM.tags(), Set.of("VIP", "new"))
                        .having(Sample.FLAG, true),
                Sample.number(2).having(Sample.SYSTEM.tags(), Set.of("vip")),
                Sample.number(3));

        ReportResult result = calculate(
                REPORT.groupBy(Grouping.by(Sample.SYSTEM.tags()), Grouping.by(Sample.FLAG))
                        .measure(Measure.count()),
                samples);

        assertThat(result.rows())
                .extracting(ReportResult.Row::group)
                .containsExactly(
                        Arrays.asList(null, null),
                        List.of("new", true),
                        Arrays.asList("vip", null),
                        List.of("vip", true));
    }

    @Test
    void a_grouping_may_follow_references() {
        Sample top = text(1, "Top");
        Sample middle = Sample.number(2).having(Sample.PARENT, top.id());
        Sample bottom = Sample.number(3).having(Sample.PARENT, middle.id());
        Sample orphan = Sample.number(4).having(Sample.PARENT, Sample.number(9).id());

        ReportResult result = calculate(
                REPORT.groupBy(Grouping.by(Sample.TEXT).through(Sample.PARENT).through(Sample.PARENT))
                        .measure(Measure.count()),
                List.of(top, middle, bottom, orphan));

        assertThat(result.row("Top").orElseThrow().count("count")).isEqualTo(1);
        assertThat(result.row((Object) null).orElseThrow().count("count")).isEqualTo(3);
    }

    @Property(tries = 300)
    void groups_add_up_to_the_whole(@ForAll("lists") List<Sample> samples, @ForAll("criteria") Criterion where) {
        List<Measure> measures = List.of(Measure.count(), Measure.sum(Sample.PRICE), Measure.sum(Sample.DECIMAL));
        Report<Sample> whole = new Report<>(Sample.TYPE, where, List.of(), measures);
        ReportResult.Row total = calculate(whole, samples).rows().get(0);

        for (Field<?> field : SampleArbitraries.optionalFields()) {
            if (!(field instanceof KeyedField<?>)) {
                ReportResult groups = calculate(whole.groupBy(Grouping.by(field)), samples);
                assertThat(new HashSet<>(groups.rows())).hasSameSizeAs(groups.rows());
                assertThat(groups.rows().stream()
                                .mapToLong(row -> row.count("count"))
                                .sum())
                        .isEqualTo(total.count("count"));
                assertThat(groups.rows().stream()
                                .flatMap(row -> row.number("sum_weight").stream())
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                        .isEqualByComparingTo(total.number("sum_weight").orElse(BigDecimal.ZERO));
            }
        }
    }

    @Property(tries = 100)
    void the_order_of_the_records_does_not_matter(@ForAll("lists") List<Sample> samples) {
        List<Sample> reversed = new java.util.ArrayList<>(samples);
        java.util.Collections.reverse(reversed);

        for (Field<?> field : SampleArbitraries.optionalFields()) {
            Report<Sample> report =
                    REPORT.groupBy(Grouping.by(field)).measure(Measure.count(), Measure.average(Sample.PRICE));
            assertThat(calculate(report, reversed)).isEqualTo(calculate(report, samples));
        }
    }

    @Test
    void what_cannot_be_measured_or_grouped_is_refused() {
        TextField foreign = FieldSet.of("other", SampleId::new).text("title", 10);
        IntegerField foreignNumber = FieldSet.of("other", SampleId::new).integer("size", 0, 9);

        assertThatThrownBy(() -> Measure.sum(Sample.TEXT)).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> Measure.average(Sample.DATE)).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> Grouping.by(Sample.TEXT, RelativePeriod.Unit.DAY))
                .isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> Grouping.by(foreign).through(Sample.PARENT)).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> REPORT.groupBy(Grouping.by(foreign))).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> REPORT.measure(Measure.sum(foreignNumber))).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> REPORT.measure(Measure.countWhere("x", foreign.isPresent())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> REPORT.measure(Measure.count(), Measure.count()))
                .isInstanceOf(ValidationException.class);
    }

    private static ReportResult calculate(Report<Sample> report, List<Sample> samples) {
        return ReportCalculator.calculate(report, samples, NOW, Sample.lookup(samples));
    }

    @Provide
    Arbitrary<List<Sample>> lists() {
        return SampleArbitraries.sampleLists(4);
    }

    @Provide
    Arbitrary<Criterion> criteria() {
        return SampleArbitraries.criteria();
    }
}
