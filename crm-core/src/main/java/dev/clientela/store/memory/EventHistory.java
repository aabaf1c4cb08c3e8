package dev.clientela.store.memory;

import dev.clientela.event.EventEnvelope;
import dev.clientela.event.FieldChange;
import dev.clientela.record.Field;
import dev.clientela.record.RecordRef;
import dev.clientela.store.EventLog.Positioned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    /** With what these events say in the place of what those of the same ids said. */
    EventHistory redacted(Map<UUID, EventEnvelope> lessById) {
        TreePVector<EventEnvelope[]> changedBlocks = blocks;
        for (int i = 0; i < blocks.size(); i++) {
            EventEnvelope[] block = blocks.get(i);
            if (Arrays.stream(block).anyMatch(event -> lessById.containsKey(event.id()))) {
                changedBlocks = changedBlocks.minus(i).plus(i, redacted(block, lessById));
            }
        }
        TreePMap<RecordRef, ConsPStack<EventEnvelope>> changed = byRecord;
        for (EventEnvelope less : lessById.values()) {
            ConsPStack<EventEnvelope> newestFirst = changed.get(less.record());
            if (newestFirst != null) {
                List<EventEnvelope> redacted = newestFirst.stream()
                        .map(event -> redacted(event, lessById))
                        .toList();
                changed = changed.plus(less.record(), ConsPStack.from(redacted));
            }
        }
        return new EventHistory(changedBlocks, redacted(last, lessById), changed, dropped, forgotten);
    }

    private static EventEnvelope[] redacted(EventEnvelope[] events, Map<UUID, EventEnvelope> lessById) {
        return Arrays.stream(events).map(event -> redacted(event, lessById)).toArray(EventEnvelope[]::new);
    }

    static EventEnvelope redacted(EventEnvelope event, Map<UUID, EventEnvelope> lessById) {
        EventEnvelope less = lessById.get(event.id());
        return less == null ? event : event.redacted(less.reason(), less.correlation(), less.payload(), less.changes());
    }

    /** Those whose payload or changes have one of the texts in them. */
    List<EventEnvelope> naming(Collection<String> texts) {
        List<EventEnvelope> found = new ArrayList<>();
        for (long i = forgotten; i < end(); i++) {
            String said = said(at(i));
            if (texts.stream().anyMatch(said::contains)) {
                found.add(at(i));
            }
        }
        return found;
    }

    private static String said(EventEnvelope event) {
        StringBuilder said = new StringBuilder(event.payload().toString());
        for (FieldChange change : event.changes().list()) {
            append(said, change.field(), change.before());
            append(said, change.field(), change.after());
        }
        return said.toString();
    }

    @SuppressWarnings("unchecked") // a change holds values of its own field
    private static <T> void append(StringBuilder said, Field<T> field, @Nullable Object value) {
        if (value != null) {
            said.append(' ').append(field.toPlain((T) value));
        }
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
