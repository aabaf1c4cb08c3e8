package dev.clientela.commission;

import dev.clientela.record.RecordId;
import java.util.UUID;

/** The identity of a settlement of commission. */
public record CommissionSettlementId(UUID value) implements RecordId {

    @Override
    public String recordType() {
        return "commission_settlement";
    }

    @Override
    public String toString() {
        return "commission_settlement/" + value;
    }
}
