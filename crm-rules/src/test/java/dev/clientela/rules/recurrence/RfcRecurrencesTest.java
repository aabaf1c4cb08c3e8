package dev.clientela.rules.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biweekly.ICalendar;
import biweekly.io.text.ICalReader;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.activity.ActivitySeries;
import dev.clientela.activity.Occurrence;
import dev.clientela.activity.PlanSeries;
import dev.clientela.error.ValidationException;
import dev.clientela.security.Actor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of RFC 5545. */
class RfcRecurrencesTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalDateTime FIRST = LocalDateTime.of(1997, 9, 2, 9, 0);
    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    private final RfcRecurrences recurrences = new RfcRecurrences();

    private List<LocalDateTime> times(String rule, LocalDateTime first, ZoneId zone, LocalDateTime notBefore) {
        List<LocalDateTime> times = new ArrayList<>();
        recurrences.of(rule, first, zone, notBefore).forEachRemaining(times::add);
        return times;
    }

    private List<LocalDateTime> times(String rule, LocalDateTime first) {
        return times(rule, first, NEW_YORK, first);
    }

    /** What another library makes of the same rule; by a clock that is never changed. */
    private static List<LocalDateTime> byAnother(String rule, LocalDateTime first) {
        String text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:x\r\nDTSTART:"
                + BASIC.format(first) + "Z\r\nRRULE:" + rule + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        try (ICalReader reader = new ICalReader(text)) {
            ICalendar calendar = reader.readNext();
            DateIterator dates = calendar.getEvents().get(0).getDateIterator(TimeZone.getTimeZone("UTC"));
            List<LocalDateTime> times = new ArrayList<>();
            while (dates.hasNext()) {
                times.add(LocalDateTime.ofInstant(dates.next().toInstant(), ZoneId.of("UTC")));
            }
            return times;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=DAILY;COUNT=10|1997-09-02T09:00",
                "FREQ=DAILY;INTERVAL=10;COUNT=5|1997-09-02T09:00",
                "FREQ=WEEKLY;COUNT=10|1997-09-02T09:00",
                "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,TH;COUNT=8|1997-09-02T09:00",
                "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO|1997-08-05T09:00",
                "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU|1997-08-05T09:00",
                "FREQ=MONTHLY;COUNT=10;BYDAY=1FR|1997-09-05T09:00",
                "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO|1997-09-22T09:00",
                "FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=6|1997-09-28T09:00",
                "FREQ=MONTHLY;BYMONTHDAY=31;COUNT=8|1998-01-31T09:00",
                "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=6|1998-02-13T09:00",
                "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3|1997-09-04T09:00",
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=7|1997-09-29T09:00",
                "FREQ=YEARLY;COUNT=10;BYMONTH=6,7|1997-06-10T09:00",
                "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200|1997-01-01T09:00",
                "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=5|1997-05-12T09:00",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;COUNT=5|2096-02-29T09:00",
                "FREQ=DAILY;UNTIL=19971224T090000Z|1997-09-02T09:00"
            })
    @DisplayName("A-02 rules of RFC 5545 mean what another library makes of them")
    void likeAnother(String rule, LocalDateTime first) {
        List<LocalDateTime> times = times(rule, first, ZoneId.of("UTC"), first);
        assertThat(times).hasSizeGreaterThan(2).isEqualTo(byAnother(rule, first));
        LocalDateTime middle = times.get(times.size() / 2);
        assertThat(times(rule, first, ZoneId.of("UTC"), middle))
                .isEqualTo(times.subList(times.size() / 2, times.size()));
        assertThat(times(rule, first, ZoneId.of("UTC"), middle.plusSeconds(1)))
                .isEqualTo(times.subList(times.size() / 2 + 1, times.size()));
    }

    @Test
    @DisplayName("A-02 what is said of a rule in RFC 5545 holds word for word")
    void examples() {
        assertThat(times("FREQ=MONTHLY;COUNT=4;BYDAY=-1FR", LocalDateTime.of(1997, 9, 26, 9, 0)))
                .extracting(time -> time.toLocalDate().toString())
                .containsExactly("1997-09-26", "1997-10-31", "1997-11-28", "1997-12-26");
        assertThat(times("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", LocalDateTime.of(1997, 8, 5, 9, 0)))
                .extracting(time -> time.toLocalDate().toString())
                .containsExactly("1997-08-05", "1997-08-17", "1997-08-19", "1997-08-31");
    }

    @Test
    @DisplayName("A-02 a rule ends with UNTIL, which is part of it: an instant in UTC, a local time, or a whole day")
    void until() {
        // 09:00 in New York is 13:00 in UTC in summer.
        assertThat(times("FREQ=DAILY;UNTIL=19970904T130000Z", FIRST)).hasSize(3);
        assertThat(times("FREQ=DAILY;UNTIL=19970904T125959Z", FIRST)).hasSize(2);
        assertThat(times("FREQ=DAILY;UNTIL=19970904T090000", FIRST)).hasSize(3);
        assertThat(times("FREQ=DAILY;UNTIL=19970904T085959", FIRST)).hasSize(2);
        assertThat(times("FREQ=DAILY;UNTIL=19970904", FIRST)).hasSize(3);
        // In winter it is 14:00.
        assertThat(times("FREQ=DAILY;UNTIL=19971027T130000Z", LocalDateTime.of(1997, 10, 25, 9, 0)))
                .hasSize(2);
        assertThat(times("FREQ=DAILY;UNTIL=19971027T140000Z", LocalDateTime.of(1997, 10, 25, 9, 0)))
                .hasSize(3);
        assertThat(times("FREQ=DAILY;UNTIL=19970901T000000Z", FIRST)).isEmpty();
    }

    private static void assertRefused(Runnable act, String code) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        e -> assertThat(e.violations())
                                .extracting(violation -> violation.path() + " "
                                        + violation.code().value())
                                .containsExactly("recurrence " + code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "every monday",
                "COUNT=3",
                "FREQ=SOMETIMES;COUNT=3",
                "FREQ=DAILY;COUNT=0",
                "FREQ=DAILY;COUNT=-1",
                "FREQ=DAILY;COUNT=x",
                "FREQ=DAILY;INTERVAL=0;COUNT=3",
                "FREQ=DAILY;COUNT=3;UNTIL=19980101T000000Z",
                "FREQ=DAILY;UNTIL=tomorrow",
                "FREQ=WEEKLY;BYDAY=XX;COUNT=3",
                "FREQ=WEEKLY;BYDAY=1MO;COUNT=3",
                "FREQ=MONTHLY;BYMONTHDAY=32;COUNT=3",
                "FREQ=MONTHLY;BYMONTH=13;COUNT=3",
                "FREQ=MONTHLY;BYSETPOS=1;COUNT=3",
                "FREQ=DAILY;FREQ=DAILY;COUNT=3",
                "FREQ=DAILY;WHATEVER=3;COUNT=3",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3"
            })
    @DisplayName("A-02 a rule that is none, or never takes place, is refused at its field")
    void malformed(String rule) {
        assertRefused(() -> times(rule, FIRST), "series.malformed_rule");
    }

    @Test
    @DisplayName("A-02 a rule that never ends, or repeats within a day, is refused at its field")
    void unbounded() {
        assertRefused(() -> times("FREQ=DAILY", FIRST), "series.unbounded");
        assertRefused(() -> times("FREQ=YEARLY;BYMONTH=3", FIRST), "series.unbounded");
        for (String within : List.of("HOURLY", "MINUTELY", "SECONDLY")) {
            assertRefused(() -> times("FREQ=" + within + ";COUNT=3", FIRST), "series.too_frequent");
        }
    }

    @Test
    @DisplayName(
            "A-02 a series by a rule keeps its hour on the wall when the clock is changed; too long a one is refused")
    void series() {
        CrmSession ada = Crm.builder()
                .clock(() -> Instant.parse("2026-03-01T00:00:00Z"))
                .recurrences(recurrences)
                .build()
                .as(Actor.user("ada"));
        PlanSeries sunday = PlanSeries.call(
                "Ring", LocalDateTime.of(2026, 3, 22, 2, 30), ZoneId.of("Europe/Madrid"), Duration.ofMinutes(30));
        ActivitySeries series = ada.recurringActivities().plan(sunday.recurring("FREQ=WEEKLY;BYDAY=SU;COUNT=3"));
        assertThat(ada.recurringActivities()
                        .occurrences(
                                series.id(),
                                Instant.parse("2026-03-01T00:00:00Z"),
                                Instant.parse("2026-05-01T00:00:00Z")))
                .extracting(Occurrence::start)
                .containsExactly(
                        Instant.parse("2026-03-22T01:30:00Z"),
                        Instant.parse("2026-03-29T01:30:00Z"),
                        Instant.parse("2026-04-05T00:30:00Z"));
        assertRefused(
                () -> ada.recurringActivities().plan(sunday.recurring("FREQ=DAILY;UNTIL=99990101T000000Z")),
                "series.too_long");
        assertRefused(
                () -> ada.recurringActivities().plan(sunday.recurring("FREQ=WEEKLY;BYDAY=MO;COUNT=3")),
                "series.start_not_in_rule");
    }

    @Test
    @DisplayName("A-02 a window late in a long series is reached without a mistake")
    void late() {
        LocalDateTime first = LocalDateTime.of(2000, 1, 1, 9, 0);
        Iterator<LocalDateTime> times = recurrences.of("FREQ=DAILY;COUNT=9999", first, NEW_YORK, first.plusDays(9_997));
        assertThat(times.next()).isEqualTo(first.plusDays(9_997));
        assertThat(times.next()).isEqualTo(first.plusDays(9_998));
        assertThat(times.hasNext()).isFalse();
    }
}
