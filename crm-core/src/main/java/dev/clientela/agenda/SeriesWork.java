package dev.clientela.agenda;

import dev.clientela.activity.ActivitySeries;
import dev.clientela.activity.ActivitySeriesFields;
import dev.clientela.activity.RecurringActivities;
import dev.clientela.command.Commands;
import dev.clientela.housekeeping.DueRecords;
import dev.clientela.housekeeping.DueWork;
import dev.clientela.record.Query;
import java.time.Duration;
import java.time.Instant;

/**
 * Makes activities of occurrences of series that begin within a day, so that they are reminded of, overdue and reported
 * like any. The activities of a series and how far it has got are one transaction, so that each is made once, on however
 * many nodes this runs.
 */
public final class SeriesWork implements DueWork {

    /** How long before it begins an occurrence becomes an activity. */
    public static final Duration AHEAD = Duration.ofDays(1);

    private static final int MOST_AT_ONCE = 50;

    @Override
    public String name() {
        return "clientela.series";
    }

    @Override
    public Done run(Commands commands, Instant now, int limit) {
        Instant horizon = now.plus(AHEAD);
        Query<ActivitySeries> due = Query.of(ActivitySeries.TYPE)
                .where(ActivitySeriesFields.NEXT_AT.isLessThan(horizon))
                .where(ActivitySeriesFields.IS_CANCELLED.is(false))
                .orderBy(ActivitySeriesFields.NEXT_AT.ascending());
        return DueRecords.each(
                commands,
                due,
                limit,
                MOST_AT_ONCE,
                "Making activities",
                (execution, series, most) -> series.find(ActivitySeriesFields.NEXT_AT)
                        .filter(next -> next.isBefore(horizon))
                        .map(next -> RecurringActivities.makeDueIn(execution, series, horizon, most))
                        .orElse(0));
    }
}
