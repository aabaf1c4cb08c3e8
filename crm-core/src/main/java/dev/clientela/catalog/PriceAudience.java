package dev.clientela.catalog;

/** Whom a price is for; the more specific first. */
public enum PriceAudience {
    /** One customer. */
    ACCOUNT,

    /** The customers that bear a tag. */
    SEGMENT,

    /** The customers that lie in a sales territory. */
    TERRITORY,

    ALL
}
