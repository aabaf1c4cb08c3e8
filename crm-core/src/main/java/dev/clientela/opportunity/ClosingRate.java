package dev.clientela.opportunity;

import dev.clientela.command.Execution;
import dev.clientela.money.CorporateCurrency;
import dev.clientela.money.ExchangeRate;
import dev.clientela.money.ExchangeRates;
import dev.clientela.record.Values;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * The exchange rate that a deal keeps from its closing on, so that what was won stays worth the same in the organisation's
 * currency. It is that of the day of closing, and goes when the deal is reopened.
 */
final class ClosingRate {

    private ClosingRate() {}

    /**
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
