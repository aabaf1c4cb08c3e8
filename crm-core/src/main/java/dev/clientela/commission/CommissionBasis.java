package dev.clientela.commission;

import dev.clientela.record.TextCodec;

/** Of what commission is reckoned. */
public enum CommissionBasis {
    /** The amount of the deal. */
    GROSS,
    /** What is left of the amount above the cost: the deal's actual cost if it is noted, else that of its lines. */
    MARGIN;

    static final TextCodec<CommissionBasis> CODEC = TextCodec.ofEnum(CommissionBasis.class);
}
