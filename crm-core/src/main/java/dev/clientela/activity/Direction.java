package dev.clientela.activity;

/** From which side a call or message came. */
public enum Direction {
    /** From them to us. */
    INBOUND,
    /** From us to them. */
    OUTBOUND
}
