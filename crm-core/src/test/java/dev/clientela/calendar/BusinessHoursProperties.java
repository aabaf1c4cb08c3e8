package dev.clientela.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Working time as the clock on the wall would tell it, minute by minute, in zones whose clocks do odd things. */
class BusinessHoursProperties {

    /** A time of an odd zone at which something happens: changes at midnight, of half an hour, of a whole day. */
    private static final List<ZonedDateTime> ODD_TIMES = List.of(
            ZonedDateTime.parse("2026-03-29T01:00:00+01:00[Europe/Madrid]"),
            ZonedDateTime.parse("2026-10-25T01:00:00+02:00[Europe/Madrid]"),
            ZonedDateTime.parse("2026-04-05T01:00:00+11:00[Australia/Lord_Howe]"),
            ZonedDateTime.parse("2026-10-04T01:00:00+10:30[Australia/Lord_Howe]"),
            ZonedDateTime.parse("2018-11-03T22:00:00-03:00[America/Sao_Paulo]"),
            ZonedDateTime.parse("2018-02-17T22:00:00-02:00[America/Sao_Paulo]"),
            ZonedDateTime.parse("2010-11-06T23:00:00-02:30[America/St_Johns]"),
            ZonedDateTime.parse("2011-12-29T22:00:00-10:00[Pacific/Apia]"),
            ZonedDateTime.parse("2026-03-29T00:30:00Z[Antarctica/Troll]"),
            ZonedDateTime.parse("2026-10-25T00:30:00+02:00[Antarctica/Troll]"),
            ZonedDateTime.parse("2026-06-01T12:00:00+05:45[Asia/Kathmandu]"),
            ZonedDateTime.parse("1969-12-30T12:00:00Z[UTC]"));

    /** Hours, and an instant near something odd. */
    record Case(BusinessHours hours, Instant from) {}

    @Provide
    Arbitrary<Case> cases() {
        return Arbitraries.of(ODD_TIMES)
                .flatMap(odd -> Combinators.combine(
                                windows(),
                                Arbitraries.integers().between(-3, 3).set().ofMaxSize(3),
                                Arbitraries.integers().between(-2_000, 2_000))
                        .as((windows, holidays, minutes) -> new Case(
                                BusinessHours.of(
                                        odd.getZone(),
                                        windows,
                                        holidays.stream()
                                                .map(day -> odd.toLocalDate().plusDays(day))
                                                .toList()),
                                odd.toInstant().plus(Duration.ofMinutes(minutes)))));
    }

    /** At least one window; those of one day are cut at distinct quarters of an hour. */
    private static Arbitrary<List<OpenWindow>> windows() {
        Arbitrary<List<OpenWindow>> ofOneDay = Combinators.combine(
                        Arbitraries.of(DayOfWeek.class),
                        Arbitraries.integers().between(0, 96).set().ofMinSize(2).ofMaxSize(6))
                .as((day, quarters) -> {
                    List<Integer> cuts = new ArrayList<>(new TreeSet<>(quarters));
                    List<OpenWindow> windows = new ArrayList<>();
                    for (int i = 0; i + 1 < cuts.size(); i += 2) {
                        windows.add(new OpenWindow(day, quarter(cuts.get(i)), quarter(cuts.get(i + 1))));
                    }
                    return windows;
                });
        return ofOneDay.list()
                .ofMinSize(1)
                .ofMaxSize(7)
                .uniqueElements(day -> day.get(0).day())
                .map(days -> days.stream().flatMap(List::stream).toList());
    }

    private static LocalTime quarter(int number) {
        return number == 96 ? LocalTime.MIDNIGHT : LocalTime.ofSecondOfDay(number * 900L);
    }

    @Provide
    Arbitrary<Integer> minutes() {
        return Arbitraries.integers().between(0, 12_000);
    }

    /** Knows nothing but how to read a clock. */
    private static boolean open(BusinessHours hours, Instant instant) {
        ZonedDateTime now = instant.atZone(hours.zone());
        LocalTime time = now.toLocalTime();
        return !hours.holidays().contains(now.toLocalDate())
                && hours.windows().stream()
                        .anyMatch(window -> window.day() == now.getDayOfWeek()
                                && !time.isBefore(window.from())
                                && (time.isBefore(window.until())
                                        || window.until().equals(LocalTime.MIDNIGHT)));
    }

