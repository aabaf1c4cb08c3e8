package dev.clientela.approval;

import dev.clientela.error.ErrorCode;

/** What acts on approvals, and on records that are being approved, are refused with. */
public final class ApprovalErrors {

    /** An approval of the record is pending already. */
    public static final ErrorCode ALREADY_PENDING = ErrorCode.of("approval.already_pending");

    /** The record is approved as it stands. */
    public static final ErrorCode ALREADY_APPROVED = ErrorCode.of("approval.already_approved");

    /** No process asks for an approval of the record as it stands. */
    public static final ErrorCode NOT_NEEDED = ErrorCode.of("approval.not_needed");

    /** The process does not let this actor submit. */
    public static final ErrorCode SUBMITTER_NOT_ALLOWED = ErrorCode.of("approval.submitter_not_allowed");

    /** Nobody is there for a step: there is no manager above the owner. */
    public static final ErrorCode NO_MANAGER = ErrorCode.of("approval.no_manager");

    /** Nobody is there for a step: the managers report to each other in a circle. */
    public static final ErrorCode MANAGER_CYCLE = ErrorCode.of("approval.manager_cycle");

    /** Nobody is there for a step: no active user is in the queue or has the role. */
    public static final ErrorCode NO_APPROVER = ErrorCode.of("approval.no_approver");

    /** The approver is unknown, or not active any more. */
    public static final ErrorCode APPROVER_INACTIVE = ErrorCode.of("approval.approver_inactive");

    /** The approver may not see the record. */
    public static final ErrorCode APPROVER_WITHOUT_ACCESS = ErrorCode.of("approval.approver_without_access");

    /** Nobody approves an own request, unless the process allows it. */
    public static final ErrorCode OWN_REQUEST = ErrorCode.of("approval.own_request");

    /** The actor is none of those whose answer is waited for. */
    public static final ErrorCode NOT_APPROVER = ErrorCode.of("approval.not_approver");

    /** The answer comes too late: it has been decided, recalled or given to somebody else. */
    public static final ErrorCode ALREADY_DECIDED = ErrorCode.of("approval.already_decided");

    /** What is to be approved is not what was submitted, or what the approver was told of. */
    public static final ErrorCode FACTS_CHANGED = ErrorCode.of("approval.facts_changed");

    /** The process does not let the submitter recall. */
    public static final ErrorCode RECALL_NOT_ALLOWED = ErrorCode.of("approval.recall_not_allowed");

    /** While an approval is pending, these facts of the record are changed by its approvers alone. */
    public static final ErrorCode RECORD_LOCKED = ErrorCode.of("approval.record_locked");

    /** The record has to be approved first. */
    public static final ErrorCode APPROVAL_DEMANDED = ErrorCode.of("approval.approval_demanded");

    /** There is no such token, whatever is wrong with it. */
    public static final ErrorCode UNKNOWN_TOKEN = ErrorCode.of("approval.unknown_token");

    /** The token is not valid any more. */
    public static final ErrorCode TOKEN_EXPIRED = ErrorCode.of("approval.token_expired");

    /** A process, step, or threshold is not well formed. */
    public static final ErrorCode BAD_PROCESS = ErrorCode.of("approval.bad_process");

    private ApprovalErrors() {}
}
