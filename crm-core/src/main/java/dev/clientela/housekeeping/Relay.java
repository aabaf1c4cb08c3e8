package dev.clientela.housekeeping;

import dev.clientela.error.StoreException;
import dev.clientela.event.EventSubscriber;
import dev.clientela.store.Outbox;
import dev.clientela.store.Outbox.Delivery;
import dev.clientela.store.StoreErrors;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings events from the outbox to their subscribers: at least once, in order per record. What a subscriber throws is
 * logged and kept with the delivery; it delays the later events of that record for that subscriber, and nothing else.
 * Any number of relays may run on one outbox at once. Thread-safe.
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
        RelayReport report = RelayReport.NOTHING;
        for (EventSubscriber subscriber : subscribers) {
            report = report.plus(deliverTo(subscriber, now, began));
        }
        return report.plus(unattended());
    }

    private RelayReport deliverTo(EventSubscriber subscriber, Instant now, Instant began) {
        Tally tally = new Tally();
        while (tally.handled < settings.perRun()) {
            int limit = Math.min(settings.batch(), settings.perRun() - tally.handled);
            // A long run must not claim with the time at which it began: its leases would have ended already.
            Instant current = now.plus(Duration.between(began, clock.instant()));
            List<Delivery> batch = outbox.claim(subscriber.name(), limit, settings.lease(), current);
            for (Delivery delivery : batch) {
                deliver(subscriber, delivery, current, tally);
            }
            if (batch.isEmpty()) {
                return tally.report(false);
            }
        }
        return tally.report(true);
    }

    private void deliver(EventSubscriber subscriber, Delivery delivery, Instant current, Tally tally) {
        tally.handled++;
        try {
            Throwable problem = attempt(subscriber, delivery);
            if (problem == null) {
                outbox.delivered(delivery);
                tally.delivered++;
            } else {
                giveBack(delivery, problem, current, tally);
            }
        } catch (StoreException e) {
            if (!e.code().equals(StoreErrors.NO_SUCH_DELIVERY)) {
                throw e;
            }
            tally.lost++;
            LOG.warn(
                    "The claim on event {} for {} was lost: is the lease of {} too short?",
                    delivery.event().id(),
                    subscriber.name(),
                    settings.lease());
        }
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

    private void giveBack(Delivery delivery, Throwable problem, Instant current, Tally tally) {
        String error = problem.toString();
        if (delivery.attempt() >= settings.attempts()) {
            outbox.dead(delivery, error);
            tally.dead++;
            LOG.error(
                    "Event {} ({}) of {} is given up for {} after {} attempts",
                    delivery.event().id(),
                    delivery.event().type(),
                    delivery.event().record(),
                    delivery.subscriber(),
                    delivery.attempt(),
                    problem);
            return;
        }
        Duration wait = settings.retryAfter(delivery.attempt());
        outbox.failed(delivery, error, current.plus(wait));
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
