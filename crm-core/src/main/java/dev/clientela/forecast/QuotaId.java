package dev.clientela.forecast;

import dev.clientela.record.RecordId;
import java.util.UUID;

/** The id of a {@link Quota}. */
public record QuotaId(UUID value) implements RecordId {

    @Override
    public String recordType() {
        return "quota";
    }

    @Override
    public String toString() {
        return ref().toString();
    }
}
