package dev.clientela.commission;

import dev.clientela.forecast.ForecastPeriod;
import org.joda.money.CurrencyUnit;

/** What a seller has earned in a period and currency is to be settled: all that is not settled already. */
public record SettleCommissions(String seller, ForecastPeriod period, CurrencyUnit currency) {}
