package dev.clientela.calendar;

import java.time.DayOfWeek;
import java.time.LocalTime;

/**
 * A part of one day of every week in which a business is open: half-open, by the clock on its wall.
 *
 * @param until the first time of day at which it is closed again; midnight is the end of the day
 */
public record OpenWindow(DayOfWeek day, LocalTime from, LocalTime until) {

    private static final long NANOS_OF_DAY = 86_400_000_000_000L;

    long begin() {
        return from.toNanoOfDay();
    }

    /** In nanoseconds of the day; midnight counts as its end. */
    long end() {
        return until.equals(LocalTime.MIDNIGHT) ? NANOS_OF_DAY : until.toNanoOfDay();
    }

    /** As {@code MONDAY 09:00-17:30}. */
    @Override
    public String toString() {
        return day + " " + from + "-" + (until.equals(LocalTime.MIDNIGHT) ? "24:00" : until.toString());
    }
}
