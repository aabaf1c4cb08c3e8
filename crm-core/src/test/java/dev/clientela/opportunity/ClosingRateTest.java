package dev.clientela.opportunity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.command.Edit;
import dev.clientela.error.RefusedException;
import dev.clientela.money.DatedRates;
import dev.clientela.money.ExchangeErrors;
import dev.clientela.money.ExchangeRates;
import dev.clientela.security.Actor;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicReference;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ClosingRateTest {

    private static final CurrencyUnit EUR = CurrencyUnit.EUR;
    private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);

    private final AtomicReference<ExchangeRates> rates = new AtomicReference<>(
            DatedRates.none().with(CurrencyUnit.USD, EUR, "0.9", NEW_YEAR).with(CurrencyUnit.USD, EUR, "0.8", MAY));
    private final CrmSession ada = Crm.builder()
            .exchangeRates((from, to, asOf) -> rates.get().rate(from, to, asOf))
            .corporateCurrency(EUR)
            .build()
            .as(Actor.user("ada"));
    private final Opportunities deals = ada.opportunities();
    private final OpportunityId deal = open("USD 1000.00");

    private OpportunityId open(String amount) {
        return deals.open(OpenOpportunity.named("Deal").amount(Money.parse(amount)))
                .id();
    }

    @Test
    @DisplayName("PB-34 closing freezes the rate of the day of closing, whatever becomes of the rates")
    void closingFreezes() {
        assertThat(deals.get(deal).exchangeRate()).isEmpty();
        deals.win(WinOpportunity.of(deal).on(MAY.minusDays(1)));
        rates.set(DatedRates.none().with(CurrencyUnit.USD, EUR, "0.5", NEW_YEAR));
        deals.edit(deal, Edit.set(OpportunityFields.NEXT_STEP, "celebrate"));

        Opportunity won = deals.get(deal);

        assertThat(won.exchangeRate()).get().hasToString("1 USD = 0.9 EUR (2026-01-01)");
        assertThat(won.exchangeRate().orElseThrow().convert(won.amount().orElseThrow()))
                .isEqualTo(Money.parse("EUR 900.00"));
    }

    @Test
    @DisplayName("PB-34 losing, moving to a closed stage and taking in a closed deal freeze it too")
    void everyWayOfClosing() {
        deals.lose(LoseOpportunity.of(deal).on(MAY).because("price"));
        OpportunityId moved = open("USD 1.00");
        deals.moveTo(moved, "won");
        Opportunity takenIn = deals.open(OpenOpportunity.named("Old")
                .amount(Money.parse("USD 1.00"))
                .with(OpportunityFields.STAGE, "won")
                .with(OpportunityFields.ACTUAL_CLOSE, MAY.minusDays(1)));

        assertThat(deals.get(deal).exchangeRate()).get().hasToString("1 USD = 0.8 EUR (2026-05-01)");
        assertThat(deals.get(moved).exchangeRate()).isPresent();
        assertThat(takenIn.exchangeRate()).get().hasToString("1 USD = 0.9 EUR (2026-01-01)");
    }

    @Test
    @DisplayName("PB-34 reopening releases it; closed again, the deal takes the rate of that day")
    void reopeningReleases() {
        deals.win(WinOpportunity.of(deal).on(MAY.minusDays(1)));
        assertThat(deals.reopen(deal).exchangeRate()).isEmpty();
        assertThat(deals.win(WinOpportunity.of(deal).on(MAY)).exchangeRate())
                .get()
                .hasToString("1 USD = 0.8 EUR (2026-05-01)");
    }

    @Test
    @DisplayName("PB-34 a deal in the organisation's currency freezes 1; one without any, or a host without, nothing")
    void withoutConversion() {
        assertThat(deals.win(WinOpportunity.of(open("EUR 5.00")).on(MAY)).exchangeRate())
                .get()
                .hasToString("1 EUR = 1 EUR (2026-05-01)");
        OpportunityId bare = deals.open(OpenOpportunity.named("Bare")).id();
        assertThat(deals.win(WinOpportunity.of(bare)).exchangeRate()).isEmpty();
        assertThat(deals.edit(bare, Edit.set(OpportunityFields.AMOUNT, Money.parse("USD 1.00")))
                        .exchangeRate())
                .as("known once the deal has a currency")
                .isPresent();
        Opportunities elsewhere = Crm.inMemory().as(Actor.user("ada")).opportunities();
        OpportunityId other = elsewhere
                .open(OpenOpportunity.named("Other").amount(Money.parse("USD 1.00")))
                .id();
        assertThat(elsewhere.win(WinOpportunity.of(other)).exchangeRate()).isEmpty();
    }

    @Test
    @DisplayName("PB-34 a deal whose rate nobody knows is not closed")
    void unknownRate() {
        OpportunityId yen = open("JPY 5");

        RefusedException refused = catchThrowableOfType(
                RefusedException.class, () -> deals.win(WinOpportunity.of(yen).on(MAY)));

        assertThat(refused.code()).isEqualTo(ExchangeErrors.NO_RATE);
        assertThat(refused.parameters()).containsEntry("from", "JPY").containsEntry("as_of", MAY);
        assertThat(deals.get(yen).isClosed()).isFalse();
    }
}
