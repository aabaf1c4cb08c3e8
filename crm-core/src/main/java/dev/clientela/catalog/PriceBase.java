package dev.clientela.catalog;

import dev.clientela.record.TextCodec;

/** Of what a price by formula is reckoned. */
public enum PriceBase {
    /** What the product costs in the standard price book. */
    STANDARD,

    /** What the product costs the organisation. */
    COST,

    /** What the product costs in another price book. */
    BOOK;

    static final TextCodec<PriceBase> CODEC = TextCodec.ofEnum(PriceBase.class);
}
