package dev.clientela.quote;

import dev.clientela.record.TextCodec;

/** Where an offer stands; {@link QuoteTransitions} says what may come after what. */
public enum QuoteStatus {

    /** Being written; only now its content changes. */
    DRAFT,

    /** Somebody is asked whether it may be sent as it is. */
    IN_APPROVAL,

    /** It may be sent as it is. */
    APPROVED,

    /** Numbered, frozen, before the customer. */
    SENT,

    /** Bought; nothing comes after it. */
    ACCEPTED,

    /** Not wanted; a new version may follow. */
    REJECTED,

    /** Nobody answered in time; a new version may follow. */
    EXPIRED,

    /** A new version stands in its place. */
    SUPERSEDED,

    /** Taken back by the seller. */
    WITHDRAWN;

    /** Whether it is being made, is before its customer, or is bought. */
    public boolean isAlive() {
        return switch (this) {
            case DRAFT, IN_APPROVAL, APPROVED, SENT, ACCEPTED -> true;
            case REJECTED, EXPIRED, SUPERSEDED, WITHDRAWN -> false;
        };
    }

    static final TextCodec<QuoteStatus> CODEC = TextCodec.ofEnum(QuoteStatus.class);
}
