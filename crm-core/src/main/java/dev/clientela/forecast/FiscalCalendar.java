package dev.clientela.forecast;

import dev.clientela.record.RelativePeriod;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;

/**
 * Which days the organisation's fiscal years, quarters and months have. They consist of whole months; each runs from its
 * first day up to, and without, the first of the next. Immutable.
 *
 * @param firstMonth the month that a fiscal year begins with
 * @param namedByEnd whether a fiscal year is called by the calendar year in which it ends, and not by the one in which it
 *     begins
 */
public record FiscalCalendar(Month firstMonth, boolean namedByEnd) {

    /** Fiscal years are those of the calendar. */
    public static FiscalCalendar calendarYears() {
        return new FiscalCalendar(Month.JANUARY, false);
    }

    /** Fiscal years begin with this month and are called by the calendar year in which they begin. */
    public static FiscalCalendar beginningIn(Month month) {
        return new FiscalCalendar(month, false);
    }

    /** The same, called by the calendar year in which they end. */
    public FiscalCalendar calledByTheEnd() {
        return new FiscalCalendar(firstMonth, true);
    }

    private int shift() {
        return namedByEnd && firstMonth != Month.JANUARY ? 1 : 0;
    }

    /** The first day of the period. */
    public LocalDate start(ForecastPeriod period) {
        return LocalDate.of(period.year() - shift(), firstMonth, 1)
                .plusMonths((long) (period.number() - 1) * period.months());
    }

    /** The day after the last day of the period. */
    public LocalDate end(ForecastPeriod period) {
        return start(period).plusMonths(period.months());
    }

    public boolean contains(ForecastPeriod period, LocalDate date) {
        return !date.isBefore(start(period)) && date.isBefore(end(period));
    }

    /** The year, quarter or month that holds the date. */
    public ForecastPeriod periodOf(LocalDate date, RelativePeriod.Unit unit) {
        int begins = date.getYear() - (date.getMonth().compareTo(firstMonth) < 0 ? 1 : 0);
        int months = (int) ChronoUnit.MONTHS.between(LocalDate.of(begins, firstMonth, 1), date);
        int year = begins + shift();
        return switch (unit) {
            case YEAR -> ForecastPeriod.year(year);
            case QUARTER -> ForecastPeriod.quarter(year, months / 3 + 1);
            default -> ForecastPeriod.month(year, months + 1);
        };
    }
}
