package dev.clientela.housekeeping;

import dev.clientela.command.Kernel;
import dev.clientela.security.Tenant;
import dev.clientela.store.Outbox;
import dev.clientela.store.Outbox.DeadLetter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What is to be done because time has passed, in one call that the host's own scheduler makes, every minute say, on as
 * many nodes as it likes at once. Nothing happens between the calls. Thread-safe.
 *
 * <p>Reminders are given as {@code system:housekeeping}, which the access policy must let change activities; where it
 * does not, or a rule of the host's refuses the change, the reminder is counted as failed and logged.
 */
public final class Housekeeping {

    /** As which it acts. */
    static final String PROGRAM = "housekeeping";

    private final Kernel kernel;
    private final RelaySettings settings;

    public Housekeeping(Kernel kernel) {
        this.kernel = kernel;
        this.settings = kernel.port(RelaySettings.class);
    }

    /**
     * Gives the reminders that are due and does all other {@link DueWork}, in every tenant, delivers the events that wait for their subscribers, and forgets
     * what has been kept long enough. Does no more of each than {@link RelaySettings#perRun} says, and tells whether
     * there is more. Must not be called inside a command.
     */
    public HousekeepingReport runDue(Instant now) {
        int given = 0;
        int failed = 0;
        boolean more = false;
        Map<String, DueWork.Done> work = new LinkedHashMap<>();
        DueWorks works = kernel.port(DueWorks.class);
        works.all().forEach(each -> work.put(each.name(), DueWork.Done.NOTHING));
        Reminders reminders = new Reminders(kernel);
        Purge purge = new Purge(kernel);
        Purge.Purged purged = purge.ofDeadLetters(now, settings.perRun());
        for (Tenant tenant : kernel.store().tenants()) {
            Reminders.Given done = reminders.give(tenant, now, settings.perRun());
            given += done.given();
            failed += done.failed();
            more |= done.more();
            for (Map.Entry<String, DueWork.Done> each :
                    works.run(kernel, tenant, now, settings.perRun()).entrySet()) {
                work.merge(each.getKey(), each.getValue(), DueWork.Done::plus);
                more |= each.getValue().more();
            }
            purged = purged.plus(purge.ofTenant(tenant, now, settings.perRun()));
        }
        RelayReport relayed = new Relay(outbox(), kernel.subscribers(), settings, kernel.clock()).run(now);
        return new HousekeepingReport(
                given,
                failed,
                work,
                relayed.delivered(),
                relayed.failed(),
                relayed.dead(),
                relayed.lost(),
                relayed.unattended(),
                purged.forgotten(),
                more || relayed.moreWaiting() || purged.more());
    }

    /** The events that were given up for a subscriber, with what it threw last; oldest first. */
    public List<DeadLetter> deadLetters(int limit) {
        return outbox().deadLetters(limit);
    }

    /**
     * Makes a dead letter due again, its attempts counted anew. It then comes after what its subscriber got meanwhile.
     *
     * @throws dev.clientela.error.StoreException {@code store.no_such_delivery} when there is no such dead letter
     */
    public void revive(UUID eventId, String subscriber) {
        outbox().revive(eventId, subscriber);
    }

    /** How many deliveries wait for a subscriber; dead ones do not count. */
    public long backlog(String subscriber) {
        return outbox().backlog(subscriber);
    }

    private Outbox outbox() {
        return kernel.store().outbox();
    }
}
