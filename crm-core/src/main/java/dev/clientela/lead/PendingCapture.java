package dev.clientela.lead;

import dev.clientela.command.Commands;
import dev.clientela.command.Execution;
import dev.clientela.record.Criterion;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Captures pending leads that are due, in the order in which they were accepted, each in a transaction of its own that
 * also takes it out of the queue: on however many nodes at once, each lead is captured once. Thread-safe.
 */
public final class PendingCapture {

    private static final Logger LOG = LoggerFactory.getLogger(PendingCapture.class);
    private static final int PAGE = 100;

    private final Commands commands;
    private final Instant now;

    /** @param commands of a program, in the tenant whose leads are to be captured */
    public PendingCapture(Commands commands, Instant now) {
        this.commands = commands;
        this.now = now;
    }

    /**
     * What was done.
     *
     * @param captured leads
     * @param failed attempts that failed
     * @param more whether the limit ended it
     * @param backlog pending leads that are left
     */
    public record Outcome(int captured, int failed, boolean more, long backlog) {}

    private enum Attempt {
        CAPTURED,
        FAILED,
        LEFT_TO_OTHERS
    }

    public Outcome run(int limit) {
        if (backlog() == 0) {
            return new Outcome(0, 0, false, 0);
        }
        int captured = 0;
        int failed = 0;
        int seen = 0;
        Query<PendingLead> next = due();
        boolean through = false;
        while (!through && seen < limit) {
            Page<PendingLead> page = read(next.pageOf(Math.min(PAGE, limit - seen)));
            int before = captured + failed;
            for (PendingLead pending : page.items()) {
                Attempt attempt = attempt(pending);
                captured += attempt == Attempt.CAPTURED ? 1 : 0;
                failed += attempt == Attempt.FAILED ? 1 : 0;
            }
            seen += page.items().size();
            // Where others were faster with all of these, the rest is theirs too.
            through = captured + failed == before || page.next().isEmpty();
            // Behind the last one: whose failure cannot even be noted is not asked again in this run.
            next = page.next().map(next::after).orElse(next);
        }
        return new Outcome(captured, failed, seen >= limit, backlog());
    }

    private long backlog() {
        return commands.read(
                execution -> execution.unit().records(PendingLead.TYPE).count(Criterion.always()));
    }

    private Query<PendingLead> due() {
        return Query.of(PendingLead.TYPE)
                .where(PendingLeadFields.DUE_AT.isAtMost(now))
                .orderBy(PendingLeadFields.CREATED_AT.ascending(), PendingLeadFields.ID.ascending());
    }

    private Page<PendingLead> read(Query<PendingLead> query) {
        return commands.read(
                execution -> execution.unit().records(PendingLead.TYPE).query(query));
    }

    private Attempt attempt(PendingLead pending) {
        try {
            return acting(pending).write(execution -> capture(execution, pending.id()))
                    ? Attempt.CAPTURED
                    : Attempt.LEFT_TO_OTHERS;
        } catch (RuntimeException failure) {
            return keep(pending, failure);
        }
    }

    /** In the name of who accepted it; what was erased is merely taken away. */
    private Commands acting(PendingLead pending) {
        return pending.isErased() ? commands : new Commands(commands.kernel(), pending.actor(commands.actor()));
    }

    private boolean capture(Execution execution, PendingLeadId id) {
        Optional<PendingLead> found = stored(execution, id).filter(this::isDue);
        if (found.isEmpty()) {
            return false;
        }
        execution.deleteUntold(found.get());
        if (!found.get().isErased()) {
            Leads.capturing(execution, found.get());
        }
        return true;
    }

    private boolean isDue(PendingLead pending) {
        return pending.dueAt().filter(due -> !due.isAfter(now)).isPresent();
    }

    /** Nothing is counted against it when another node has had it in its hands meanwhile. */
    private Attempt keep(PendingLead pending, RuntimeException failure) {
        LOG.warn("{} cannot be captured", pending.ref(), failure);
        try {
            boolean kept = commands.write(execution -> {
                Optional<PendingLead> same =
                        stored(execution, pending.id()).filter(stored -> stored.version() == pending.version());
                same.ifPresent(before -> execution.updateUntold(
                        before, before.failed(failure, execution.port(IntakeSettings.class), now)));
                return same.isPresent();
            });
            return kept ? Attempt.FAILED : Attempt.LEFT_TO_OTHERS;
        } catch (RuntimeException e) {
            LOG.warn("The failure of {} cannot be noted", pending.ref(), e);
            return Attempt.FAILED;
        }
    }

    private static Optional<PendingLead> stored(Execution execution, PendingLeadId id) {
        return execution.unit().records(PendingLead.TYPE).find(id.value());
    }
}
