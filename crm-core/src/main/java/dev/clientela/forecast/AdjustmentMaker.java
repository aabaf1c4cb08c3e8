package dev.clientela.forecast;

import dev.clientela.record.TextCodec;

/** As whom somebody adjusts a forecast; what the manager says goes before what the owner says. */
public enum AdjustmentMaker {
    /** The seller whose forecast it is. */
    OWNER,
    /** The one whom the seller reports to. */
    MANAGER;

    static final TextCodec<AdjustmentMaker> CODEC = TextCodec.ofEnum(AdjustmentMaker.class);
}
