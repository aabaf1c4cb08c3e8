package dev.clientela.decision;

import dev.clientela.record.RecordId;
import java.util.UUID;

/** The id of a {@link DecisionState}. */
public record DecisionStateId(UUID value) implements RecordId {

    @Override
    public String recordType() {
        return "decision_state";
    }

    @Override
    public String toString() {
        return ref().toString();
    }
}
