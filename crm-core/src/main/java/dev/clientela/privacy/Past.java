package dev.clientela.privacy;

import dev.clientela.event.EventEnvelope;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a record stood, as its events tell. */
final class Past {

    private Past() {}

    /** Every state, the present one first; a deleted record's present is that it has no value. */
    static List<Values> states(Values present, List<EventEnvelope> events) {
        List<Values> states = new ArrayList<>(List.of(present));
        Values state = present;
        for (int i = events.size() - 1; i >= 0; i--) {
            state = events.get(i).changes().revertFrom(state);
            states.add(state);
        }
        return states;
    }

    /** As it stood last; empty when nothing is known of it any more. */
    static <R extends CrmRecord<R>> Optional<CrmRecord<?>> last(RecordType<R> type, List<EventEnvelope> events) {
        return states(type.noValues(), events).stream()
                .filter(values -> values.has(type.system().id()))
                .findFirst()
                .map(type::create);
    }
}
