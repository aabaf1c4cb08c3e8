package dev.clientela.activity;

import dev.clientela.record.Values;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When something is to be done: by a time, or from one time to another. Intervals are half-open: what ends at ten does
 * not collide with what starts at ten.
 *
 * @param allDay whether whole days are meant, so that the time of day is not shown
 */
public record Schedule(Optional<Instant> due, Optional<Instant> start, Optional<Instant> end, boolean allDay) {

    /** At no particular time. */
    public static Schedule open() {
        return new Schedule(Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    /** To be done by then. */
    public static Schedule by(Instant due) {
        return new Schedule(Optional.of(due), Optional.empty(), Optional.empty(), false);
    }

    /** To be done in the course of that day, which ends at midnight in the zone. */
    public static Schedule onDay(LocalDate day, ZoneId zone) {
        return new Schedule(Optional.of(endOf(day, zone)), Optional.empty(), Optional.empty(), true);
    }

    /** Takes place from the first to the second. */
    public static Schedule between(Instant start, Instant end) {
        return new Schedule(Optional.empty(), Optional.of(start), Optional.of(end), false);
    }

    public static Schedule lasting(Instant start, Duration length) {
        return between(start, start.plus(length));
    }

    /** Starts then; nobody says how long it lasts. */
    public static Schedule at(Instant start) {
        return new Schedule(Optional.empty(), Optional.of(start), Optional.empty(), false);
    }

    /** Takes all of those days, the last one included. */
    public static Schedule days(LocalDate first, LocalDate last, ZoneId zone) {
        return new Schedule(
                Optional.empty(),
                Optional.of(first.atStartOfDay(zone).toInstant()),
                Optional.of(endOf(last, zone)),
                true);
    }

    /** The values with this schedule in the place of theirs. */
    Values onto(Values values) {
        return values.edit()
                .set(ActivityFields.DUE_AT, due.orElse(null))
                .set(ActivityFields.START_AT, start.orElse(null))
                .set(ActivityFields.END_AT, end.orElse(null))
                .set(ActivityFields.ALL_DAY, allDay ? true : null)
                .build();
    }

    private static Instant endOf(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
