package dev.clientela.lead;

import dev.clientela.record.RecordId;
import java.util.UUID;

/** The identity of a lead. */
public record LeadId(UUID value) implements RecordId {

    @Override
    public String recordType() {
        return "lead";
    }

    @Override
    public String toString() {
        return "lead/" + value;
    }
}
