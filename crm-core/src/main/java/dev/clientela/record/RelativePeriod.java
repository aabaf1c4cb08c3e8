package dev.clientela.record;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * Whole days, weeks, months, quarters or years counted from the one that holds today, half-open: {@code (MONTH, 0, 1)}
 * is this month, {@code (MONTH, -1, 0)} the last, {@code (DAY, -7, 0)} the seven days before today. Weeks begin on
 * Monday.
 */
public record RelativePeriod(Unit unit, int from, int to) {

    /** The furthest that a period reaches from today, in its units. */
    public static final int FURTHEST = 10_000;

    /** What a period is counted in. */
    public enum Unit {
        DAY,
        WEEK,
        MONTH,
        QUARTER,
        YEAR;

        /** The first day of the unit that holds the date. */
        public LocalDate startOf(LocalDate date) {
            return switch (this) {
                case DAY -> date;
                case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTH -> date.withDayOfMonth(1);
                case QUARTER -> date.withDayOfMonth(1).withMonth((date.getMonthValue() - 1) / 3 * 3 + 1);
                case YEAR -> date.withDayOfYear(1);
            };
        }

        LocalDate plus(LocalDate start, int count) {
            return switch (this) {
                case DAY -> start.plusDays(count);
                case WEEK -> start.plusWeeks(count);
                case MONTH -> start.plusMonths(count);
                case QUARTER -> start.plusMonths(3L * count);
                case YEAR -> start.plusYears(count);
            };
        }
    }

    public RelativePeriod {
        if (from >= to || from < -FURTHEST || to > FURTHEST) {
            throw new IllegalArgumentException(
                    "A period runs forward and at most 10,000 units far: " + from + ".." + to);
        }
    }

    public static RelativePeriod today() {
        return new RelativePeriod(Unit.DAY, 0, 1);
    }

    public static RelativePeriod current(Unit unit) {
        return new RelativePeriod(unit, 0, 1);
    }

    /** The whole units before the current one. */
    public static RelativePeriod last(int count, Unit unit) {
        return new RelativePeriod(unit, -count, 0);
    }

    /** The whole units after the current one. */
    public static RelativePeriod next(int count, Unit unit) {
        return new RelativePeriod(unit, 1, count + 1);
    }

    /** The first day of the period. */
    public LocalDate start(LocalDate today) {
        return unit.plus(unit.startOf(today), from);
    }

    /** The day after the last day of the period. */
    public LocalDate end(LocalDate today) {
        return unit.plus(unit.startOf(today), to);
    }
}
