package dev.clientela.opportunity;

import dev.clientela.record.TextCodec;

/** Which figure of a forecast a deal counts towards, from least to most certain. */
public enum ForecastCategory {
    /** Counts towards none. */
    OMITTED,
    /** Open, far from certain. */
    PIPELINE,
    /** Comes in if all goes well. */
    BEST_CASE,
    /** Comes in, most likely. */
    MOST_LIKELY,
    /** Promised by its seller. */
    COMMIT,
    /** Won; no open deal has it. */
    CLOSED;

    static final TextCodec<ForecastCategory> CODEC = TextCodec.ofEnum(ForecastCategory.class);
}
