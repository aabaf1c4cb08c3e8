package dev.clientela.opportunity;

import dev.clientela.command.Execution;
import dev.clientela.money.CorporateCurrency;
import dev.clientela.money.ExchangeRate;
import dev.clientela.money.ExchangeRates;
import dev.clientela.record.Grouping;
import dev.clientela.record.ReportResult;
import dev.clientela.record.Values;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * The exchange rate that a deal keeps from its closing on, so that what was won stays worth the same in the organisation's
 * currency. It is that of the day of closing, and goes when the deal is reopened. Figures of won deals in the organisation's
 * currency are by it, not by the rate of whatever day they are told.
 */
public final class ClosingRate {

    /** What a report over opportunities is grouped by, besides, to tell figures of different rates apart. */
    public static final List<Grouping> GROUPINGS = List.of(
            Grouping.by(OpportunityFields.EXCHANGE_RATE),
            Grouping.by(OpportunityFields.EXCHANGE_RATE_FROM),
            Grouping.by(OpportunityFields.EXCHANGE_RATE_TO),
            Grouping.by(OpportunityFields.EXCHANGE_RATE_DATE));

    private ClosingRate() {}

    /**
     * The rate that the deals of a row keep; empty for deals that keep none.
     *
     * @param first where the keys of {@link #GROUPINGS} begin
     */
    public static Optional<ExchangeRate> of(ReportResult.Row row, int first) {
        if (row.key(first) instanceof BigDecimal rate
                && row.key(first + 1) instanceof CurrencyUnit from
                && row.key(first + 2) instanceof CurrencyUnit to
                && row.key(first + 3) instanceof LocalDate asOf) {
            return Optional.of(new ExchangeRate(from, to, rate, asOf));
        }
        return Optional.empty();
    }

    /**
     * The deal with the rate that it keeps, or without.
     *
     * @throws dev.clientela.error.RefusedException {@code exchange_rate.not_found} when the deal is being closed and no
     *     rate is known
     */
    static Opportunity frozen(Execution execution, Optional<Opportunity> before, Opportunity after) {
        if (!after.isClosed()) {
            return kept(after, Optional.empty());
        }
        boolean stands = before.filter(Opportunity::isClosed)
                .filter(deal -> deal.currency().equals(after.currency()))
                .isPresent();
        if (stands) {
            return after;
        }
        Optional<CurrencyUnit> corporate =
                execution.port(CorporateCurrency.class).currency();
        Optional<ExchangeRate> rate = after.currency()
                .flatMap(own -> corporate.map(target -> execution
                        .port(ExchangeRates.class)
                        .require(own, target, after.actualClose().orElseGet(execution.moment()::today))));
        return kept(after, rate);
    }

    private static Opportunity kept(Opportunity deal, Optional<ExchangeRate> rate) {
        if (deal.exchangeRate().equals(rate)) {
            return deal;
        }
        Values.Builder next = deal.values().edit();
        next.set(OpportunityFields.EXCHANGE_RATE, rate.map(ExchangeRate::rate).orElse(null));
        next.set(
                OpportunityFields.EXCHANGE_RATE_FROM,
                rate.map(ExchangeRate::from).orElse(null));
        next.set(OpportunityFields.EXCHANGE_RATE_TO, rate.map(ExchangeRate::to).orElse(null));
        next.set(
                OpportunityFields.EXCHANGE_RATE_DATE,
                rate.map(ExchangeRate::asOf).orElse(null));
        return new Opportunity(next.build());
    }
}
