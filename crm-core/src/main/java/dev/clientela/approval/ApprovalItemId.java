package dev.clientela.approval;

import dev.clientela.record.RecordId;
import java.util.UUID;

/** The id of an {@link ApprovalItem}. */
public record ApprovalItemId(UUID value) implements RecordId {

    @Override
    public String recordType() {
        return "approval_item";
    }

    @Override
    public String toString() {
        return ref().toString();
    }
}
