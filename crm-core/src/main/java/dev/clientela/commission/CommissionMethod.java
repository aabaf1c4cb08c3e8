package dev.clientela.commission;

import dev.clientela.record.TextCodec;

/** How a rate is found. */
public enum CommissionMethod {
    /** One percentage, whatever the base. */
    FIXED,
    /** The bracket that the base lies in applies to all of it. */
    WHOLE,
    /** Each bracket applies to the part of the base that lies in it. */
    MARGINAL;

    static final TextCodec<CommissionMethod> CODEC = TextCodec.ofEnum(CommissionMethod.class);
}
