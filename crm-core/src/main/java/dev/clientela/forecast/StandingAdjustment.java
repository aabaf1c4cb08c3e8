package dev.clientela.forecast;

import org.joda.money.Money;

/**
 * An adjustment beside the figure of a forecast.
 *
 * @param amount of the adjustment, in the forecast's currency if that has one
 * @param stale whether who reports to whom, or the days of the period, have changed since it was made; it is kept, and no
 *     longer counts
 */
public record StandingAdjustment(ForecastAdjustment adjustment, Money amount, boolean stale) {}
