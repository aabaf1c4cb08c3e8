package dev.clientela.store.memory;

import dev.clientela.event.EventEnvelope;
import dev.clientela.record.RecordRef;
import dev.clientela.store.EventLog.Positioned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pcollections.ConsPStack;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/**
 * The events of one tenant, in the order of their commits and by record. Immutable; appending shares all that was.
 * Positions count from 1; the oldest events may have been forgotten, which moves nobody.
 */
final class EventHistory {

    static final EventHistory EMPTY =
            new EventHistory(TreePVector.empty(), new EventEnvelope[0], TreePMap.empty(), 0, 0);

    /** Events are kept in blocks, as a tree node for each would weigh more than the event. */
    private static final int BLOCK = 64;

    private final TreePVector<EventEnvelope[]> blocks;
    private final EventEnvelope[] last;
    /** Newest first. */
    private final TreePMap<RecordRef, ConsPStack<EventEnvelope>> byRecord;
    /** How many blocks have been dropped from the beginning. */
    private final long dropped;
    /** How many events have been forgotten, of which the last few may still stand in the first block. */
    private final long forgotten;

    private EventHistory(
            TreePVector<EventEnvelope[]> blocks,
            EventEnvelope[] last,
            TreePMap<RecordRef, ConsPStack<EventEnvelope>> byRecord,
            long dropped,
            long forgotten) {
        this.blocks = blocks;
        this.last = last;
        this.byRecord = byRecord;
        this.dropped = dropped;
        this.forgotten = forgotten;
    }

    EventHistory with(EventEnvelope event) {
        ConsPStack<EventEnvelope> earlier = byRecord.get(event.record());
        TreePMap<RecordRef, ConsPStack<EventEnvelope>> changed =
                byRecord.plus(event.record(), earlier == null ? ConsPStack.singleton(event) : earlier.plus(event));
        EventEnvelope[] grown = Arrays.copyOf(last, last.length + 1);
        grown[last.length] = event;
        return grown.length < BLOCK
                ? new EventHistory(blocks, grown, changed, dropped, forgotten)
                : new EventHistory(blocks.plus(grown), new EventEnvelope[0], changed, dropped, forgotten);
    }

    /** Without the oldest events, as far as they happened before the time. */
    EventHistory without(Instant before, int limit) {
        long next = forgotten;
        Map<RecordRef, Integer> gone = new HashMap<>();
        while (next < end() && next - forgotten < limit && at(next).time().isBefore(before)) {
            gone.merge(at(next).record(), 1, Integer::sum);
            next++;
        }
        TreePMap<RecordRef, ConsPStack<EventEnvelope>> changed = byRecord;
        for (Map.Entry<RecordRef, Integer> each : gone.entrySet()) {
            List<EventEnvelope> newestFirst = java.util.Objects.requireNonNull(byRecord.get(each.getKey()));
            List<EventEnvelope> left = List.copyOf(newestFirst).subList(0, newestFirst.size() - each.getValue());
            changed =
                    left.isEmpty() ? changed.minus(each.getKey()) : changed.plus(each.getKey(), ConsPStack.from(left));
        }
        TreePVector<EventEnvelope[]> kept = blocks;
        long gaps = dropped;
        while (!kept.isEmpty() && (gaps + 1) * BLOCK <= next) {
            kept = kept.minus(0);
            gaps++;
        }
        return new EventHistory(kept, last, changed, gaps, next);
    }

    /** How many there are. */
    long size() {
        return end() - forgotten;
    }

    private long end() {
        return (dropped + blocks.size()) * BLOCK + last.length;
    }

    List<EventEnvelope> of(RecordRef record) {
        ConsPStack<EventEnvelope> newestFirst = byRecord.get(record);
        if (newestFirst == null) {
            return List.of();
        }
        List<EventEnvelope> events = new ArrayList<>(newestFirst);
        Collections.reverse(events);
        events.sort(Comparator.comparingLong(EventEnvelope::version));
        return Collections.unmodifiableList(events);
    }

    List<Positioned> after(long position, int limit) {
        long end = end();
        List<Positioned> found = new ArrayList<>();
        for (long i = Math.max(forgotten, position); i < end && found.size() < limit; i++) {
            found.add(new Positioned(i + 1, at(i)));
        }
        return found;
    }

    private EventEnvelope at(long index) {
        int block = (int) (index / BLOCK - dropped);
        EventEnvelope[] events = block < blocks.size() ? blocks.get(block) : last;
        return events[(int) (index % BLOCK)];
    }
}
