package dev.clientela.lead;

import dev.clientela.record.RecordId;
import java.util.UUID;

/** Identifies a pending lead; of the same UUID as the lead that comes of it. */
public record PendingLeadId(UUID value) implements RecordId {

    @Override
    public String recordType() {
        return "pending_lead";
    }

    @Override
    public String toString() {
        return ref().toString();
    }
}
