package dev.clientela.opportunity;

import dev.clientela.record.RecordId;
import java.util.UUID;

/** The identity of an instalment. */
public record InstalmentId(UUID value) implements RecordId {

    @Override
    public String recordType() {
        return "instalment";
    }

    @Override
    public String toString() {
        return "instalment/" + value;
    }
}
