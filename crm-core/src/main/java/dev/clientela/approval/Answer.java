package dev.clientela.approval;

/** What an approver says. */
public enum Answer {
    APPROVED,
    REJECTED
}
