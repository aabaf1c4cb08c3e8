package dev.clientela.catalog;

import org.joda.money.BigMoney;

/** One step of reckoning a price by formula, and what it came to. */
public record PriceStep(Kind kind, BigMoney result) {

    public enum Kind {
        /** The base as it stands, in its own currency. */
        BASE,

        /** The base in the currency of the entry, not rounded. */
        CONVERTED,

        /** So many percent of it. */
        PERCENTAGE,

        /** To the nearest multiple. */
        ROUNDING,

        SURCHARGE,

        /** Brought down to the base and the greatest margin. */
        MAX_MARGIN,

        /** Brought up to the base and the least margin. */
        MIN_MARGIN,

        /** To the minor unit of the currency. */
        MINOR_UNIT
    }
}
