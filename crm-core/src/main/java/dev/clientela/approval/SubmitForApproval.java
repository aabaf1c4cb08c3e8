package dev.clientela.approval;

import dev.clientela.record.RecordRef;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** A record to be approved as it stands, with what the submitter has to say. */
public record SubmitForApproval(RecordRef record, Optional<@Size(max = 4_000) String> comment) {

    public static SubmitForApproval of(RecordRef record) {
        return new SubmitForApproval(record, Optional.empty());
    }

    public SubmitForApproval comment(String words) {
        return new SubmitForApproval(record, Optional.of(words));
    }
}
