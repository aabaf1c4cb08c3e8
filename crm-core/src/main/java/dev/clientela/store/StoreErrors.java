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

    private StoreErrors() {}
}
