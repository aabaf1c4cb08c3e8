package dev.clientela.signal;

/** How a response stands against its target. */
public enum ResponseState {
    /** Given in time. */
    FULFILLED,
    /** Not given yet, and there is time left. */
    DUE,
    /** Given late, or not given and the time is over. */
    FAILED
}
