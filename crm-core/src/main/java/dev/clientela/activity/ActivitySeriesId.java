package dev.clientela.activity;

import dev.clientela.record.RecordId;
import java.util.UUID;

/** The id of an {@link ActivitySeries}. */
public record ActivitySeriesId(UUID value) implements RecordId {

    @Override
    public String recordType() {
        return "activity_series";
    }

    @Override
    public String toString() {
        return ref().toString();
    }
}
