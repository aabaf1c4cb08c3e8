package dev.clientela.forecast;

import dev.clientela.command.Commands;
import dev.clientela.error.ConflictException;
import dev.clientela.housekeeping.DueWork;
import dev.clientela.housekeeping.Retention;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets how deals stood longer ago than {@link Retention#pastDeals} says, in parts that are short transactions. Where
 * another node is at it at the same time, one of the two leaves the rest to the other or to the next run.
 */
public final class PastDealsPurge implements DueWork {

    private static final Logger LOG = LoggerFactory.getLogger(PastDealsPurge.class);
    private static final int PART = 1_000;

    @Override
    public String name() {
        return "clientela.past_deals";
    }

    @Override
    public Done run(Commands commands, Instant now, int limit) {
        @Nullable Duration kept = commands.kernel().port(Retention.class).pastDeals();
        if (kept == null) {
            return Done.NOTHING;
        }
        Instant until = now.minus(kept).truncatedTo(ChronoUnit.MICROS);
        int done = 0;
        try {
            while (done < limit) {
                int part = Math.min(PART, limit - done);
                int forgotten = commands.write(execution -> KeptHistory.forget(execution, until, part));
                done += forgotten;
                if (forgotten < part) {
                    return new Done(done, 0, false);
                }
            }
        } catch (ConflictException e) {
            LOG.debug("Another node forgets the same past states", e);
        }
        return new Done(done, 0, true);
    }
}
