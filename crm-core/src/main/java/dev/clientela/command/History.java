package dev.clientela.command;

import dev.clientela.error.NotFoundException;
import dev.clientela.error.RefusedException;
import dev.clientela.event.EventEnvelope;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the event log tells of one record. Whoever may see the record as it stands, or as it last stood before it was
 * deleted, may see all its past.
 */
final class History<R extends CrmRecord<R>> {

    private final RecordType<R> type;
    private final UUID id;
    private final List<EventEnvelope> events;
    private final Values present;

    private History(RecordType<R> type, UUID id, List<EventEnvelope> events, Values present) {
        this.type = type;
        this.id = id;
        this.events = events;
        this.present = present;
    }

    /** @throws NotFoundException {@code record.not_found} when there never was such a record, or none for the actor */
    static <R extends CrmRecord<R>> History<R> of(Execution execution, RecordType<R> type, UUID id) {
        @Nullable R stands = execution.unit().records(type).find(id).orElse(null);
        List<EventEnvelope> events = execution.unit().events().of(type.ref(id));
        Values present = stands == null ? type.noValues() : stands.values();
        Values last = present;
        for (int i = events.size() - 1; i >= 0 && !isRecord(type, last); i--) {
            last = events.get(i).changes().revertFrom(last);
        }
        if (!isRecord(type, last) || !execution.isVisible(type, type.create(last))) {
            throw new NotFoundException(CommandErrors.NOT_FOUND, Map.of("record", type.ref(id)));
        }
        return new History<>(type, id, events, present);
    }

    private static boolean isRecord(RecordType<?> type, Values values) {
        return values.has(type.system().id());
    }

    List<EventEnvelope> events() {
        return events;
    }

    /**
     * The record right after the last event that had happened by then; empty when it was not yet made, or deleted.
     *
     * @throws RefusedException {@code record.history_forgotten} when events since then are no longer kept
     */
    Optional<R> at(Instant time) {
        Values state = present;
        // Backwards, so that events forgotten for their age are not missed by whoever asks about what came later.
        for (int i = events.size() - 1; i >= 0; i--) {
            if (!events.get(i).time().isAfter(time)) {
                return record(state);
            }
            state = events.get(i).changes().revertFrom(state);
        }
        Optional<R> earliest = record(state);
        if (earliest.isEmpty() || earliest.get().createdAt().isAfter(time)) {
            return Optional.empty();
        }
        if (earliest.get().modifiedAt().isAfter(time)) {
            throw new RefusedException(CommandErrors.HISTORY_FORGOTTEN, Map.of("record", type.ref(id), "time", time));
        }
        return earliest;
    }

    private Optional<R> record(Values state) {
        return isRecord(type, state) ? Optional.of(type.create(state)) : Optional.empty();
    }
}
