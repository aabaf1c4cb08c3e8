package dev.clientela.account;

import dev.clientela.error.ErrorCode;

/** What acts on accounts are refused with. */
public final class AccountErrors {

    /** The account would belong to itself, directly or through others. */
    public static final ErrorCode HIERARCHY_CYCLE = ErrorCode.of("account.hierarchy_cycle");

    /** More levels of accounts above each other than {@link Accounts#MAX_DEPTH}. */
    public static final ErrorCode HIERARCHY_TOO_DEEP = ErrorCode.of("account.hierarchy_too_deep");

    /** A field for businesses alone, set on a person. */
    public static final ErrorCode BUSINESS_ONLY = ErrorCode.of("account.business_only");

    /** A field for persons alone, set on a business. */
    public static final ErrorCode PERSON_ONLY = ErrorCode.of("account.person_only");

    /** Nothing can belong to a person; the account named is one. */
    public static final ErrorCode PARENT_IS_PERSON = ErrorCode.of("account.parent_is_person");

    /** A business never becomes a person, nor a person a business. */
    public static final ErrorCode KIND_IS_FIXED = ErrorCode.of("account.kind_is_fixed");

    /** The account cannot go from its stage to that one. */
    public static final ErrorCode INVALID_STAGE = ErrorCode.of("account.invalid_stage");

    private AccountErrors() {}
}
