package dev.clientela.privacy;

import dev.clientela.record.RecordId;
import java.util.UUID;

/** The id of a {@link Consent}. */
public record ConsentId(UUID value) implements RecordId {

    @Override
    public String recordType() {
        return "consent";
    }

    @Override
    public String toString() {
        return ref().toString();
    }
}
