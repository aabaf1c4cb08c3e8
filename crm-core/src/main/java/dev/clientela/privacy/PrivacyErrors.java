package dev.clientela.privacy;

import dev.clientela.error.ErrorCode;

/** What privacy is refused with, beside what any command may be. */
public final class PrivacyErrors {

    /** The record is not one of a person, but of a business, a deal, a product. */
    public static final ErrorCode NO_PERSON = ErrorCode.of("privacy.no_person");

    private PrivacyErrors() {}
}
