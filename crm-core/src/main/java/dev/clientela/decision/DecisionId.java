package dev.clientela.decision;

import dev.clientela.record.RecordId;
import java.util.UUID;

/** The id of a {@link Decision}. */
public record DecisionId(UUID value) implements RecordId {

    @Override
    public String recordType() {
        return "decision";
    }

    @Override
    public String toString() {
        return ref().toString();
    }
}
