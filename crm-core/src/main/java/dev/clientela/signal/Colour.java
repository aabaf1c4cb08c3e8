package dev.clientela.signal;

/** How urgently a record needs somebody, from not at all to at once. */
public enum Colour {
    /** All is well. */
    WHITE,
    /** Nothing is wrong, but nothing is planned either. */
    GREY,
    /** Left alone for too long. */
    ORANGE,
    /** Left alone for far too long. */
    RED
}
