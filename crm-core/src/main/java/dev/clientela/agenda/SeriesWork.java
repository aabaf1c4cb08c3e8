package dev.clientela.agenda;

import dev.clientela.activity.ActivitySeries;
import dev.clientela.activity.ActivitySeriesFields;
import dev.clientela.activity.RecurringActivities;
import dev.clientela.command.Commands;
import dev.clientela.error.ConflictException;
import dev.clientela.housekeeping.DueWork;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes activities of occurrences of series that begin within a day, so that they are reminded of, overdue and reported
 * like any. The activities of a series and how far it has got are one transaction, so that each is made once, on however
 * many nodes this runs.
 */
public final class SeriesWork implements DueWork {

    /** How long before it begins an occurrence becomes an activity. */
    public static final Duration AHEAD = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(SeriesWork.class);
    private static final int PAGE = 200;
    private static final int MOST_AT_ONCE = 50;

    @Override
    public String name() {
        return "clientela.series";
    }

    @Override
    public Done run(Commands commands, Instant now, int limit) {
        Instant horizon = now.plus(AHEAD);
        Query<ActivitySeries> all = Query.of(ActivitySeries.TYPE)
                .where(ActivitySeriesFields.NEXT_AT.isLessThan(horizon))
                .where(ActivitySeriesFields.IS_CANCELLED.is(false))
                .orderBy(ActivitySeriesFields.NEXT_AT.ascending())
                .pageOf(PAGE);
        int done = 0;
        int failed = 0;
        boolean more = false;
        Query<ActivitySeries> query = all;
        while (true) {
            Query<ActivitySeries> asked = query;
            // Past the rights of any user: who may see a series does not decide whether it takes place.
            Page<ActivitySeries> page = commands.read(
                    execution -> execution.unit().records(ActivitySeries.TYPE).query(asked));
            for (ActivitySeries series : page.items()) {
                if (done >= limit) {
                    return new Done(done, failed, true);
                }
                try {
                    int made = make(commands, series, horizon, Math.min(MOST_AT_ONCE, limit - done));
                    done += made;
                    more |= made == MOST_AT_ONCE;
                } catch (ConflictException e) {
                    LOG.debug("{} changed meanwhile; another node has it, or the next run", series.id());
                } catch (RuntimeException e) {
                    failed++;
                    LOG.warn("The next occurrences of {} cannot become activities", series.id(), e);
                }
            }
            if (page.next().isEmpty()) {
                return new Done(done, failed, more);
            }
            query = asked.after(page.next().get());
        }
    }

    private static int make(Commands commands, ActivitySeries series, Instant horizon, int most) {
        return commands.write(execution -> execution
                .unit()
                .records(ActivitySeries.TYPE)
                .find(series.id().value())
                .filter(present -> present.find(ActivitySeriesFields.NEXT_AT)
                        .filter(next -> next.isBefore(horizon))
                        .isPresent())
                .map(present -> RecurringActivities.makeDueIn(execution, present, horizon, most))
                .orElse(0));
    }
}
