package dev.clientela.contact;

import dev.clientela.error.ErrorCode;

/** What acts on contacts are refused with. */
public final class ContactErrors {

    /** Neither name, e-mail, telephone nor external id: nobody could find the contact again. */
    public static final ErrorCode NOBODY = ErrorCode.of("contact.nobody");

    /** The account named is a private person, who is account and contact in one. */
    public static final ErrorCode ACCOUNT_IS_PERSON = ErrorCode.of("contact.account_is_person");

    /** The contact would report to itself, directly or through others. */
    public static final ErrorCode REPORTING_CYCLE = ErrorCode.of("contact.reporting_cycle");

    /** More levels of contacts above each other than {@link Contacts#MAX_DEPTH}. */
    public static final ErrorCode REPORTING_TOO_DEEP = ErrorCode.of("contact.reporting_too_deep");

    /** Not a language of ISO 639-1, written as two small letters. */
    public static final ErrorCode UNKNOWN_LANGUAGE = ErrorCode.of("contact.unknown_language");

    private ContactErrors() {}
}
