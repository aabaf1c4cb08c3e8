package dev.clientela.forecast;

import dev.clientela.opportunity.ForecastCategory;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import java.util.Optional;
import org.joda.money.Money;

/**
 * What a seller, or whom they report to, says that a forecast will come to in the end: an overlay beside the computed
 * figure, which no deal is changed by. Of each seller, maker, category and period there is one.
 */
public final class ForecastAdjustment extends CrmRecord<ForecastAdjustment> {

    public static final RecordType<ForecastAdjustment> TYPE = ForecastAdjustmentFields.TYPE;

    ForecastAdjustment(Values values) {
        super(values);
    }

    @Override
    public RecordType<ForecastAdjustment> type() {
        return TYPE;
    }

    @Override
    public ForecastAdjustmentId id() {
        return get(ForecastAdjustmentFields.ID);
    }

    /** The user whose forecast it is. */
    public String seller() {
        return get(ForecastAdjustmentFields.SELLER);
    }

    public AdjustmentMaker madeAs() {
        return get(ForecastAdjustmentFields.MADE_AS);
    }

    public ForecastType forecastType() {
        return get(ForecastAdjustmentFields.FORECAST_TYPE);
    }

    public ForecastCategory category() {
        return get(ForecastAdjustmentFields.CATEGORY);
    }

    public ForecastPeriod period() {
        return get(ForecastAdjustmentFields.PERIOD);
    }

    public Money amount() {
        return get(ForecastAdjustmentFields.AMOUNT);
    }

    public Optional<String> reason() {
        return find(ForecastAdjustmentFields.REASON);
    }

    /** Whether who reports to whom around the seller, or the days of the period, are others than when it was made. */
    boolean isStale(RollUp present, FiscalCalendar calendar) {
        return !get(ForecastAdjustmentFields.ROLL_UP).equals(present.fingerprint(seller()))
                || !get(ForecastAdjustmentFields.STARTS_ON).equals(calendar.start(period()))
                || !get(ForecastAdjustmentFields.ENDS_ON).equals(calendar.end(period()));
    }
}
