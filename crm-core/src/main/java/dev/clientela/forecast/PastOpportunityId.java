package dev.clientela.forecast;

import dev.clientela.record.RecordId;
import java.util.UUID;

/** The id of a {@link PastOpportunity}. */
public record PastOpportunityId(UUID value) implements RecordId {

    @Override
    public String recordType() {
        return "past_opportunity";
    }

    @Override
    public String toString() {
        return ref().toString();
    }
}
