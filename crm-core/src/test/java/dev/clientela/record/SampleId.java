package dev.clientela.record;

import java.util.UUID;

/** The id of a {@link Sample}. */
public record SampleId(UUID value) implements RecordId {

    @Override
    public String recordType() {
        return "sample";
    }
}
