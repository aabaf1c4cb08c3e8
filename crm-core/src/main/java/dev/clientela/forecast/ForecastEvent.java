package dev.clientela.forecast;

import dev.clientela.event.CrmEvent;

/** What happens to adjustments and quotas. The changed fields stand in the envelope. */
public enum ForecastEvent implements CrmEvent {
    /** Somebody said what a forecast will come to. */
    ADJUSTED("forecast.adjusted"),

    /** Somebody took back what they had said. */
    ADJUSTMENT_WITHDRAWN("forecast.adjustment_withdrawn"),

    /** A quota was set, or set anew. */
    QUOTA_SET("quota.set"),

    QUOTA_REMOVED("quota.removed");

    private final String type;

    ForecastEvent(String type) {
        this.type = type;
    }

    @Override
    public String type() {
        return type;
    }
}
