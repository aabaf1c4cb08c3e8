package dev.clientela.approval;

import dev.clientela.command.Execution;
import dev.clientela.error.RefusedException;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Query;
import dev.clientela.record.RecordRef;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a record is approved as it stands.
 *
 * @param request the one that is pending, or by which it is approved
 */
public record ApprovalStanding(State state, Optional<ApprovalRequest> request) {

    /** How it stands with a record's approval. */
    public enum State {
        /** No process wants it approved. */
        NOT_NEEDED,

        /** It is not approved, or not any more, and has to be. */
        NEEDED,

        /** It has been submitted. */
        PENDING,

        /** It is approved, and has not been changed since. */
        APPROVED
    }

    /** Of the record in this state, as part of another concept's command. */
    public static ApprovalStanding of(CrmRecord<?> record, Execution execution) {
        Optional<ApprovalRequest> request = inForce(record.ref(), execution);
        if (request.filter(ApprovalRequest::isPending).isPresent()) {
            return new ApprovalStanding(State.PENDING, request);
        }
        if (request.filter(approved -> approved.facts().equals(facts(record, execution)))
                .isPresent()) {
            return new ApprovalStanding(State.APPROVED, request);
        }
        boolean needed = execution
                .port(ApprovalProcesses.class)
                .choose(record, execution)
                .isPresent();
        return new ApprovalStanding(needed ? State.NEEDED : State.NOT_NEEDED, Optional.empty());
    }

    /** Whether nothing stands in the way: it is approved, or does not have to be. */
    public boolean isFree() {
        return state == State.APPROVED || state == State.NOT_NEEDED;
    }

    /** @throws RefusedException {@code approval.approval_demanded} unless it {@link #isFree} */
    public void require(RecordRef record) {
        if (!isFree()) {
            throw new RefusedException(ApprovalErrors.APPROVAL_DEMANDED, Map.of("record", record, "state", state));
        }
    }

    static String facts(CrmRecord<?> record, Execution execution) {
        return Facts.hash(execution.port(ApprovalSubjects.class).of(record.type()), record, execution);
    }

    /** The request that is pending or approved, whether the actor may list it or not. */
    static Optional<ApprovalRequest> inForce(RecordRef record, Execution execution) {
        return execution
                .unit()
                .records(ApprovalRequest.TYPE)
                .query(Query.of(ApprovalRequest.TYPE)
                        .where(ApprovalRequestFields.IN_FORCE.is(record))
                        .pageOf(1))
                .items()
                .stream()
                .findFirst();
    }
}
