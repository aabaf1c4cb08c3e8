package dev.clientela.store;

import dev.clientela.error.ErrorCode;

/** What a store refuses with. */
public final class StoreErrors {

    /** The record has been changed, or deleted, since it was read. */
    public static final ErrorCode CONFLICT = ErrorCode.of("store.conflict");

    /** A unique key, or an id, is taken by another record. */
    public static final ErrorCode DUPLICATE_KEY = ErrorCode.of("store.duplicate_key");

    /** The unit of work has ended, or may only read. */
    public static final ErrorCode NOT_ACTIVE = ErrorCode.of("store.not_active");

    /** The claim on a delivery has been lost. */
    public static final ErrorCode NO_SUCH_DELIVERY = ErrorCode.of("store.no_such_delivery");

    /** The record type is not one that the store was opened with. */
    public static final ErrorCode UNKNOWN_TYPE = ErrorCode.of("store.unknown_type");

    /** The database, or how it is mapped, is not what the store needs; the parameters say what is missing. */
    public static final ErrorCode NOT_READY = ErrorCode.of("store.not_ready");

    /** The database could not do what it was asked for: a disk full, a bug. */
    public static final ErrorCode FAILED = ErrorCode.of("store.failed");

    /** The database cannot be reached, or the connection broke before the commit: nothing was done. May pass. */
    public static final ErrorCode UNAVAILABLE = ErrorCode.of("store.unavailable");

    /** The connection broke during the commit: all of it was done, or nothing. */
    public static final ErrorCode OUTCOME_UNKNOWN = ErrorCode.of("store.outcome_unknown");

    /** The store takes part in the host's transactions, and none is open. */
    public static final ErrorCode NO_TRANSACTION = ErrorCode.of("store.no_transaction");

    /** The connection of the host's transaction takes no savepoint, without which a unit could leave a part of itself. */
    public static final ErrorCode NO_SAVEPOINT = ErrorCode.of("store.no_savepoint");

    /** The host's transaction cannot go on: the database has undone it, or its connection broke. */
    public static final ErrorCode TRANSACTION_LOST = ErrorCode.of("store.transaction_lost");

    private StoreErrors() {}
}
