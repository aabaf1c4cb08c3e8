package dev.clientela.store.memory;

import dev.clientela.event.EventEnvelope;
import dev.clientela.record.RecordRef;
import dev.clientela.security.Tenant;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One event that waits for one subscriber. Guarded by the outbox. */
final class QueuedDelivery {

    static final Comparator<QueuedDelivery> OLDEST_FIRST = Comparator.comparingLong(delivery -> delivery.number);

    /** The order in which the events of one record are delivered. */
    static final Comparator<QueuedDelivery> IN_LINE = Comparator.<QueuedDelivery>comparingLong(
                    delivery -> delivery.event.version())
            .thenComparing(OLDEST_FIRST);

    static final Comparator<QueuedDelivery> DUE_FIRST = Comparator.<QueuedDelivery, Instant>comparing(
                    delivery -> delivery.due)
            .thenComparing(OLDEST_FIRST);

    /** In the order of commits, over all subscribers. */
    final long number;

    EventEnvelope event;
    int attempts;
    /** When it may be claimed: its first time, after a failure, or when the lease on it ends. When it died, if it has. */
    Instant due = Instant.MIN;

    @Nullable
    UUID claim;

    String error = "";
    /** The next of the same record for the same subscriber. */
    @Nullable
    QueuedDelivery next;

    QueuedDelivery(long number, EventEnvelope event) {
        this.number = number;
        this.event = event;
    }

    Line line() {
        return new Line(event.tenant(), event.record());
    }

    /** What deliveries are kept in order of. */
    record Line(Tenant tenant, RecordRef record) {}
}
