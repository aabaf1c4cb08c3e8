package dev.clientela.approval;

import dev.clientela.record.RecordId;
import java.util.UUID;

/** The id of an {@link ApprovalRequest}. */
public record ApprovalRequestId(UUID value) implements RecordId {

    @Override
    public String recordType() {
        return "approval_request";
    }

    @Override
    public String toString() {
        return ref().toString();
    }
}
