package dev.clientela.quote;

import dev.clientela.record.TextCodec;

/** What a customer is shown. Each kind is numbered in a series of its own. */
public enum QuoteKind {

    /** An offer, which the customer may accept. */
    QUOTE,

    /** A proforma invoice: what an invoice would say, before anything is owed. */
    PROFORMA;

    static final TextCodec<QuoteKind> CODEC = TextCodec.ofEnum(QuoteKind.class);
}
