package dev.clientela.forecast;

import dev.clientela.record.RecordId;
import java.util.UUID;

/** The id of a {@link ForecastAdjustment}. */
public record ForecastAdjustmentId(UUID value) implements RecordId {

    @Override
    public String recordType() {
        return "forecast_adjustment";
    }

    @Override
    public String toString() {
        return ref().toString();
    }
}
