package dev.clientela.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BusinessHoursTest {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final BusinessHours SHOP = BusinessHours.in(MADRID)
            .openOnWeekdays(LocalTime.of(9, 0), LocalTime.of(14, 0))
            .openOnWeekdays(LocalTime.of(16, 0), LocalTime.of(19, 0))
            .closedOn(LocalDate.of(2026, 5, 1))
            .build();

    private static Instant madrid(String local) {
        return ZonedDateTime.of(java.time.LocalDateTime.parse(local), MADRID).toInstant();
    }

    @Test
    @DisplayName("SG-7 only time in the windows counts: not nights, lunch, week-ends and holidays")
    void counts() {
        assertThat(SHOP.between(madrid("2026-03-02T08:00"), madrid("2026-03-02T20:00")))
                .isEqualTo(Duration.ofHours(8));
        assertThat(SHOP.between(madrid("2026-03-02T13:30"), madrid("2026-03-02T16:15")))
                .isEqualTo(Duration.ofMinutes(45));
        assertThat(SHOP.between(madrid("2026-03-06T18:00"), madrid("2026-03-09T10:00")))
                .isEqualTo(Duration.ofHours(2));
        // Friday the first of May is a holiday.
        assertThat(SHOP.between(madrid("2026-04-30T18:30"), madrid("2026-05-04T09:30")))
                .isEqualTo(Duration.ofHours(1));
        assertThat(SHOP.between(madrid("2026-03-02T20:00"), madrid("2026-03-02T08:00")))
                .isEqualTo(Duration.ofHours(-8));
    }

    @Test
    @DisplayName("SG-7 what is due after working time is due at the first instant at which it has passed")
    void after() {
        assertThat(SHOP.after(madrid("2026-03-06T18:00"), Duration.ofHours(1))).isEqualTo(madrid("2026-03-06T19:00"));
        assertThat(SHOP.after(madrid("2026-03-06T18:00"), Duration.ofMinutes(61)))
                .isEqualTo(madrid("2026-03-09T09:01"));
        assertThat(SHOP.after(madrid("2026-03-07T12:00"), Duration.ZERO)).isEqualTo(madrid("2026-03-07T12:00"));
        assertThat(SHOP.after(madrid("2026-04-30T18:00"), Duration.ofHours(9))).isEqualTo(madrid("2026-05-04T19:00"));
    }

    @Test
    @DisplayName("SG-7 a window ends before its last instant, and may last until midnight")
    void halfOpen() {
        BusinessHours late = BusinessHours.in(MADRID)
                .open(DayOfWeek.MONDAY, LocalTime.of(22, 0), LocalTime.MIDNIGHT)
                .build();

        assertThat(SHOP.isOpen(madrid("2026-03-02T09:00"))).isTrue();
        assertThat(SHOP.isOpen(madrid("2026-03-02T14:00"))).isFalse();
        assertThat(SHOP.isOpen(madrid("2026-05-01T10:00"))).isFalse();
        assertThat(late.isOpen(madrid("2026-03-02T23:59:59"))).isTrue();
        assertThat(late.isOpen(madrid("2026-03-03T00:00"))).isFalse();
        assertThat(late.between(madrid("2026-03-02T00:00"), madrid("2026-03-04T00:00")))
                .isEqualTo(Duration.ofHours(2));
    }

    @Test
    @DisplayName("SG-7 a night shift over a clock change lasts as long as it really does: 23 and 25 hours a day")
    void clockChanges() {
        BusinessHours.Builder builder = BusinessHours.in(MADRID);
        List.of(DayOfWeek.values()).forEach(day -> builder.open(day, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));
        BusinessHours always = builder.build();

        assertThat(always.between(madrid("2026-03-29T00:00"), madrid("2026-03-30T00:00")))
                .isEqualTo(Duration.ofHours(23));
        assertThat(always.between(madrid("2026-10-25T00:00"), madrid("2026-10-26T00:00")))
                .isEqualTo(Duration.ofHours(25));
        assertThat(always.after(madrid("2026-03-28T12:00"), Duration.ofHours(24)))
                .isEqualTo(madrid("2026-03-29T13:00"));
    }

    @Test
    @DisplayName("SG-7 around the clock, working time is time")
    void aroundTheClock() {
        Instant from = Instant.parse("2026-03-29T00:30:00Z");

        assertThat(BusinessHours.aroundTheClock().between(from, from.plusSeconds(90)))
                .isEqualTo(Duration.ofSeconds(90));
        assertThat(BusinessHours.aroundTheClock().after(from, Duration.ofDays(1)))
                .isEqualTo(from.plusSeconds(86_400));
        assertThat(BusinessHours.aroundTheClock().isOpen(from)).isTrue();
    }

    @Test
    @DisplayName("business hours tell every fault of theirs")
    void faults() {
        assertThat(faults(List.of())).containsExactly("windows: calendar.never_opens");
        assertThat(faults(List.of(
                        new OpenWindow(DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.of(12, 0)),
                        new OpenWindow(DayOfWeek.MONDAY, LocalTime.of(15, 0), LocalTime.of(13, 0)),
                        new OpenWindow(DayOfWeek.MONDAY, LocalTime.of(11, 59), LocalTime.of(13, 0)),
                        new OpenWindow(DayOfWeek.TUESDAY, LocalTime.of(12, 0), LocalTime.of(12, 0)),
                        new OpenWindow(DayOfWeek.TUESDAY, LocalTime.of(9, 0), LocalTime.of(12, 0)),
                        new OpenWindow(DayOfWeek.MONDAY, LocalTime.of(13, 0), LocalTime.MIDNIGHT))))
                .containsExactly(
                        "windows[1]: calendar.ends_before_it_begins {window=MONDAY 15:00-13:00}",
                        "windows[2]: calendar.windows_overlap {window=MONDAY 11:59-13:00}",
                        "windows[3]: calendar.ends_before_it_begins {window=TUESDAY 12:00-12:00}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SHOP.after(madrid("2026-03-02T09:00"), Duration.ofNanos(-1)));
    }

    private static List<String> faults(List<OpenWindow> windows) {
        try {
            BusinessHours.of(ZoneOffset.UTC, windows, List.of());
            return List.of();
        } catch (ValidationException e) {
            return e.violations().stream().map(Violation::toString).toList();
        }
    }

    @Test
    @DisplayName("what lies out of reach is refused, and in no time")
    void outOfReach() {
        assertThatExceptionOfType(DateTimeException.class)
                .isThrownBy(() -> SHOP.after(madrid("2026-03-02T09:00"), Duration.ofSeconds(Long.MAX_VALUE)));
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> SHOP.between(Instant.MIN, Instant.MAX));
    }
}
