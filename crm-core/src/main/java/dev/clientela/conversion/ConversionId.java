package dev.clientela.conversion;

import dev.clientela.record.RecordId;
import java.util.UUID;

/** The identity of a conversion. */
public record ConversionId(UUID value) implements RecordId {

    @Override
    public String recordType() {
        return "conversion";
    }

    @Override
    public String toString() {
        return "conversion/" + value;
    }
}
