package dev.clientela.forecast;

import dev.clientela.command.Execution;
import dev.clientela.decision.Remembered;
import dev.clientela.decision.States;
import dev.clientela.error.RefusedException;
import dev.clientela.record.Query;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From when on all past states of deals are there. It is remembered in the transaction that forgets the first of them, and
 * not reckoned of what is to be kept today, which may be more than was kept before.
 */
final class KeptHistory {

    private static final String SINCE = "forecast.history_since";

    private KeptHistory() {}

    /** @throws RefusedException {@code forecast.history_forgotten} when not all that stood then is still known */
    static void require(Execution execution, Instant time) {
        since(execution).filter(time::isBefore).ifPresent(since -> {
            throw new RefusedException(ForecastErrors.HISTORY_FORGOTTEN, Map.of("time", time, "since", since));
        });
    }

    private static Optional<Instant> since(Execution execution) {
        return States.of(execution).get(SINCE).flatMap(Remembered::at);
    }

    /**
     * Forgets the states that ended first, as far as they had by then.
     *
     * @return how many; fewer than the limit when no more are left
     */
    static int forget(Execution execution, Instant until, int limit) {
        // Past the rights of any user: who may see a deal does not decide how long its past is kept.
        List<PastOpportunity> ended = execution
                .unit()
                .records(PastOpportunity.TYPE)
                .query(Query.of(PastOpportunity.TYPE)
                        .where(PastOpportunityFields.VALID_UNTIL.isAtMost(until))
                        .orderBy(PastOpportunityFields.VALID_UNTIL.ascending())
                        .pageOf(limit))
                .items();
        if (!ended.isEmpty()) {
            if (since(execution).filter(since -> !since.isBefore(until)).isEmpty()) {
                States.of(execution).put(SINCE, Remembered.at(until));
            }
            execution.deleteCopies(ended);
        }
        return ended.size();
    }
}
