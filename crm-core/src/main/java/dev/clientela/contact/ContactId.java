package dev.clientela.contact;

import dev.clientela.record.RecordId;
import java.util.UUID;

/** The identity of a contact. */
public record ContactId(UUID value) implements RecordId {

    @Override
    public String recordType() {
        return "contact";
    }

    @Override
    public String toString() {
        return "contact/" + value;
    }
}
