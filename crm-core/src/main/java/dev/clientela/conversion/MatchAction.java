package dev.clientela.conversion;

/** What is done about candidates that a matching rule finds. */
public enum MatchAction {

    /** The surest one becomes the target; among equally sure ones the caller, or the tie-break, chooses. */
    USE,

    /** The conversion is refused until the caller names one of them. */
    BLOCK,

    /** The conversion is refused until the caller names one of them, or acknowledges them all. */
    ALERT,

    /** They are shown in the plan; a new record is made. */
    REPORT
}
