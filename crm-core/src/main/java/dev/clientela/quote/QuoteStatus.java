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

    static final TextCodec<QuoteStatus> CODEC = TextCodec.ofEnum(QuoteStatus.class);
}
