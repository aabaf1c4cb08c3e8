package dev.clientela.forecast;

import dev.clientela.opportunity.Opportunity;
import dev.clientela.record.Criterion;
import dev.clientela.record.Report;
import java.time.Instant;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * Which forecast is asked for.
 *
 * <pre>{@code
 * ForecastRequest.of(ForecastPeriod.quarter(2026, 4)).by(ForecastDimension.SELLER).currency(CurrencyUnit.EUR)
 * }</pre>
 *
 * @param type by which date deals belong to the period
 * @param by what it is broken down by
 * @param currency the one that all amounts are converted to: those of won deals by the rate to it that they keep from their
 *     closing, if they keep one, all others by the rates of the day that the forecast stands for; empty to leave them as
 *     they are
 * @param where which deals count, over the fields of opportunities
 * @param asOf the past instant whose pipeline is asked for; empty for the present one
 */
public record ForecastRequest(
        ForecastPeriod period,
        ForecastType type,
        ForecastDimension by,
        Optional<CurrencyUnit> currency,
        Criterion where,
        Optional<Instant> asOf) {

    public ForecastRequest {
        Report.over(Opportunity.TYPE).where(where); // refuses fields of other records
    }

    /** By seller and close date, each currency for itself. */
    public static ForecastRequest of(ForecastPeriod period) {
        return new ForecastRequest(
                period,
                ForecastType.CLOSE_DATE,
                ForecastDimension.SELLER,
                Optional.empty(),
                Criterion.always(),
                Optional.empty());
    }

    public ForecastRequest type(ForecastType other) {
        return new ForecastRequest(period, other, by, currency, where, asOf);
    }

    public ForecastRequest by(ForecastDimension dimension) {
        return new ForecastRequest(period, type, dimension, currency, where, asOf);
    }

    public ForecastRequest currency(CurrencyUnit unit) {
        return new ForecastRequest(period, type, by, Optional.of(unit), where, asOf);
    }

    /** Only deals for which the criterion holds too. */
    public ForecastRequest where(Criterion criterion) {
        return new ForecastRequest(period, type, by, currency, where.and(criterion), asOf);
    }

    /** The forecast as it stood then. */
    public ForecastRequest asOf(Instant past) {
        return new ForecastRequest(period, type, by, currency, where, Optional.of(past));
    }
}
