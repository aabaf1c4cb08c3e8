package dev.clientela.housekeeping;

import dev.clientela.error.StoreException;
import dev.clientela.event.EventSubscriber;
import dev.clientela.store.Outbox;
import dev.clientela.store.Outbox.Delivery;
import dev.clientela.store.StoreErrors;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings events from the outbox to their subscribers: at least once, in order per record. What a subscriber throws is
 * logged and kept with the delivery; it delays the later events of that record for that subscriber, and nothing else.
 * Any number of relays may run on one outbox at once. Thread-safe.
 *
 * <p>Events that were taken are marked as delivered together, at the end of their batch or after a tenth of the lease. A
 * relay that is killed before that has its subscriber told again of them.
 */
final class Relay {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private final Outbox outbox;
    private final List<EventSubscriber> subscribers;
    private final RelaySettings settings;
    private final InstantSource clock;

    Relay(Outbox outbox, List<EventSubscriber> subscribers, RelaySettings settings, InstantSource clock) {
        this.outbox = outbox;
        this.subscribers = List.copyOf(subscribers);
        this.settings = settings;
        this.clock = clock;
    }

    RelayReport run(Instant now) {
        Instant began = clock.instant();
        // A long run must not claim with the time at which it began: its leases would have ended already.
        InstantSource current = () -> now.plus(Duration.between(began, clock.instant()));
        RelayReport report = RelayReport.NOTHING;
        for (EventSubscriber subscriber : subscribers) {
            report = report.plus(deliverTo(subscriber, current));
        }
        return report.plus(unattended());
    }

    private RelayReport deliverTo(EventSubscriber subscriber, InstantSource current) {
        Tally tally = new Tally();
        while (tally.handled < settings.perRun()) {
            int limit = Math.min(settings.batch(), settings.perRun() - tally.handled);
            List<Delivery> batch = outbox.claim(subscriber.name(), limit, settings.lease(), current.instant());
            if (batch.isEmpty()) {
                return tally.report(false);
            }
            deliver(subscriber, batch, current, tally);
        }
        return tally.report(true);
    }

    private void deliver(EventSubscriber subscriber, List<Delivery> batch, InstantSource current, Tally tally) {
        List<Delivery> taken = new ArrayList<>();
        Instant marked = current.instant();
        try {
            for (Delivery delivery : batch) {
                tally.handled++;
                Throwable problem = attempt(subscriber, delivery);
                if (problem == null) {
                    taken.add(delivery);
                } else {
                    giveBack(delivery, problem, current.instant(), tally);
                }
                // A subscriber that is slower than the lease allows for a batch gets on nevertheless.
                if (current.instant().isAfter(marked.plus(settings.lease().dividedBy(10)))) {
                    mark(taken, tally);
                    marked = current.instant();
                }
            }
        } catch (RuntimeException | Error e) {
            markDespite(e, taken, tally);
            throw e;
        }
        mark(taken, tally);
    }

    private void mark(List<Delivery> taken, Tally tally) {
        if (taken.isEmpty()) {
            return;
        }
        List<Delivery> lost = outbox.delivered(taken);
        tally.delivered += taken.size() - lost.size();
        lost.forEach(delivery -> lost(delivery, tally));
        taken.clear();
    }

    private void markDespite(Throwable failure, List<Delivery> taken, Tally tally) {
        try {
            mark(taken, tally);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private void lost(Delivery delivery, Tally tally) {
        tally.lost++;
        LOG.warn(
                "The claim on event {} for {} was lost: is the lease of {} too short?",
                delivery.event().id(),
                delivery.subscriber(),
                settings.lease());
    }

    /** What went wrong; null when nothing did. Errors that spare nobody, such as a full heap, are thrown on. */
    private static @org.jspecify.annotations.Nullable Throwable attempt(EventSubscriber subscriber, Delivery delivery) {
        try {
            subscriber.on(delivery.event());
            return null;
        } catch (Exception | StackOverflowError | LinkageError | AssertionError problem) {
            return problem;
        }
    }

    private void giveBack(Delivery delivery, Throwable problem, Instant now, Tally tally) {
        try {
            if (delivery.attempt() >= settings.attempts()) {
                giveUp(delivery, problem, now, tally);
            } else {
                retryLater(delivery, problem, now, tally);
            }
        } catch (StoreException e) {
            if (!e.code().equals(StoreErrors.NO_SUCH_DELIVERY)) {
                throw e;
            }
            lost(delivery, tally);
        }
    }

    private void giveUp(Delivery delivery, Throwable problem, Instant now, Tally tally) {
        outbox.dead(delivery, problem.toString(), now);
        tally.dead++;
        LOG.error(
                "Event {} ({}) of {} is given up for {} after {} attempts",
                delivery.event().id(),
                delivery.event().type(),
                delivery.event().record(),
                delivery.subscriber(),
                delivery.attempt(),
                problem);
    }

    private void retryLater(Delivery delivery, Throwable problem, Instant now, Tally tally) {
        Duration wait = settings.retryAfter(delivery.attempt());
        outbox.failed(delivery, problem.toString(), wait, now);
        tally.failed++;
        LOG.warn(
                "Event {} ({}) of {} failed for {} (attempt {}), tried again in {}",
                delivery.event().id(),
                delivery.event().type(),
                delivery.event().record(),
                delivery.subscriber(),
                delivery.attempt(),
                wait,
                problem);
    }

    private RelayReport unattended() {
        Set<String> waiting = new HashSet<>(outbox.subscribersWaiting());
        subscribers.forEach(subscriber -> waiting.remove(subscriber.name()));
        if (!waiting.isEmpty()) {
            LOG.warn("Events wait for subscribers that are not here: {}", waiting);
        }
        return new RelayReport(0, 0, 0, 0, waiting, false);
    }

    /** Counts of one subscriber's run. */
    private static final class Tally {

        private int handled;
        private int delivered;
        private int failed;
        private int dead;
        private int lost;

        RelayReport report(boolean moreWaiting) {
            return new RelayReport(delivered, failed, dead, lost, Set.of(), moreWaiting);
        }
    }
}
