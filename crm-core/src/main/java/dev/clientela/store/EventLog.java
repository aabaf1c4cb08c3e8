package dev.clientela.store;

import dev.clientela.event.EventEnvelope;
import dev.clientela.record.RecordRef;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * The events of one tenant, in the order of their commits. What happened is never changed; what an event says of a person
 * is taken out when the person is erased, and events are forgotten with age.
 */
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
     * Every event whose payload or changes name one of these ids, in whatever order, each once; events about the records
     * of these ids may be among them. Reads the whole log where nothing better is at hand, so it is for what is rare.
     */
    List<EventEnvelope> naming(Collection<UUID> ids);

    /**
     * Makes events say less: those of the same ids get the reason, correlation, payload and changes that are given here, for
     * good. Nothing else of them changes, neither place nor order. What still waits to be delivered, or is dead, is handed
     * out as it is said now, and the errors noted with it are forgotten, for they may repeat what was said. Events that are
     * no longer there are passed over.
     */
    void redact(Collection<EventEnvelope> redacted);

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
