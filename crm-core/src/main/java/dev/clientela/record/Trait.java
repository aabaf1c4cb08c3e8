package dev.clientela.record;

/** What else is true of a field, beside its name and type. */
public enum Trait {

    /** A record without it is refused; blank text counts as absent. */
    REQUIRED,

    /** Queries may be ordered by it. Absent values come first. */
    SORTABLE,

    /** Stores find by it without reading every record. */
    INDEXED,

    /** No two records of a tenant share a value of it. */
    UNIQUE,

    /** Set by the library alone: neither input, nor import, nor mapping writes it. */
    READ_ONLY,

    /**
     * More hangs on it than its value shows: other fields follow from it, or what may come after what. Commands change it
     * as its concept allows; rules before a save do not.
     */
    GOVERNED,

    /**
     * Tells of a record without needing it: keeps nobody from deleting it, and may lead nowhere. For what is kept of the
     * past.
     */
    LOOSE,

    /** Says something of a natural person: exported and erased on that person's request. */
    PERSONAL
}
