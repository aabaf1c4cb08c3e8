package dev.clientela.conversion;

/** Who owns what a conversion creates, when the command does not say. */
public enum OwnerPolicy {

    /** The lead's owner, who must be a user. */
    LEAD_OWNER,

    /** Whoever converts it, who must be a user. */
    CONVERTING_USER
}
