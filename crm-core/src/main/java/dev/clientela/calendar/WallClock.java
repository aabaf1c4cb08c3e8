package dev.clientela.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Working time along the clock on the wall, as if it were never changed. How much there is up to a time is told in closed
 * form, from an arbitrary origin, so that only differences mean something.
 */
final class WallClock {

    private static final int DAYS = 7;

    private final List<List<OpenWindow>> windows;
    private final long[] lengthOfDay = new long[DAYS];
    /** Working time of the days of a week before each; one more for the whole week. */
    private final Duration[] before = new Duration[DAYS + 1];

    private final long[] holidays;
    /** Working time that the holidays before each would have had; one more for all of them. */
    private final Duration[] lost;

    WallClock(List<OpenWindow> week, Collection<LocalDate> holidays) {
        windows = List.of(DayOfWeek.values()).stream()
                .map(day -> week.stream()
                        .filter(window -> window.day() == day)
                        .sorted(Comparator.comparing(OpenWindow::from))
                        .toList())
                .toList();
        before[0] = Duration.ZERO;
        for (int day = 0; day < DAYS; day++) {
            lengthOfDay[day] = windows.get(day).stream()
                    .mapToLong(window -> window.end() - window.begin())
                    .sum();
            before[day + 1] = before[day].plusNanos(lengthOfDay[day]);
        }
        this.holidays =
                holidays.stream().mapToLong(LocalDate::toEpochDay).sorted().toArray();
        lost = new Duration[this.holidays.length + 1];
        lost[0] = Duration.ZERO;
        for (int i = 0; i < this.holidays.length; i++) {
            lost[i + 1] = lost[i].plusNanos(lengthOfDay[dayOfWeek(this.holidays[i])]);
        }
    }

    boolean isOpen(LocalDateTime time) {
        long day = time.toLocalDate().toEpochDay();
        long nano = time.toLocalTime().toNanoOfDay();
        return !isHoliday(day)
                && windows.get(dayOfWeek(day)).stream()
                        .anyMatch(window -> window.begin() <= nano && nano < window.end());
    }

    /** Working time up to then, from the origin on. */
    Duration upTo(LocalDateTime time) {
        long day = time.toLocalDate().toEpochDay();
        Duration total = upTo(day);
        if (isHoliday(day)) {
            return total;
        }
        long nano = time.toLocalTime().toNanoOfDay();
        long today = 0;
        for (OpenWindow window : windows.get(dayOfWeek(day))) {
            today += Math.max(0, Math.min(nano, window.end()) - window.begin());
        }
        return total.plusNanos(today);
    }

    /** Working time before a day. */
    private Duration upTo(long day) {
        // The day of the epoch was a Thursday; weeks begin on Monday.
        long week = Math.floorDiv(day + 3, DAYS);
        return before[DAYS].multipliedBy(week).plus(before[dayOfWeek(day)]).minus(lost[firstHolidayFrom(day)]);
    }

    /**
     * The first time up to which there is so much working time.
     *
     * @param earliest a time up to which there is less
     * @param latest where to stop looking
     * @return a time after {@code latest} when there is less up to then
     */
    LocalDateTime firstWith(Duration total, LocalDateTime earliest, LocalDateTime latest) {
        long low = earliest.toLocalDate().toEpochDay();
        long high = latest.toLocalDate().toEpochDay() + 1;
        // The first day by whose end there is so much.
        while (low < high) {
            long middle = Math.floorDiv(low + high, 2);
            if (upTo(middle + 1).compareTo(total) >= 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return timeOn(low, total.minus(upTo(low)).toNanos());
    }

    /** The time of day by which so much of the day's working time has passed; the end of the day when it has less. */
    private LocalDateTime timeOn(long day, long wanted) {
        LocalDate date = LocalDate.ofEpochDay(day);
        long left = wanted;
        if (!isHoliday(day)) {
            for (OpenWindow window : windows.get(dayOfWeek(day))) {
                long length = window.end() - window.begin();
                if (left <= length) {
                    return date.atTime(LocalTime.MIDNIGHT).plusNanos(window.begin() + left);
                }
                left -= length;
            }
        }
        return date.plusDays(1).atTime(LocalTime.MIDNIGHT);
    }

    /**
     * The last time up to which there is no more working time than that.
     *
     * @param earliest a time up to which there is no more
     * @param latest a time up to which there is more
     */
    LocalDateTime lastWith(Duration total, LocalDateTime earliest, LocalDateTime latest) {
        long low = earliest.toLocalDate().toEpochDay();
        long high = latest.toLocalDate().toEpochDay();
        // The last day before which there is no more.
        while (low < high) {
            long middle = Math.floorDiv(low + high + 1, 2);
            if (upTo(middle).compareTo(total) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        LocalDateTime midnight = LocalDate.ofEpochDay(low).atStartOfDay();
        long left = total.minus(upTo(low)).toNanos();
        for (OpenWindow window : windows.get(dayOfWeek(low))) {
            long length = window.end() - window.begin();
            if (left < length) {
                return midnight.plusNanos(window.begin() + left);
            }
            left -= length;
        }
        throw new IllegalStateException("There is no more working time up to " + latest + " than " + total);
    }

    private boolean isHoliday(long day) {
        int index = firstHolidayFrom(day);
        return index < holidays.length && holidays[index] == day;
    }

    /** The index of the first holiday on or after the day. */
    private int firstHolidayFrom(long day) {
        int low = 0;
        int high = holidays.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (holidays[middle] < day) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int dayOfWeek(long day) {
        return Math.floorMod(day + 3, DAYS);
    }
}
