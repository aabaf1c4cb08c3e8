package dev.clientela.privacy;

/** On what ground somebody may be contacted, as article 6 of the GDPR has them. */
public enum LegalBasis {
    CONSENT,
    CONTRACT,
    LEGAL_OBLIGATION,
    VITAL_INTEREST,
    PUBLIC_TASK,
    LEGITIMATE_INTEREST
}
