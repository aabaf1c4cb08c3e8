package dev.clientela.conversion;

/** Who chooses among candidates that are equally sure. */
public enum TieBreak {

    /** The conversion is refused with the candidates. */
    CALLER,

    /** The one that was made first. */
    OLDEST,

    /** The one that was changed last. */
    MOST_RECENTLY_MODIFIED
}
