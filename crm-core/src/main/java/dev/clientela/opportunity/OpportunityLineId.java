package dev.clientela.opportunity;

import dev.clientela.record.RecordId;
import java.util.UUID;

/** The identity of a line of an opportunity. */
public record OpportunityLineId(UUID value) implements RecordId {

    @Override
    public String recordType() {
        return "opportunity_line";
    }

    @Override
    public String toString() {
        return "opportunity_line/" + value;
    }
}
