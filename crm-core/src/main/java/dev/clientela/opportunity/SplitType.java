package dev.clientela.opportunity;

import dev.clientela.record.TextCodec;

/** What a share of a deal is credited as. */
public enum SplitType {
    /** A part of what is sold: the shares of all sellers are the whole of it. */
    REVENUE,
    /** Beside that, for who helped to sell it: any number of such shares, whatever they add up to. */
    OVERLAY;

    static final TextCodec<SplitType> CODEC = TextCodec.ofEnum(SplitType.class);
}
