package dev.clientela.opportunity;

import dev.clientela.record.RecordId;
import java.util.UUID;

/** The identity of an opportunity. */
public record OpportunityId(UUID value) implements RecordId {

    @Override
    public String recordType() {
        return "opportunity";
    }

    @Override
    public String toString() {
        return "opportunity/" + value;
    }
}
