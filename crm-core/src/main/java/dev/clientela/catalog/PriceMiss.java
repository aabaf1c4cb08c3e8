package dev.clientela.catalog;

import java.util.Map;

/** Why an entry that was tried did not decide. */
public record PriceMiss(Kind kind, Map<String, Object> parameters) {

    public PriceMiss {
        parameters = Map.copyOf(parameters);
    }

    /** What kept it from applying; or, from {@link #LATER_BOOK} on, what put it behind the one that decided. */
    public enum Kind {
        INACTIVE,

        /** Parameter {@code currency}. */
        OTHER_CURRENCY,

        /** Parameters {@code from}, {@code date}. */
        NOT_YET_VALID,

        /** Parameters {@code until}, {@code date}. */
        NO_LONGER_VALID,

        /** Parameters {@code minimum}, {@code quantity}. */
        BELOW_MINIMUM,

        OTHER_ACCOUNT,

        /** Parameter {@code segment}. */
        NOT_IN_SEGMENT,

        /** Parameter {@code territory}. */
        NOT_IN_TERRITORY,

        LATER_BOOK,

        /** Parameters {@code priority}, {@code than}. */
        LOWER_PRIORITY,

        /** Parameters {@code audience}, {@code than}. */
        LESS_SPECIFIC,

        /** Parameters {@code minimum}, {@code than}. */
        LOWER_TIER
    }

    static PriceMiss of(Kind kind) {
        return new PriceMiss(kind, Map.of());
    }
}
