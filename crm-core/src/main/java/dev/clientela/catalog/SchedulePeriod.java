package dev.clientela.catalog;

import dev.clientela.record.TextCodec;
import java.time.LocalDate;
import java.time.Period;

/** How far apart instalments are. */
public enum SchedulePeriod {
    DAILY(Period.ofDays(1)),
    WEEKLY(Period.ofWeeks(1)),
    MONTHLY(Period.ofMonths(1)),
    QUARTERLY(Period.ofMonths(3)),
    YEARLY(Period.ofYears(1));

    static final TextCodec<SchedulePeriod> CODEC = TextCodec.ofEnum(SchedulePeriod.class);

    private final Period length;

    SchedulePeriod(Period length) {
        this.length = length;
    }

    /**
     * So many periods after the start, counted from the start: the end of a month that is too short, and the day of the
     * start again in the months after it.
     */
    public LocalDate after(LocalDate start, int periods) {
        return start.plus(length.multipliedBy(periods));
    }
}
