package dev.clientela.activity;

import dev.clientela.record.RecordId;
import java.util.UUID;

/** The identity of an activity. */
public record ActivityId(UUID value) implements RecordId {

    @Override
    public String recordType() {
        return "activity";
    }

    @Override
    public String toString() {
        return "activity/" + value;
    }
}
