package dev.clientela.store.memory;

import dev.clientela.event.EventEnvelope;
import dev.clientela.record.RecordRef;
import dev.clientela.store.EventLog.Positioned;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.pcollections.ConsPStack;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/** The events of one tenant, in the order of their commits and by record. Immutable; appending shares all that was. */
final class EventHistory {

    static final EventHistory EMPTY = new EventHistory(TreePVector.empty(), new EventEnvelope[0], TreePMap.empty());

    /** Events are kept in blocks, as a tree node for each would weigh more than the event. */
    private static final int BLOCK = 64;

    private final TreePVector<EventEnvelope[]> blocks;
    private final EventEnvelope[] last;
    /** Newest first. */
    private final TreePMap<RecordRef, ConsPStack<EventEnvelope>> byRecord;

    private EventHistory(
            TreePVector<EventEnvelope[]> blocks,
            EventEnvelope[] last,
            TreePMap<RecordRef, ConsPStack<EventEnvelope>> byRecord) {
        this.blocks = blocks;
        this.last = last;
        this.byRecord = byRecord;
    }

    EventHistory with(EventEnvelope event) {
        ConsPStack<EventEnvelope> earlier = byRecord.get(event.record());
        TreePMap<RecordRef, ConsPStack<EventEnvelope>> changed =
                byRecord.plus(event.record(), earlier == null ? ConsPStack.singleton(event) : earlier.plus(event));
        EventEnvelope[] grown = Arrays.copyOf(last, last.length + 1);
        grown[last.length] = event;
        return grown.length < BLOCK
                ? new EventHistory(blocks, grown, changed)
                : new EventHistory(blocks.plus(grown), new EventEnvelope[0], changed);
    }

    List<EventEnvelope> of(RecordRef record) {
        ConsPStack<EventEnvelope> newestFirst = byRecord.get(record);
        if (newestFirst == null) {
            return List.of();
        }
        List<EventEnvelope> events = new ArrayList<>(newestFirst);
        Collections.reverse(events);
        return Collections.unmodifiableList(events);
    }

    /** Positions count from 1. */
    List<Positioned> after(long position, int limit) {
        long size = (long) blocks.size() * BLOCK + last.length;
        List<Positioned> found = new ArrayList<>();
        for (long i = Math.max(0, position); i < size && found.size() < limit; i++) {
            found.add(new Positioned(i + 1, at(i)));
        }
        return found;
    }

    private EventEnvelope at(long index) {
        int block = (int) (index / BLOCK);
        EventEnvelope[] events = block < blocks.size() ? blocks.get(block) : last;
        return events[(int) (index % BLOCK)];
    }
}
