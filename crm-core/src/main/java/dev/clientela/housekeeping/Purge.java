package dev.clientela.housekeeping;

import dev.clientela.command.Kernel;
import dev.clientela.error.ConflictException;
import dev.clientela.record.Moment;
import dev.clientela.security.Tenant;
import dev.clientela.store.CrmStore;
import dev.clientela.store.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets what has been kept for longer than {@link Retention} says, in parts that are short transactions. Where another
 * node is at it at the same time, one of the two leaves the rest to the other or to the next run.
 */
final class Purge {

    private static final Logger LOG = LoggerFactory.getLogger(Purge.class);
    private static final int PART = 1_000;

    private final Kernel kernel;
    private final Retention retention;

    Purge(Kernel kernel) {
        this.kernel = kernel;
        this.retention = kernel.port(Retention.class);
    }

    /** What was forgotten, and whether there is more. */
    record Purged(int forgotten, boolean more) {

        static final Purged NOTHING = new Purged(0, false);

        Purged plus(Purged other) {
            return new Purged(forgotten + other.forgotten, more || other.more);
        }
    }

    /**
     * Forgets events and commands of one tenant.
     *
     * @param most of each
     */
    Purged ofTenant(Tenant tenant, Instant now, int most) {
        CrmStore store = kernel.store();
        Scope scope = new Scope(tenant, new Moment(now, kernel.zone()));
        return olderThan(
                        retention.events(),
                        now,
                        most,
                        (before, part) ->
                                store.write(scope, unit -> unit.events().purge(before, part)))
                .plus(olderThan(
                        retention.commands(),
                        now,
                        most,
                        (before, part) ->
                                store.write(scope, unit -> unit.commands().purge(before, part))));
    }

    private static Purged olderThan(
            @Nullable Duration kept, Instant now, int most, ToIntBiFunction<Instant, Integer> purge) {
        return kept == null ? Purged.NOTHING : inParts(most, part -> purge.applyAsInt(now.minus(kept), part));
    }

    /** Forgets dead letters. */
    Purged ofDeadLetters(Instant now, int most) {
        Duration kept = retention.deadLetters();
        return kept == null
                ? Purged.NOTHING
                : inParts(most, part -> kernel.store().outbox().purgeDead(kept, part, now));
    }

    private static Purged inParts(int most, IntUnaryOperator purge) {
        int forgotten = 0;
        try {
            while (forgotten < most) {
                int part = Math.min(PART, most - forgotten);
                int done = purge.applyAsInt(part);
                forgotten += done;
                if (done < part) {
                    return new Purged(forgotten, false);
                }
            }
        } catch (ConflictException e) {
            LOG.debug("Another node forgets the same things", e);
        }
        return new Purged(forgotten, true);
    }
}
