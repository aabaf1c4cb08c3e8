package dev.clientela.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.record.RelativePeriod.Unit;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelativePeriodTest {

    @ParameterizedTest
    @CsvSource({
        "DAY, 0, 1, 2024-02-29, 2024-03-01",
        "DAY, -7, 0, 2024-02-22, 2024-02-29",
        "WEEK, 0, 1, 2024-02-26, 2024-03-04",
        "MONTH, 0, 1, 2024-02-01, 2024-03-01",
        "MONTH, -1, 0, 2024-01-01, 2024-02-01",
        "QUARTER, 1, 2, 2024-04-01, 2024-07-01",
        "YEAR, -1, 1, 2023-01-01, 2025-01-01"
    })
    void periods_are_whole_units_counted_from_today(Unit unit, int from, int to, LocalDate start, LocalDate end) {
        LocalDate today = LocalDate.of(2024, 2, 29);

        RelativePeriod period = new RelativePeriod(unit, from, to);

        assertThat(period.start(today)).isEqualTo(start);
        assertThat(period.end(today)).isEqualTo(end);
    }

    @Property
    void consecutive_periods_leave_no_gap_and_share_no_instant(
            @ForAll("periods") RelativePeriod period,
            @ForAll("moments") Moment moment,
            @ForAll("instants") Instant at) {
        RelativePeriod following = new RelativePeriod(period.unit(), period.to(), period.to() + 1);
        RelativePeriod both = new RelativePeriod(period.unit(), period.from(), period.to() + 1);

        boolean first = holds(period, moment, at);
        boolean second = holds(following, moment, at);
        assertThat(first && second).isFalse();
        assertThat(holds(both, moment, at)).isEqualTo(first || second);
    }

    @Property
    void an_instant_lies_in_a_period_when_its_date_does(
            @ForAll("periods") RelativePeriod period,
            @ForAll("moments") Moment moment,
            @ForAll("instants") Instant at) {
        LocalDate date = LocalDate.ofInstant(at, moment.zone());
        boolean expected = !date.isBefore(period.start(moment.today())) && date.isBefore(period.end(moment.today()));

        assertThat(holds(period, moment, at)).isEqualTo(expected);
    }

    @Property
    void now_is_today(@ForAll("moments") Moment moment) {
        assertThat(holds(RelativePeriod.today(), moment, moment.now())).isTrue();
        for (Unit unit : Unit.values()) {
            assertThat(holds(RelativePeriod.current(unit), moment, moment.now()))
                    .isTrue();
            assertThat(holds(RelativePeriod.last(1, unit), moment, moment.now()))
                    .isFalse();
            assertThat(holds(RelativePeriod.next(1, unit), moment, moment.now()))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "America/Sao_Paulo, 2017-10-15, 2017-10-15T03:00:00Z, 23",
        "America/Sao_Paulo, 2018-02-17, 2018-02-17T02:00:00Z, 25",
        "Asia/Beirut, 2022-03-27, 2022-03-26T22:00:00Z, 23",
        "Europe/Madrid, 2022-10-30, 2022-10-29T22:00:00Z, 25"
    })
    void a_day_is_as_long_as_clocks_make_it(ZoneId zone, LocalDate day, Instant begins, int hours) {
        Moment noon = new Moment(day.atTime(12, 0).atZone(zone).toInstant(), zone);
        Instant ends = begins.plusSeconds(hours * 3_600L);

        assertThat(holds(RelativePeriod.today(), noon, begins)).isTrue();
        assertThat(holds(RelativePeriod.today(), noon, begins.minusNanos(1_000)))
                .isFalse();
        assertThat(holds(RelativePeriod.today(), noon, ends.minusNanos(1_000))).isTrue();
        assertThat(holds(RelativePeriod.today(), noon, ends)).isFalse();
    }

    @Test
    void a_day_that_a_zone_left_out_holds_no_instant() {
        ZoneId apia = ZoneId.of("Pacific/Apia");
        Moment dayBefore = new Moment(Instant.parse("2011-12-30T09:00:00Z"), apia);
        Instant turn = Instant.parse("2011-12-30T10:00:00Z");

        assertThat(dayBefore.today()).isEqualTo(LocalDate.of(2011, 12, 29));
        assertThat(holds(RelativePeriod.next(1, Unit.DAY), dayBefore, turn)).isFalse();
        assertThat(holds(RelativePeriod.next(2, Unit.DAY), dayBefore, turn)).isTrue();
    }

    @Property
    void a_unit_begins_on_its_first_day(@ForAll("moments") Moment moment) {
        LocalDate today = moment.today();

        assertThat(Unit.WEEK.startOf(today).getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
        for (Unit unit : Unit.values()) {
            LocalDate start = unit.startOf(today);
            assertThat(start).isBeforeOrEqualTo(today);
            assertThat(unit.plus(start, 1)).isAfter(today);
            assertThat(unit.startOf(start)).isEqualTo(start);
        }
    }

    @Test
    void periods_run_forward_and_not_too_far() {
        for (int[] bounds : new int[][] {{1, 1}, {2, 1}, {-10_001, 0}, {0, 10_001}}) {
            assertThatThrownBy(() -> new RelativePeriod(Unit.DAY, bounds[0], bounds[1]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static boolean holds(RelativePeriod period, Moment moment, Instant at) {
        return CriterionEvaluator.compile(Sample.INSTANT.isDuring(period), moment)
                .test(Sample.number(1).having(Sample.INSTANT, at));
    }

    @Provide
    Arbitrary<RelativePeriod> periods() {
        return SampleArbitraries.periods();
    }

    @Provide
    Arbitrary<Moment> moments() {
        return SampleArbitraries.moments();
    }

    @Provide
    Arbitrary<Instant> instants() {
        return SampleArbitraries.instants();
    }
}
