package dev.clientela.opportunity;

import dev.clientela.record.RecordId;
import java.util.UUID;

/** The identity of a split. */
public record OpportunitySplitId(UUID value) implements RecordId {

    @Override
    public String recordType() {
        return "opportunity_split";
    }

    @Override
    public String toString() {
        return "opportunity_split/" + value;
    }
}
