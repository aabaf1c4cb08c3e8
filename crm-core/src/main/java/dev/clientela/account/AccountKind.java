package dev.clientela.account;

import dev.clientela.record.TextCodec;

/** What an account is by nature. Never changes: the two have different fields, and are never merged with each other. */
public enum AccountKind {
    /** A company, an authority, an association: has contacts, and may belong to another. */
    BUSINESS,
    /** A private person, who is account and contact in one. */
    PERSON;

    static final TextCodec<AccountKind> CODEC = TextCodec.ofEnum(AccountKind.class);
}
