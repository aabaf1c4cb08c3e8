package dev.clientela.forecast;

import dev.clientela.record.TextCodec;

/** Which date says for which period a deal is forecast. */
public enum ForecastType {
    /** The day that the deal was closed, or is planned to be: all of it counts there. */
    CLOSE_DATE,
    /** The days of its instalments: each counts where it falls, and what no schedule divides where the deal closes. */
    SCHEDULE_DATE;

    static final TextCodec<ForecastType> CODEC = TextCodec.ofEnum(ForecastType.class);
}
