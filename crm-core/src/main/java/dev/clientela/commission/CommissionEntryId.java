package dev.clientela.commission;

import dev.clientela.record.RecordId;
import java.util.UUID;

/** The identity of an entry of commission. */
public record CommissionEntryId(UUID value) implements RecordId {

    @Override
    public String recordType() {
        return "commission_entry";
    }

    @Override
    public String toString() {
        return "commission_entry/" + value;
    }
}