    private static Duration slowly(BusinessHours hours, Instant from, int minutes) {
        int open = 0;
        for (int i = 0; i < minutes; i++) {
            open += open(hours, from.plus(Duration.ofMinutes(i))) ? 1 : 0;
        }
        return Duration.ofMinutes(open);
    }

    @Property
    @Label("SG-7 working time is what the clock on the wall shows minute by minute")
    void agreesWithTheClock(@ForAll("cases") Case a, @ForAll("minutes") int minutes) {
        Instant to = a.from().plus(Duration.ofMinutes(minutes));

        assertThat(a.hours().between(a.from(), to)).isEqualTo(slowly(a.hours(), a.from(), minutes));
        assertThat(a.hours().isOpen(to)).isEqualTo(open(a.hours(), to));
    }

    @Property
    @Label("SG-7 after so much working time, so much has passed, and a moment earlier it had not")
    void afterIsTheFirstInstant(@ForAll("cases") Case a, @ForAll("minutes") int minutes) {
        Duration worked = Duration.ofMinutes(minutes);

        Instant then = a.hours().after(a.from(), worked);

        assertThat(a.hours().between(a.from(), then)).isEqualTo(worked);
        if (minutes > 0) {
            assertThat(a.hours().between(a.from(), then.minusNanos(1))).isEqualTo(worked.minusNanos(1));
        }
    }

    @Property
    @Label("SG-7 so much working time before, it is the last instant that is so far away")
    void beforeIsTheLastInstant(@ForAll("cases") Case a, @ForAll("minutes") int minutes) {
        Duration worked = Duration.ofMinutes(minutes);

        Instant then = a.hours().before(a.from(), worked);

        assertThat(a.hours().between(then, a.from())).isEqualTo(worked);
        if (minutes > 0) {
            assertThat(a.hours().between(then.plusNanos(1), a.from())).isEqualTo(worked.minusNanos(1));
        }
    }

    @Property
    @Label("SG-7 working time adds up, there and back, and never runs backwards")
    void addsUp(
            @ForAll("cases") Case a,
            @ForAll("minutes") int first,
            @ForAll("minutes") int second,
            @ForAll("minutes") int nanos) {
        Instant middle = a.from().plus(Duration.ofMinutes(first)).plusNanos(nanos);
        Instant end = middle.plus(Duration.ofMinutes(second));
        BusinessHours hours = a.hours();

        assertThat(hours.between(a.from(), middle).plus(hours.between(middle, end)))
                .isEqualTo(hours.between(a.from(), end));
        assertThat(hours.between(end, a.from()))
                .isEqualTo(hours.between(a.from(), end).negated());
        assertThat(hours.between(a.from(), end)).isGreaterThanOrEqualTo(hours.between(a.from(), middle));
        assertThat(hours.after(hours.after(a.from(), Duration.ofMinutes(first)), Duration.ofMinutes(second)))
                .isEqualTo(hours.after(a.from(), Duration.ofMinutes(first + second)));
        assertThat(hours.after(middle, Duration.ofMinutes(second)))
                .isAfterOrEqualTo(hours.after(a.from(), Duration.ofMinutes(second)));
    }

    @Property(tries = 50)
    @Label("SG-7 a century of working time takes no longer to tell than its clock changes")
    void centuries(@ForAll("cases") Case a) {
        Instant end = a.from().atZone(a.hours().zone()).plusYears(100).toInstant();

        Duration century = a.hours().between(a.from(), end);

        Duration byYears = Duration.ZERO;
        for (int year = 0; year < 100; year++) {
            byYears = byYears.plus(a.hours()
                    .between(
                            a.from().atZone(a.hours().zone()).plusYears(year).toInstant(),
                            a.from()
                                    .atZone(a.hours().zone())
                                    .plusYears(year + 1L)
                                    .toInstant()));
        }
        assertThat(century).isEqualTo(byYears);
        assertThat(a.hours().between(a.from(), a.hours().after(a.from(), century)))
                .isEqualTo(century);
        assertThat(LocalDate.ofInstant(
                                a.hours().after(a.from(), century), a.hours().zone())
                        .getYear())
                .isGreaterThan(2060);
    }
}
