package dev.clientela.forecast;

import static dev.clientela.opportunity.ForecastCategory.BEST_CASE;
import static dev.clientela.opportunity.ForecastCategory.CLOSED;
import static dev.clientela.opportunity.ForecastCategory.COMMIT;
import static dev.clientela.opportunity.ForecastCategory.MOST_LIKELY;
import static dev.clientela.opportunity.ForecastCategory.OMITTED;
import static dev.clientela.opportunity.ForecastCategory.PIPELINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clientela.Crm;
import dev.clientela.CrmBuilder;
import dev.clientela.CrmSession;
import dev.clientela.catalog.AddProduct;
import dev.clientela.command.CommandErrors;
import dev.clientela.command.Edit;
import dev.clientela.error.CrmException;
import dev.clientela.error.ErrorCode;
import dev.clientela.error.RefusedException;
import dev.clientela.error.ValidationException;
import dev.clientela.money.DatedRates;
import dev.clientela.money.ExchangeErrors;
import dev.clientela.money.ExchangeRate;
import dev.clientela.opportunity.AddLine;
import dev.clientela.opportunity.ForecastCategory;
import dev.clientela.opportunity.LoseOpportunity;
import dev.clientela.opportunity.OpenOpportunity;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.opportunity.WinOpportunity;
import dev.clientela.record.Criterion;
import dev.clientela.record.CustomField;
import dev.clientela.record.Field;
import dev.clientela.record.SystemFields;
import dev.clientela.record.TextField;
import dev.clientela.record.Trait;
import dev.clientela.security.Access;
import dev.clientela.security.AccessPolicy;
import dev.clientela.security.Actor;
import dev.clientela.security.InMemoryUserDirectory;
import dev.clientela.security.Owner;
import dev.clientela.security.User;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ForecastTest {

    private static final ForecastPeriod Q4 = ForecastPeriod.quarter(2026, 4);
    private static final List<ForecastCategory> CATEGORIES = List.of(PIPELINE, BEST_CASE, MOST_LIKELY, COMMIT, CLOSED);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-10-20T12:00:00Z"));
    private final InMemoryUserDirectory users = new InMemoryUserDirectory()
            .add(User.named("ada", "Ada"))
            .add(User.named("bob", "Bob").reportingTo("ada"))
            .add(User.named("grace", "Grace").reportingTo("ada"))
            .add(User.named("dan", "Dan").reportingTo("grace"));
    private final CrmBuilder builder =
            Crm.builder().clock(now::get).users(users).zone(ZoneId.of("America/New_York"));
    private Crm crm = builder.build();
    private CrmSession ada = crm.as(Actor.user("ada"));

    private CrmSession as(String user) {
        return crm.as(Actor.user(user));
    }

    private static Money eur(String amount) {
        return Money.of(CurrencyUnit.EUR, new BigDecimal(amount));
    }

    private Opportunity deal(String owner, ForecastCategory category, Money amount, String close) {
        OpenOpportunity command = OpenOpportunity.named("Deal")
                .ownedBy(Owner.user(owner))
                .amount(amount)
                .plannedClose(LocalDate.parse(close));
        Opportunity deal = ada.opportunities()
                .open(category == CLOSED ? command : command.with(OpportunityFields.FORECAST_CATEGORY, category));
        return category == CLOSED
                ? ada.opportunities().win(WinOpportunity.of(deal.id()).on(LocalDate.parse(close)))
                : deal;
    }

    private void fiveCategories(String owner) {
        deal(owner, PIPELINE, eur("100"), "2026-11-02");
        deal(owner, BEST_CASE, eur("50"), "2026-11-02");
        deal(owner, MOST_LIKELY, eur("30"), "2026-11-02");
        deal(owner, COMMIT, eur("20"), "2026-11-02");
        deal(owner, CLOSED, eur("10"), "2026-10-02");
        deal(owner, OMITTED, eur("1000"), "2026-11-02");
    }

    private Forecast q4() {
        return ada.forecasts().of(ForecastRequest.of(Q4).currency(CurrencyUnit.EUR));
    }

    private static ErrorCode refused(ThrowingCallable act) {
        Throwable thrown = catchThrowable(act);
        assertThat(thrown).isInstanceOf(CrmException.class);
        return thrown instanceof ValidationException invalid
                ? invalid.violations().get(0).code()
                : ((CrmException) thrown).code();
    }

    @Test
    @DisplayName("FO-15 An individual figure has its category alone, and what is omitted is in none")
    void individualFigures() {
        fiveCategories("grace");
        ForecastEntry grace = q4().of("grace");
        assertThat(CATEGORIES)
                .extracting(grace::individual)
                .containsExactly(eur("100"), eur("50"), eur("30"), eur("20"), eur("10"));
        assertThat(refused(() -> grace.individual(OMITTED))).isEqualTo(ForecastErrors.OMITTED);
    }

    @Test
    @DisplayName("FO-16 Cumulative figures take in what is more certain, the open pipeline nothing that is won")
    void cumulativeFigures() {
        fiveCategories("grace");
        assertThat(CATEGORIES)
                .extracting(q4().of("grace")::cumulative)
                .containsExactly(eur("200"), eur("110"), eur("60"), eur("30"), eur("10"));
    }

    @Provide
    Arbitrary<ForecastFigures> figures() {
        return Arbitraries.longs()
                .between(0, 1_000_000_000_000L)
                .list()
                .ofSize(5)
                .map(minor -> {
                    Map<ForecastCategory, Money> only = new EnumMap<>(ForecastCategory.class);
                    for (int i = 0; i < 5; i++) {
                        only.put(CATEGORIES.get(i), Money.ofMinor(CurrencyUnit.EUR, minor.get(i)));
                    }
                    return new ForecastFigures(CurrencyUnit.EUR, only, Optional.empty(), List.of());
                });
    }

    @Property
    @Label("FO-17 Best case is no less than most likely, than commit, than closed, when no amount is negative")
    void monotone(@ForAll("figures") ForecastFigures figures) {
        for (int i = 1; i + 1 < CATEGORIES.size(); i++) {
            assertThat(figures.cumulative(CATEGORIES.get(i)))
                    .isGreaterThanOrEqualTo(figures.cumulative(CATEGORIES.get(i + 1)));
        }
    }

    @Property
    @Label(
            "FO-16 Each cumulative figure is the next more certain one and its own; the open pipeline is all but the closed")
    void cumulativeIsTheSum(@ForAll("figures") ForecastFigures figures) {
        for (ForecastCategory category : List.of(BEST_CASE, MOST_LIKELY, COMMIT)) {
            ForecastCategory next = CATEGORIES.get(CATEGORIES.indexOf(category) + 1);
            assertThat(figures.cumulative(category))
                    .isEqualTo(figures.cumulative(next).plus(figures.individual(category)));
        }
        assertThat(figures.cumulative(CLOSED)).isEqualTo(figures.individual(CLOSED));
        assertThat(figures.cumulative(PIPELINE).plus(figures.individual(CLOSED)))
                .isEqualTo(figures.cumulative(BEST_CASE).plus(figures.individual(PIPELINE)));
    }

    @Test
    @DisplayName("FO-18 A lost deal is in no figure")
    void lostDeals() {
        Opportunity deal = deal("grace", COMMIT, eur("70"), "2026-11-02");
        ada.opportunities().lose(LoseOpportunity.of(deal.id()));
        ForecastEntry grace = q4().of("grace");
        assertThat(CATEGORIES).extracting(grace::cumulative).containsOnly(eur("0"));
        assertThat(grace.figures().weighted()).contains(eur("0"));
    }

    @Test
    @DisplayName(
            "FO-19 A period has its first day and not the day after its last; what is closed counts when it was closed, by"
                    + " the organisation's calendar")
    void periods() {
        deal("grace", COMMIT, eur("1"), "2026-09-30");
        deal("grace", COMMIT, eur("2"), "2026-10-01");
        deal("grace", COMMIT, eur("4"), "2026-12-31");
        deal("grace", COMMIT, eur("8"), "2027-01-01");
        assertThat(q4().of("grace").cumulative(COMMIT)).isEqualTo(eur("6"));
        Opportunity late = deal("grace", COMMIT, eur("16"), "2026-11-30");
        now.set(Instant.parse("2027-01-01T04:59:00Z")); // 31 December still, in New York
        ada.opportunities().win(WinOpportunity.of(late.id()));
        assertThat(q4().of("grace").individual(CLOSED)).isEqualTo(eur("16"));
    }

    @Test
    @DisplayName("FO-19 Fiscal years begin with any month, and are called by the year of either end")
    void fiscalYears() {
        FiscalCalendar april = FiscalCalendar.beginningIn(Month.APRIL);
        assertThat(april.start(ForecastPeriod.quarter(2026, 4))).isEqualTo("2027-01-01");
        assertThat(april.end(ForecastPeriod.quarter(2026, 4))).isEqualTo("2027-04-01");
        assertThat(april.calledByTheEnd().start(ForecastPeriod.year(2027))).isEqualTo("2026-04-01");
        crm = builder.fiscalCalendar(april.calledByTheEnd()).build();
        ada = as("ada");
        deal("bob", COMMIT, eur("5"), "2026-11-02");
        Forecast year =
                ada.forecasts().of(ForecastRequest.of(ForecastPeriod.year(2027)).by(ForecastDimension.QUARTER));
        assertThat(year.of("2027-Q3").cumulative(COMMIT)).isEqualTo(eur("5"));
    }

    @Property
    @Label("FO-19 Every date is in exactly one month, quarter and year, whatever month the year begins with")
    void everyDateIsInOnePeriod(
            @ForAll Month first, @ForAll boolean byTheEnd, @ForAll @IntRange(min = 0, max = 40_000) int day) {
        LocalDate date = LocalDate.of(1970, 1, 1).plusDays(day);
        FiscalCalendar calendar = new FiscalCalendar(first, byTheEnd);
        for (var unit : List.of(
                dev.clientela.record.RelativePeriod.Unit.MONTH,
                dev.clientela.record.RelativePeriod.Unit.QUARTER,
                dev.clientela.record.RelativePeriod.Unit.YEAR)) {
            ForecastPeriod period = calendar.periodOf(date, unit);
            assertThat(calendar.contains(period, date)).isTrue();
            assertThat(calendar.periodOf(calendar.end(period), unit)).isNotEqualTo(period);
            assertThat(calendar.periodOf(calendar.start(period), unit)).isEqualTo(period);
            assertThat(ForecastPeriod.parse(period.toString())).isEqualTo(period);
        }
    }

    @Test
    @DisplayName("FO-19 A period that no year has is refused")
    void badPeriods() {
        for (ThrowingCallable bad : List.<ThrowingCallable>of(
                () -> ForecastPeriod.quarter(2026, 5),
                () -> ForecastPeriod.month(2026, 0),
                () -> ForecastPeriod.year(12),
                () -> ForecastPeriod.parse("2026-W3"))) {
            assertThat(refused(bad)).isEqualTo(ForecastErrors.BAD_PERIOD);
        }
    }

    @Test
    @DisplayName(
            "FO-20 Adjustments stand beside the computed figure: the manager's before the owner's; no deal is changed")
    void adjustments() {
        Opportunity deal = deal("grace", COMMIT, eur("100"), "2026-11-02");
        deal("dan", COMMIT, eur("30"), "2026-11-02");
        as("grace")
                .forecasts()
                .adjust(AdjustForecast.of("grace", Q4, COMMIT, eur("120")).because("a call"));
        Forecast owners = q4();
        assertThat(owners.of("grace").cumulative(COMMIT)).isEqualTo(eur("130"));
        assertThat(owners.of("grace").adjusted(COMMIT)).isEqualTo(eur("120"));
        assertThat(owners.of("ada").cumulative(COMMIT)).isEqualTo(eur("130"));
        assertThat(owners.of("ada").adjusted(COMMIT)).isEqualTo(eur("120"));
        ada.forecasts().adjust(AdjustForecast.of("grace", Q4, COMMIT, eur("90")));
        Forecast managers = q4();
        assertThat(managers.of("grace").adjusted(COMMIT)).isEqualTo(eur("90"));
        assertThat(managers.of("grace").adjustments())
                .extracting(each -> each.adjustment().madeAs())
                .containsExactlyInAnyOrder(AdjustmentMaker.OWNER, AdjustmentMaker.MANAGER);
        assertThat(managers.of("grace").adjusted(BEST_CASE)).isEqualTo(eur("130"));
        assertThat(ada.opportunities().get(deal.id())).isEqualTo(deal);
        ada.forecasts()
                .withdraw(ada.forecasts().adjustments("grace").stream()
                        .filter(each -> each.madeAs() == AdjustmentMaker.MANAGER)
                        .findFirst()
                        .orElseThrow()
                        .id());
        assertThat(q4().of("grace").adjusted(COMMIT)).isEqualTo(eur("120"));
    }

    @Test
    @DisplayName("FO-20 The open pipeline and what is closed are not adjusted, nor by anybody but owner and manager")
    void notAdjustable() {
        for (ForecastCategory fact : List.of(PIPELINE, CLOSED, OMITTED)) {
            assertThat(refused(() -> ada.forecasts().adjust(AdjustForecast.of("ada", Q4, fact, eur("1")))))
                    .isEqualTo(ForecastErrors.NOT_ADJUSTABLE);
        }
        for (CrmSession other : List.of(as("bob"), as("dan"), crm.as(Actor.system("job")))) {
            assertThat(refused(() -> other.forecasts().adjust(AdjustForecast.of("grace", Q4, COMMIT, eur("1")))))
                    .isEqualTo(ForecastErrors.NOT_THEIR_MANAGER);
        }
        assertThat(refused(() -> ada.forecasts().adjust(AdjustForecast.of("zoe", Q4, COMMIT, eur("1")))))
                .isEqualTo(ForecastErrors.UNKNOWN_USER);
        ForecastAdjustment own = as("grace").forecasts().adjust(AdjustForecast.of("grace", Q4, COMMIT, eur("1")));
        assertThat(refused(() -> ada.forecasts().withdraw(own.id()))).isEqualTo(ForecastErrors.NOT_THEIR_MANAGER);
    }

    @Test
    @DisplayName("FO-21 When who reports to whom changes, or the days of the period, adjustments are kept, stale")
    void staleAdjustments() {
        deal("grace", COMMIT, eur("100"), "2026-11-02");
        as("grace").forecasts().adjust(AdjustForecast.of("grace", Q4, COMMIT, eur("120")));
        users.add(User.named("dan", "Dan").reportingTo("bob"));
        ForecastEntry grace = q4().of("grace");
        assertThat(grace.adjustments())
                .singleElement()
                .satisfies(each -> assertThat(each.stale()).isTrue());
        assertThat(grace.adjusted(COMMIT)).isEqualTo(eur("100"));
        users.add(User.named("dan", "Dan").reportingTo("grace"));
        assertThat(q4().of("grace").adjusted(COMMIT)).isEqualTo(eur("120"));
        users.add(User.named("bob", "Bob").reportingTo("ada").inTeams("north"));
        assertThat(q4().of("grace").adjustments().get(0).stale()).isFalse();
        crm = builder.fiscalCalendar(FiscalCalendar.beginningIn(Month.FEBRUARY)).build();
        ada = as("ada");
        ForecastEntry shifted = q4().of("grace");
        assertThat(shifted.adjustments())
                .singleElement()
                .satisfies(each -> assertThat(each.stale()).isTrue());
        assertThat(shifted.adjusted(COMMIT)).isEqualTo(eur("100"));
    }

    @Test
    @DisplayName("FO-22 Amounts of different currencies are not added up, and converted ones carry rate and date")
    void currencies() {
        deal("grace", COMMIT, eur("100"), "2026-11-02");
        deal("grace", COMMIT, Money.parse("USD 10.01"), "2026-11-02");
        deal("dan", COMMIT, Money.parse("JPY 999"), "2026-11-02");
        ForecastEntry apart = ada.forecasts().of(ForecastRequest.of(Q4)).of("grace");
        assertThat(apart.currencies()).containsExactly(CurrencyUnit.EUR, CurrencyUnit.JPY, CurrencyUnit.USD);
        assertThat(apart.figures(CurrencyUnit.USD).cumulative(COMMIT)).isEqualTo(Money.parse("USD 10.01"));
        assertThat(refused(() -> apart.cumulative(COMMIT))).isEqualTo(ForecastErrors.CURRENCY_NEEDED);
        assertThat(refused(this::q4)).isEqualTo(ExchangeErrors.NO_RATE);
        LocalDate day = LocalDate.of(2026, 10, 1);
        crm = builder.exchangeRates(DatedRates.none()
                        .with(CurrencyUnit.EUR, CurrencyUnit.USD, "1.1", day)
                        .with(CurrencyUnit.EUR, CurrencyUnit.JPY, "160", day)
                        .with(CurrencyUnit.EUR, CurrencyUnit.USD, "2", LocalDate.of(2026, 11, 1)))
                .build();
        ada = as("ada");
        ForecastFigures figures = q4().of("grace").figures();
        assertThat(figures.cumulative(COMMIT)).isEqualTo(eur("115.34")); // 100 + 9.10 + 6.24
        assertThat(figures.rates())
                .extracting(ExchangeRate::to, rate -> rate.rate().toPlainString(), ExchangeRate::asOf)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(CurrencyUnit.USD, "1.1", day),
                        org.assertj.core.groups.Tuple.tuple(CurrencyUnit.JPY, "160", day));
        assertThat(q4().of("bob").figures().rates()).isEmpty();
    }

    @Test
    @DisplayName(
            "PB-34 FO-22 What is won is forecast at the rate that it froze, now and as it stood, and attains a quota so")
    void frozenRates() {
        LocalDate october = LocalDate.of(2026, 10, 1);
        crm = builder.corporateCurrency(CurrencyUnit.EUR)
                .exchangeRates(DatedRates.none()
                        .with(CurrencyUnit.EUR, CurrencyUnit.USD, "1.25", october)
                        .with(CurrencyUnit.EUR, CurrencyUnit.USD, "2", LocalDate.of(2026, 10, 15)))
                .build();
        ada = as("ada");
        Opportunity early = deal("grace", CLOSED, Money.parse("USD 10.01"), "2026-10-02");
        deal("grace", CLOSED, Money.parse("USD 10.01"), "2026-10-16");
        deal("grace", COMMIT, Money.parse("USD 10"), "2026-11-02");
        ada.forecasts().setQuota(SetQuota.of("grace", Q4, eur("26.02")));
        Forecast forecast = q4();
        ForecastFigures figures = forecast.of("grace").figures();
        assertThat(figures.individual(CLOSED)).as("8.008 + 5.005, rounded once").isEqualTo(eur("13.01"));
        assertThat(figures.individual(COMMIT)).isEqualTo(eur("5"));
        assertThat(figures.rates())
                .extracting(rate -> rate.rate().toPlainString(), ExchangeRate::asOf)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("1.25", october),
                        org.assertj.core.groups.Tuple.tuple("2", LocalDate.of(2026, 10, 15)));
        assertThat(forecast.attainment("grace").orElseThrow().ratio()).contains(new BigDecimal("0.5"));

        Instant then = now.get();
        now.set(then.plusSeconds(60));
        ada.opportunities().reopen(early.id());
        assertThat(q4().of("grace").figures().individual(CLOSED)).as("5.005").isEqualTo(eur("5.01"));
        assertThat(ada.forecasts()
                        .of(ForecastRequest.of(Q4).currency(CurrencyUnit.EUR).asOf(then))
                        .of("grace")
                        .figures()
                        .individual(CLOSED))
                .isEqualTo(eur("13.01"));
    }

    @Test
    @DisplayName(
            "FO-23 A roll-up is one's own and that of each who reports to one; who reports to themselves is refused")
    void rollUp() {
        deal("ada", COMMIT, eur("1"), "2026-11-02");
        deal("bob", COMMIT, eur("2"), "2026-11-02");
        deal("grace", COMMIT, eur("4"), "2026-11-02");
        deal("dan", COMMIT, eur("8"), "2026-11-02");
        Forecast forecast = q4();
        assertThat(List.of("ada", "bob", "grace", "dan"))
                .extracting(seller -> forecast.of(seller).cumulative(COMMIT))
                .containsExactly(eur("15"), eur("2"), eur("12"), eur("8"));
        assertThat(forecast.of("grace").own().cumulative(COMMIT)).isEqualTo(eur("4"));
        assertThat(forecast.total().cumulative(COMMIT)).isEqualTo(eur("15"));
        assertThat(refused(() -> forecast.of("zoe"))).isEqualTo(ForecastErrors.NO_ENTRY);
        users.add(User.named("ada", "Ada").reportingTo("dan"));
        RefusedException cycle = catchThrowableOfType(RefusedException.class, this::q4);
        assertThat(cycle.code()).isEqualTo(ForecastErrors.ROLL_UP_CYCLE);
        assertThat(cycle.parameters().get("users"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .containsExactlyInAnyOrder("ada", "grace", "dan");
    }

    @Test
    @DisplayName("FO-24 A quota is an amount or a quantity, at least 0, of a known user or a territory")
    void quotas() {
        assertThat(refused(() -> new SetQuota(
                        QuotaHolder.user("bob"), Q4, ForecastType.CLOSE_DATE, Optional.empty(), Optional.empty())))
                .isEqualTo(ForecastErrors.AMOUNT_OR_QUANTITY);
        assertThat(refused(() -> new SetQuota(
                        QuotaHolder.user("bob"),
                        Q4,
                        ForecastType.CLOSE_DATE,
                        Optional.of(eur("1")),
                        Optional.of(BigDecimal.ONE))))
                .isEqualTo(ForecastErrors.AMOUNT_OR_QUANTITY);
        assertThat(refused(() -> SetQuota.of("bob", Q4, eur("-1")))).isEqualTo(ForecastErrors.NEGATIVE_QUOTA);
        assertThat(refused(() -> ada.forecasts().setQuota(SetQuota.of("zoe", Q4, eur("1")))))
                .isEqualTo(ForecastErrors.UNKNOWN_USER);
        assertThat(refused(() -> ada.forecasts().setQuota(SetQuota.of("ada", Q4, eur("1")))))
                .isEqualTo(ForecastErrors.OWN_QUOTA);
        Quota given = ada.forecasts().setQuota(SetQuota.of("bob", Q4, eur("1")));
        assertThat(refused(() -> as("bob").forecasts().removeQuota(given.id()))).isEqualTo(ForecastErrors.OWN_QUOTA);
        ada.forecasts().setQuota(SetQuota.of("bob", ForecastPeriod.month(2026, 10), eur("1")));
        assertThat(ada.forecasts().quotas(QuotaHolder.user("bob"))).hasSize(2);
    }

    @Test
    @DisplayName(
            "FO-24 Attainment is closed by quota, with what those below have closed; of a quota of 0 it is undefined")
    void attainment() {
        deal("grace", CLOSED, eur("50"), "2026-10-05");
        Opportunity dans = deal("dan", COMMIT, eur("10"), "2026-11-02");
        var engine = ada.products().add(AddProduct.named("Engine").price(eur("12.50")));
        ada.opportunities().addLine(AddLine.to(dans.id()).product(engine.id()).quantity(2));
        ada.opportunities().win(WinOpportunity.of(dans.id()));
        ada.opportunities().edit(dans.id(), Edit.set(OpportunityFields.TERRITORY, "north"));
        ada.forecasts().setQuota(SetQuota.of("grace", Q4, eur("300")));
        ada.forecasts().setQuota(SetQuota.of(QuotaHolder.user("dan"), Q4, BigDecimal.valueOf(8)));
        ada.forecasts().setQuota(SetQuota.of("bob", Q4, eur("0")));
        ada.forecasts().setQuota(SetQuota.of(QuotaHolder.territory("north"), Q4, eur("100")));
        Forecast sellers = q4();
        assertThat(sellers.attainment("grace").orElseThrow().ratio()).contains(new BigDecimal("0.25"));
        assertThat(sellers.attainment("dan").orElseThrow().ratio()).contains(new BigDecimal("0.25"));
        assertThat(sellers.attainment("bob").orElseThrow().ratio()).isEmpty();
        assertThat(sellers.attainment("ada")).isEmpty();
        Forecast territories = ada.forecasts().of(ForecastRequest.of(Q4).by(ForecastDimension.TERRITORY));
        assertThat(territories.attainment("north").orElseThrow().ratio()).contains(new BigDecimal("0.25"));
    }

    @Test
    @DisplayName("FO-25 Weighted revenue has the scale of its currency, deal by deal")
    void weighted() {
        for (Money amount : List.of(Money.parse("JPY 333"), Money.parse("KWD 0.333"), Money.parse("EUR 0.33"))) {
            for (int i = 0; i < 2; i++) {
                Opportunity deal = deal("grace", PIPELINE, amount, "2026-11-02");
                ada.opportunities().edit(deal.id(), Edit.set(OpportunityFields.PROBABILITY, 50L));
            }
        }
        ForecastEntry grace = ada.forecasts().of(ForecastRequest.of(Q4)).of("grace");
        assertThat(grace.figures(CurrencyUnit.JPY).weighted()).contains(Money.parse("JPY 334"));
        assertThat(grace.figures(CurrencyUnit.of("KWD")).weighted()).contains(Money.parse("KWD 0.334"));
        assertThat(grace.figures(CurrencyUnit.EUR).weighted()).contains(Money.parse("EUR 0.34"));
    }

    @Test
    @DisplayName("The change of the pipeline tells why each deal came, went or changed")
    void changeOfThePipeline() {
        Opportunity won = deal("grace", COMMIT, eur("100"), "2026-11-02");
        Opportunity pushed = deal("grace", COMMIT, eur("10"), "2026-11-02");
        Opportunity grown = deal("grace", COMMIT, eur("1"), "2026-11-02");
        Opportunity given = deal("grace", COMMIT, eur("7"), "2026-11-02");
        Opportunity gone = deal("grace", COMMIT, eur("5"), "2026-11-02");
        Instant from = now.get();
        now.set(from.plusSeconds(60));
        ada.opportunities().win(WinOpportunity.of(won.id()));
        ada.opportunities().planClose(pushed.id(), LocalDate.of(2027, 2, 1));
        ada.opportunities().edit(grown.id(), Edit.set(OpportunityFields.AMOUNT, eur("3")));
        ada.opportunities().assign(given.id(), Owner.user("bob"));
        ada.opportunities().delete(gone.id());
        Opportunity fresh = deal("grace", COMMIT, eur("50"), "2026-11-02");
        Instant to = now.get();
        now.set(to.plusSeconds(60));
        ada.opportunities().edit(fresh.id(), Edit.set(OpportunityFields.AMOUNT, eur("51")));
        Criterion gracesQ4 = OpportunityFields.OWNER
                .is(Owner.user("grace"))
                .and(OpportunityFields.CLOSE_DATE.isWithin(LocalDate.of(2026, 10, 1), LocalDate.of(2027, 1, 1)));
        PipelineChange change = ada.forecasts().change(from, to, gracesQ4);
        assertThat(change.movements())
                .extracting(
                        DealMovement::deal,
                        DealMovement::kind,
                        movement -> movement.by().orElseThrow())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(won.id(), DealMovement.Kind.WON, eur("-100")),
                        org.assertj.core.groups.Tuple.tuple(pushed.id(), DealMovement.Kind.PUSHED, eur("-10")),
                        org.assertj.core.groups.Tuple.tuple(grown.id(), DealMovement.Kind.GROWN, eur("2")),
                        org.assertj.core.groups.Tuple.tuple(given.id(), DealMovement.Kind.REASSIGNED, eur("-7")),
                        org.assertj.core.groups.Tuple.tuple(gone.id(), DealMovement.Kind.DELETED, eur("-5")),
                        org.assertj.core.groups.Tuple.tuple(fresh.id(), DealMovement.Kind.NEW, eur("50")));
        assertThat(change.before().amount(CurrencyUnit.EUR)).isEqualTo(eur("123"));
        assertThat(change.after().amount(CurrencyUnit.EUR)).isEqualTo(eur("53"));
        assertThat(change.sum(CurrencyUnit.EUR)).isEqualTo(eur("-70"));
    }

    @Test
    @DisplayName("Past states of deals keep nothing said of a person, so that there is nothing to erase in them")
    void pastKeepsNothingPersonal() {
        SystemFields system = PastOpportunity.TYPE.system();
        assertThat(PastOpportunity.TYPE.fields())
                .noneMatch(field -> field.has(Trait.PERSONAL))
                .filteredOn(field -> field instanceof TextField)
                .containsExactlyInAnyOrder(system.createdBy(), system.modifiedBy(), system.externalId());
    }

    @Test
    @DisplayName("The past is asked by what it keeps, of the past, and by close date")
    void questionsToThePast() {
        Instant time = now.get();
        Field<?> custom =
                crm.fields().define(CustomField.on(Opportunity.TYPE, "vessel").text(80));
        for (Field<?> field : List.of(OpportunityFields.NAME, OpportunityFields.NEXT_STEP, custom)) {
            assertThat(refused(() -> ada.forecasts().pipelineAt(time, field.isPresent())))
                    .isEqualTo(ForecastErrors.NOT_IN_HISTORY);
        }
        assertThat(refused(() -> ada.forecasts().pipelineAt(time.plusSeconds(1), Criterion.always())))
                .isEqualTo(ForecastErrors.BAD_INTERVAL);
        assertThat(refused(() -> ada.forecasts().change(time, time, Criterion.always())))
                .isEqualTo(ForecastErrors.BAD_INTERVAL);
        assertThat(refused(() -> ada.forecasts()
                        .of(ForecastRequest.of(Q4)
                                .by(ForecastDimension.PRODUCT_FAMILY)
                                .asOf(time))))
                .isEqualTo(ForecastErrors.PRESENT_ONLY);
    }

    @Test
    @DisplayName("Who sees few deals forecasts and remembers few: the past of a deal is seen by who sees the deal")
    void visibility() {
        AccessPolicy own = new AccessPolicy() {
            @Override
            public Criterion visible(Access access) {
                return access.type().equals(Opportunity.TYPE)
                                && access.actor().userId().equals("bob")
                        ? OpportunityFields.OWNER.is(Owner.user("bob"))
                        : Criterion.always();
            }
        };
        crm = builder.access(own).build();
        ada = as("ada");
        deal("bob", COMMIT, eur("1"), "2026-11-02");
        Opportunity graces = deal("grace", COMMIT, eur("2"), "2026-11-02");
        Instant time = now.get();
        now.set(time.plusSeconds(9));
        ada.opportunities().edit(graces.id(), Edit.set(OpportunityFields.AMOUNT, eur("4")));
        ForecastRequest request = ForecastRequest.of(Q4).currency(CurrencyUnit.EUR);
        for (ForecastRequest each : List.of(request, request.asOf(time))) {
            assertThat(as("bob").forecasts().of(each).total().cumulative(COMMIT))
                    .isEqualTo(eur("1"));
        }
        assertThat(as("bob").forecasts().pipelineAt(time, Criterion.always()).deals())
                .isEqualTo(1);
        assertThat(as("bob")
                        .forecasts()
                        .change(time, now.get(), Criterion.always())
                        .movements())
                .isEmpty();
        assertThat(ada.forecasts().of(request.asOf(time)).total().cumulative(COMMIT))
                .isEqualTo(eur("3"));
    }

    @Test
    @DisplayName("A deal with a past is deleted, and what it was stays")
    void deletedDeals() {
        Opportunity deal = deal("grace", COMMIT, eur("2"), "2026-11-02");
        Instant time = now.get();
        now.set(time.plusSeconds(9));
        ada.opportunities().edit(deal.id(), Edit.set(OpportunityFields.AMOUNT, eur("4")));
        now.set(time.plusSeconds(19));
        ada.opportunities().delete(deal.id());
        assertThat(refused(() -> ada.opportunities().get(deal.id()))).isEqualTo(CommandErrors.NOT_FOUND);
        assertThat(ada.forecasts().pipelineAt(time, Criterion.always()).amount(CurrencyUnit.EUR))
                .isEqualTo(eur("2"));
        assertThat(ada.forecasts().pipelineAt(now.get(), Criterion.always()).deals())
                .isZero();
    }
}
