package dev.clientela.store;

import dev.clientela.event.EventEnvelope;
import dev.clientela.record.RecordRef;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The events of one tenant, in the order of their commits. Events are never changed, at most forgotten with age. */
public interface EventLog {

    /**
     * Appends an event, and a delivery that waits for each subscriber.
     *
     * @param subscribers the names of those to be told
     */
    void append(EventEnvelope event, Collection<String> subscribers);

    /** Every event of one record by its version, and within one version as they were appended. */
    List<EventEnvelope> of(RecordRef record);

    /** Every event of these records; those of one record oldest first, those of one after those of another. */
    default List<EventEnvelope> ofAll(Collection<RecordRef> records) {
        return records.stream()
                .distinct()
                .flatMap(record -> of(record).stream())
                .toList();
    }

    /**
     * The events behind a position, oldest first.
     *
     * @param position 0 for the beginning; otherwise one that was returned before
     */
    List<Positioned> after(long position, int limit);

    /**
     * Forgets the oldest events, as far as they happened before a time. One that is still to be delivered, or is dead, may
     * stay.
     *
     * @return how many; fewer than the limit when no more are left
     */
    int purge(Instant before, int limit);

    /** An event with its place in the tenant's log; places grow, with gaps. */
    record Positioned(long position, EventEnvelope event) {}
}
