package dev.clientela.approval;

import dev.clientela.record.TextCodec;

/** Where a request stands, or what has become of one approver's part in it (AP-3). */
public enum ApprovalStatus {
    /** The submission itself, with the submitter's words. */
    STARTED,

    /** An answer is waited for. */
    PENDING,

    /** The approver has taken note and asks for time; an answer is still waited for. */
    HELD,

    APPROVED,
    REJECTED,

    /** Recalled before it was decided. */
    REMOVED,

    /** Given to another approver, who has an item of their own. */
    REASSIGNED,

    /** Somebody else's answer has decided. */
    NO_RESPONSE,

    /** Nobody could be asked when the step's turn came; whoever administers approvals gives it to somebody. */
    FAULT;

    static final TextCodec<ApprovalStatus> CODEC = TextCodec.ofEnum(ApprovalStatus.class);

    /** Whether an answer is waited for. */
    public boolean isWaiting() {
        return this == PENDING || this == HELD;
    }
}
