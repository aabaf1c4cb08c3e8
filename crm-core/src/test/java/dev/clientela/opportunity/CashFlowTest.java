package dev.clientela.opportunity;

import static dev.clientela.opportunity.SellingCase.eur;
import static dev.clientela.opportunity.SellingCase.faults;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.Crm;
import dev.clientela.money.DatedRates;
import dev.clientela.money.ExchangeErrors;
import dev.clientela.money.ExchangeRate;
import dev.clientela.record.RecordErrors;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CashFlowTest {

    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final CashFlowRequest YEAR = CashFlowRequest.from(MARCH);

    private final DatedRates rates = DatedRates.none()
            .with(CurrencyUnit.EUR, CurrencyUnit.USD, "1.25", LocalDate.of(2026, 1, 1))
            .with(CurrencyUnit.EUR, CurrencyUnit.USD, "2", LocalDate.of(2026, 3, 1));
    private final SellingCase selling = new SellingCase(Crm.builder().exchangeRates(rates));
    private final Opportunities deals = selling.ada.opportunities();

    private Opportunity open(String name, Money amount, LocalDate close, int probability) {
        Opportunity deal = deals.open(OpenOpportunity.named(name)
                .with(OpportunityFields.AMOUNT, amount)
                .with(OpportunityFields.PLANNED_CLOSE, close));
        return deals.moveTo(deal.id(), deal.stage(), probability);
    }

    @Test
    @DisplayName(
            "S-15 FO-18 FO-25 open deals count by probability, won ones wholly, lost ones not; rounded once a month")
    void weighted() {
        open("A third", eur("0.05"), LocalDate.of(2026, 3, 31), 30);
        open("Another", eur("0.05"), LocalDate.of(2026, 3, 1), 30);
        open("Yen", Money.parse("JPY 333"), LocalDate.of(2026, 3, 1), 50);
        Opportunity won = open("Won", eur("10"), LocalDate.of(2026, 9, 1), 40);
        Opportunity lost = open("Lost", eur("1000"), LocalDate.of(2026, 3, 1), 40);
        deals.win(WinOpportunity.of(won.id()).on(LocalDate.of(2026, 3, 9)));
        deals.lose(LoseOpportunity.of(lost.id()));

        CashFlow flow = deals.cashFlow(YEAR);

        assertThat(flow.inflows())
                .containsExactly(
                        new CashFlow.Inflow(Optional.of(MARCH), CurrencyUnit.EUR, eur("10"), eur("0.10"), eur("0.03")),
                        new CashFlow.Inflow(
                                Optional.of(MARCH),
                                CurrencyUnit.JPY,
                                Money.parse("JPY 0"),
                                Money.parse("JPY 333"),
                                Money.parse("JPY 167")));
        assertThat(flow.expected(MARCH, CurrencyUnit.EUR)).isEqualTo(eur("10.03"));
        assertThat(flow.expected(MARCH.plusMonths(1), CurrencyUnit.EUR)).isEqualTo(eur("0"));
        assertThat(flow.undated()).isEmpty();
    }

    @Test
    @DisplayName("S-15 the last day of the last month counts, the day after does not; what has no date is told apart")
    void months() {
        open("First day", eur("1"), LocalDate.of(2026, 3, 1), 100);
        open("Before", eur("10"), LocalDate.of(2026, 2, 28), 100);
        open("Last day", eur("100"), LocalDate.of(2027, 2, 28), 100);
        open("After", eur("1000"), LocalDate.of(2027, 3, 1), 100);
        deals.open(OpenOpportunity.named("Some day").with(OpportunityFields.AMOUNT, eur("10000")));

        CashFlow flow = deals.cashFlow(YEAR);

        assertThat(flow.total(CurrencyUnit.EUR)).isEqualTo(eur("101"));
        assertThat(flow.undated()).extracting(CashFlow.Inflow::open).containsExactly(eur("10000"));
        assertThat(deals.cashFlow(YEAR.months(13)).total(CurrencyUnit.EUR)).isEqualTo(eur("1101"));
        assertThat(deals.cashFlow(YEAR.where(OpportunityFields.NAME.is("First day")))
                        .total(CurrencyUnit.EUR))
                .isEqualTo(eur("1"));
    }

    @Test
    @DisplayName("FO-22 currencies are converted where asked alone, as wholes, and the rate with its day is told")
    void converted() {
        open("Dollars", Money.parse("USD 0.01"), LocalDate.of(2026, 3, 1), 100);
        open("More", Money.parse("USD 0.02"), LocalDate.of(2026, 3, 1), 100);
        open("Euros", eur("1"), LocalDate.of(2026, 3, 1), 50);

        CashFlow now = deals.cashFlow(YEAR.in(CurrencyUnit.EUR));
        CashFlow then = deals.cashFlow(YEAR.in(CurrencyUnit.EUR).ratesAsOf(LocalDate.of(2026, 2, 1)));

        assertThat(now.total(CurrencyUnit.EUR)).as("0.5 + 0.03 / 2").isEqualTo(eur("0.52"));
        assertThat(now.inflows()).hasSize(1);
        assertThat(now.rates())
                .isEqualTo(List.of(new ExchangeRate(
                        CurrencyUnit.EUR, CurrencyUnit.USD, new BigDecimal("2"), LocalDate.of(2026, 3, 1))));
        assertThat(then.total(CurrencyUnit.EUR)).as("0.5 + 0.03 / 1.25").isEqualTo(eur("0.52"));
        assertThat(then.rates()).extracting(rate -> rate.rate().toPlainString()).containsExactly("1.25");
        assertThat(faults(() -> deals.cashFlow(YEAR.in(CurrencyUnit.GBP))))
                .isEqualTo(Map.of("", ExchangeErrors.NO_RATE));
    }

    @Test
    @DisplayName(
            "PB-34 FO-22 won deals are converted at the rate that they froze, whatever it is today, and it is told")
    void frozen() {
        SellingCase corporate =
                new SellingCase(Crm.builder().exchangeRates(rates).corporateCurrency(CurrencyUnit.EUR));
        Opportunities theirs = corporate.ada.opportunities();
        LocalDate february = LocalDate.of(2026, 2, 10);
        for (String amount : List.of("USD 10.01", "USD 0.01")) {
            Opportunity deal = theirs.open(OpenOpportunity.named(amount)
                    .with(OpportunityFields.AMOUNT, Money.parse(amount))
                    .with(OpportunityFields.PLANNED_CLOSE, LocalDate.of(2026, 3, 1)));
            if (amount.equals("USD 10.01")) {
                theirs.win(WinOpportunity.of(deal.id()).on(february));
            } else {
                theirs.moveTo(deal.id(), deal.stage(), 100);
            }
        }
        CashFlowRequest year = CashFlowRequest.from(YearMonth.of(2026, 2));

        CashFlow flow = theirs.cashFlow(year.in(CurrencyUnit.EUR));

        assertThat(flow.expected(YearMonth.of(2026, 2), CurrencyUnit.EUR))
                .as("10.01 / 1.25 = 8.008")
                .isEqualTo(eur("8.01"));
        assertThat(flow.expected(MARCH, CurrencyUnit.EUR)).as("0.01 / 2").isEqualTo(eur("0.01"));
        assertThat(flow.rates()).extracting(ExchangeRate::asOf).containsExactly(LocalDate.of(2026, 3, 1));
        assertThat(flow.frozenRates()).extracting(ExchangeRate::asOf).containsExactly(LocalDate.of(2026, 1, 1));
        assertThat(theirs.cashFlow(year.in(CurrencyUnit.EUR)
                                .ratesAsOf(LocalDate.of(2026, 3, 1))
                                .where(OpportunityFields.IS_WON.isTrue()))
                        .rates())
                .as("no rate of the day is asked for")
                .isEmpty();
        assertThat(faults(() -> theirs.cashFlow(year.in(CurrencyUnit.GBP))))
                .as("what is frozen leads to another currency")
                .isEqualTo(Map.of("", ExchangeErrors.NO_RATE));
        assertThat(theirs.cashFlow(year.in(CurrencyUnit.USD)).frozenRates())
                .as("dollars stay dollars")
                .isEmpty();
    }

    @Test
    @DisplayName("S-15 a cash flow is of 1 to 120 months that the calendar has")
    void bounds() {
        assertThat(faults(() ->
                        deals.cashFlow(CashFlowRequest.from(YearMonth.of(1, 1)).months(0))))
                .isEqualTo(Map.of("from", RecordErrors.OUT_OF_RANGE, "months", RecordErrors.OUT_OF_RANGE));
        assertThat(faults(() -> deals.cashFlow(YEAR.months(121))))
                .isEqualTo(Map.of("months", RecordErrors.OUT_OF_RANGE));
        assertThat(deals.cashFlow(YEAR.months(120)).inflows()).isEmpty();
    }
}
