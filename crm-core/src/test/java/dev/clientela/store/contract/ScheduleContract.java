package dev.clientela.store.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.catalog.AddProduct;
import dev.clientela.catalog.Product;
import dev.clientela.error.NotFoundException;
import dev.clientela.error.ValidationException;
import dev.clientela.event.EventEnvelope;
import dev.clientela.money.DatedRates;
import dev.clientela.opportunity.AddInstalment;
import dev.clientela.opportunity.AddLine;
import dev.clientela.opportunity.CashFlow;
import dev.clientela.opportunity.CashFlowRequest;
import dev.clientela.opportunity.ChangeInstalment;
import dev.clientela.opportunity.EstablishSchedule;
import dev.clientela.opportunity.ForecastCategory;
import dev.clientela.opportunity.Instalment;
import dev.clientela.opportunity.InstalmentFields;
import dev.clientela.opportunity.LoseOpportunity;
import dev.clientela.opportunity.OpenOpportunity;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.opportunity.OpportunityId;
import dev.clientela.opportunity.OpportunityLine;
import dev.clientela.opportunity.ScheduleType;
import dev.clientela.opportunity.WinOpportunity;
import dev.clientela.record.Criterion;
import dev.clientela.record.Grouping;
import dev.clientela.record.Measure;
import dev.clientela.record.RelativePeriod.Unit;
import dev.clientela.record.ReportResult;
import dev.clientela.security.Access;
import dev.clientela.security.AccessPolicy;
import dev.clientela.security.Actor;
import dev.clientela.security.Owner;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Deals sell over time on the store: their schedules hold together, and what they bring in is added up there. */
public interface ScheduleContract extends StoreFixture {

    /** Who sells what, in one tenant. */
    final class Shop {

        static final LocalDate START = LocalDate.of(2026, 1, 31);
        static final LocalDate NEW_RATES = LocalDate.of(2026, 2, 20);
        static final List<CurrencyUnit> CURRENCIES = List.of(CurrencyUnit.EUR, CurrencyUnit.JPY, CurrencyUnit.USD);

        final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-10T12:00:00Z"));
        final Crm crm;
        final Actor actor;
        final CrmSession ada;
        final Product service;

        Shop(StoreFixture fixture) {
            AccessPolicy own = new AccessPolicy() {
                @Override
                public Criterion visible(Access access) {
                    return access.type().equals(Opportunity.TYPE)
                                    && access.actor().userId().equals("bob")
                            ? OpportunityFields.OWNER.is(Owner.user("bob"))
                            : Criterion.always();
                }
            };
            crm = Crm.builder()
                    .store(fixture.anotherStore())
                    .clock(now::get)
                    .access(own)
                    .corporateCurrency(CurrencyUnit.EUR)
                    .exchangeRates(DatedRates.none()
                            .with(CurrencyUnit.EUR, CurrencyUnit.USD, "1.25", LocalDate.of(2026, 1, 1))
                            .with(CurrencyUnit.EUR, CurrencyUnit.JPY, "160", LocalDate.of(2026, 1, 1))
                            .with(CurrencyUnit.EUR, CurrencyUnit.USD, "1.1", NEW_RATES)
                            .with(CurrencyUnit.EUR, CurrencyUnit.JPY, "150", NEW_RATES))
                    .build();
            actor = Actor.user("ada").in(fixture.newTenant().tenant());
            ada = crm.as(actor);
            AddProduct offer = AddProduct.named("Service").schedulingQuantity().schedulingRevenue();
            for (CurrencyUnit currency : CURRENCIES) {
                offer = offer.price(Money.ofMajor(currency, 100));
            }
            service = ada.products().add(offer);
        }

        static BigDecimal unitsForEuro(CurrencyUnit currency, LocalDate day) {
            if (currency.equals(CurrencyUnit.EUR)) {
                return BigDecimal.ONE;
            }
            boolean early = day.isBefore(NEW_RATES);
            return new BigDecimal(currency.equals(CurrencyUnit.JPY) ? early ? "160" : "150" : early ? "1.25" : "1.1");
        }

        OpportunityId deal(String name) {
            return ada.opportunities().open(OpenOpportunity.named(name)).id();
        }

        OpportunityLine line(OpportunityId deal, Money total) {
            return ada.opportunities()
                    .addLine(AddLine.to(deal).product(service.id()).quantity(2).total(total));
        }

        void scheduled(OpportunityLine line, int parts) {
            ada.opportunities()
                    .schedule(EstablishSchedule.revenue(line.id())
                            .divide(parts)
                            .monthly()
                            .from(START));
        }
    }

    private static Money eur(String amount) {
        return Money.of(CurrencyUnit.EUR, new BigDecimal(amount));
    }

    @Test
    @DisplayName("SC-11 SC-12 SC-13 SC-15 SC-16 instalments come, change, move and go with their line and its deal")
    default void instalmentsHoldTogether() {
        Shop shop = new Shop(this);
        OpportunityId deal = shop.deal("Engines");
        OpportunityLine line = shop.line(deal, eur("100"));
        shop.scheduled(line, 3);
        Instalment added = shop.ada
                .instalments()
                .add(AddInstalment.to(line.id())
                        .on(LocalDate.of(2027, 1, 1))
                        .revenue(eur("0.01"))
                        .description("late"));
        shop.ada.instalments().change(ChangeInstalment.of(added.id()).revenue(eur("20.5")));
        shop.ada.instalments().shiftBy(line.id(), Period.ofDays(1));

        List<Instalment> stored = shop.ada.instalments().of(line.id());
        assertThat(stored)
                .extracting(Instalment::date)
                .containsExactly(
                        LocalDate.of(2026, 2, 1),
                        LocalDate.of(2026, 3, 1),
                        LocalDate.of(2026, 4, 1),
                        LocalDate.of(2027, 1, 2));
        assertThat(stored)
                .extracting(part -> part.revenue().orElseThrow())
                .containsExactly(eur("33.34"), eur("33.33"), eur("33.33"), eur("20.5"));
        assertThat(shop.ada.opportunityLines().get(line.id()).total()).isEqualTo(eur("120.5"));
        assertThat(shop.ada.opportunities().get(deal).amount()).contains(eur("120.5"));

        shop.scheduled(line, 2);
        assertThat(shop.ada.instalments().of(deal))
                .extracting(part -> part.revenue().orElseThrow())
                .containsExactly(eur("60.25"), eur("60.25"));
        shop.ada.instalments().clear(line.id());
        assertThat(shop.ada.opportunityLines().get(line.id()).total()).isEqualTo(eur("120.5"));
        shop.scheduled(line, 2);
        shop.ada.opportunities().removeLine(line.id());
        assertThat(shop.ada.instalments().count(Criterion.always())).isZero();
        assertThat(shop.ada.opportunities().get(deal).amount()).contains(eur("120.5"));
    }

    @Test
    @DisplayName("SC-11 two who add to one schedule at once both do: nothing is lost")
    default void nothingIsLost() {
        Shop shop = new Shop(this);
        OpportunityId deal = shop.deal("Engines");
        OpportunityLine line = shop.line(deal, eur("100"));
        shop.scheduled(line, 1);

        Together.succeed(2, i -> {
            for (int n = 0; n < 3; n++) {
                AddInstalment command =
                        AddInstalment.to(line.id()).on(Shop.START.plusDays(n)).revenue(eur(i == 0 ? "1" : "10"));
                asHost(() -> shop.ada.instalments().add(command));
            }
            return true;
        });

        OpportunityLine now = shop.ada.opportunityLines().get(line.id());
        assertThat(shop.ada.instalments().of(line.id())).hasSize(7);
        assertThat(now.instalmentCount()).isEqualTo(7);
        assertThat(now.total()).isEqualTo(eur("133"));
        assertThat(shop.ada.opportunities().get(deal).amount()).contains(eur("133"));
    }

    @Test
    @DisplayName("SC-13 of two who lay down a schedule at once, that of the slower stands, and nothing of the other")
    default void oneScheduleStands() {
        Shop shop = new Shop(this);
        OpportunityLine line = shop.line(shop.deal("Engines"), eur("100"));
        shop.scheduled(line, 2);

        Together.succeed(2, i -> {
            return asHost(() -> {
                shop.scheduled(line, i + 3);
                return true;
            });
        });

        List<Instalment> parts = shop.ada.instalments().of(line.id());
        assertThat(parts).hasSizeBetween(3, 4);
        assertThat(shop.ada.opportunityLines().get(line.id()).instalmentCount()).isEqualTo(parts.size());
        assertThat(parts.stream().map(part -> part.revenue().orElseThrow()).reduce(Money::plus))
                .contains(eur("100"));
    }

    @Test
    @DisplayName("SC-13 a schedule that is refused when it is written already leaves the old one, and no event")
    default void refusedLeavesTheOldOne() {
        Shop shop = new Shop(this);
        OpportunityLine line = shop.line(shop.deal("Engines"), eur("100"));
        shop.scheduled(line, 2);
        List<Instalment> before = shop.ada.instalments().of(line.id());

        assertThatThrownBy(() -> shop.ada
                        .opportunities()
                        .schedule(EstablishSchedule.revenue(line.id())
                                .divide(3)
                                .yearly()
                                .from(LocalDate.of(9998, 1, 1))))
                .isInstanceOf(ValidationException.class);

        assertThat(shop.ada.instalments().of(line.id())).isEqualTo(before);
        assertThat(shop.ada.opportunityLines().get(line.id()).instalmentCount()).isEqualTo(2);
        List<EventEnvelope> last = shop.ada.opportunities().history(line.opportunity());
        assertThat(last).extracting(EventEnvelope::type).endsWith("opportunity.line_added", "opportunity.line_changed");
    }

    @Test
    @DisplayName("S-15 instalments are reported by month, and by owner and category of their deals")
    default void reports() {
        Shop shop = new Shop(this);
        OpportunityId first = shop.deal("First");
        OpportunityId second = shop.deal("Second");
        shop.ada.opportunities().assign(second, Owner.user("bob"));
        shop.scheduled(shop.line(first, eur("100")), 2);
        shop.scheduled(shop.line(second, eur("50")), 2);
        shop.scheduled(shop.line(second, eur("0.03")), 2);
        shop.ada.opportunities().win(WinOpportunity.of(second));

        ReportResult result = shop.ada
                .instalments()
                .report(shop.ada
                        .instalments()
                        .newReport()
                        .groupBy(
                                Grouping.by(InstalmentFields.DATE, Unit.MONTH),
                                Grouping.by(OpportunityFields.FORECAST_CATEGORY).through(InstalmentFields.OPPORTUNITY),
                                Grouping.by(OpportunityFields.OWNER).through(InstalmentFields.OPPORTUNITY))
                        .measure(Measure.sum(InstalmentFields.REVENUE)));

        LocalDate january = LocalDate.of(2026, 1, 1);
        LocalDate february = LocalDate.of(2026, 2, 1);
        Owner ada = Owner.user("ada");
        Owner bob = Owner.user("bob");
        assertThat(result.rows()).hasSize(4);
        assertThat(result.row(january, ForecastCategory.PIPELINE, ada)
                        .orElseThrow()
                        .amounts("sum_revenue"))
                .isEqualTo(Map.of(CurrencyUnit.EUR, BigMoney.parse("EUR 50.00")));
        assertThat(result.row(january, ForecastCategory.CLOSED, bob)
                        .orElseThrow()
                        .amounts("sum_revenue"))
                .isEqualTo(Map.of(CurrencyUnit.EUR, BigMoney.parse("EUR 25.02")));
        assertThat(result.row(february, ForecastCategory.CLOSED, bob)
                        .orElseThrow()
                        .amounts("sum_revenue"))
                .isEqualTo(Map.of(CurrencyUnit.EUR, BigMoney.parse("EUR 25.01")));
    }

    @Test
    @DisplayName("S-15 whoever does not see a deal sees neither its instalments nor what it brings in")
    default void visibility() {
        Shop shop = new Shop(this);
        OpportunityId hers = shop.deal("Hers");
        OpportunityId his = shop.deal("His");
        shop.ada.opportunities().assign(his, Owner.user("bob"));
        OpportunityLine hidden = shop.line(hers, eur("100"));
        shop.scheduled(hidden, 2);
        shop.scheduled(shop.line(his, eur("10")), 2);
        shop.line(hers, eur("1000"));
        shop.ada.opportunities().win(WinOpportunity.of(hers));
        shop.ada.opportunities().win(WinOpportunity.of(his));
        CrmSession bob = shop.crm.as(Actor.user("bob").in(shop.actor.tenant()));
        CashFlowRequest year = CashFlowRequest.from(YearMonth.of(2026, 1));

        assertThat(bob.opportunities().cashFlow(year).total(CurrencyUnit.EUR)).isEqualTo(eur("10"));
        assertThat(shop.ada.opportunities().cashFlow(year).total(CurrencyUnit.EUR))
                .isEqualTo(eur("1110"));
        assertThat(bob.instalments().count(Criterion.always())).isEqualTo(2);
        assertThat(bob.instalments().list(bob.instalments().query()).items())
                .allMatch(part -> part.opportunity().equals(his));
        Instalment part = shop.ada.instalments().of(hidden.id()).get(0);
        assertThatThrownBy(() -> bob.instalments().get(part.id())).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> bob.instalments().of(part.line())).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> bob.instalments().remove(part.id())).isInstanceOf(NotFoundException.class);
    }

    @Property(tries = 4, shrinking = ShrinkingMode.OFF)
    @Label(
            "S-15 FO-22 PB-34 the cash flow is what every deal, line and instalment comes to, reckoned one by one; in one"
                    + " currency, won deals at the rate that they froze and all else at that of the day")
    default void cashFlowIsTheSumOfAll(@ForAll Random chance) {
        Shop shop = new Shop(this);
        for (int i = 0; i < 14; i++) {
            anyDeal(shop, chance, "Deal " + i);
        }
        YearMonth from = YearMonth.of(2026, 1 + chance.nextInt(6));
        int months = 1 + chance.nextInt(18);
        CashFlowRequest request = CashFlowRequest.from(from).months(months);

        CashFlow flow = shop.ada.opportunities().cashFlow(request);

        assertThat(told(flow)).isEqualTo(reckoned(shop, from, months, false));
        assertThat(flow.rates()).isEmpty();
        assertThat(flow.frozenRates()).isEmpty();
        CashFlow inEuro = shop.ada.opportunities().cashFlow(request.in(CurrencyUnit.EUR));
        assertThat(told(inEuro)).isEqualTo(reckoned(shop, from, months, true));
        assertThat(inEuro.rates()).allMatch(rate -> rate.asOf().equals(Shop.NEW_RATES));
        assertThat(inEuro.frozenRates())
                .doesNotHaveDuplicates()
                .allMatch(rate -> rate.from().equals(CurrencyUnit.EUR)
                        && rate.rate().compareTo(Shop.unitsForEuro(rate.to(), rate.asOf())) == 0);
    }

    private static Map<String, List<BigDecimal>> told(CashFlow flow) {
        Map<String, List<BigDecimal>> told = new TreeMap<>();
        for (List<CashFlow.Inflow> inflows : List.of(flow.inflows(), flow.undated())) {
            for (CashFlow.Inflow inflow : inflows) {
                told.put(
                        place(inflow.month(), inflow.currency()),
                        List.of(
                                inflow.won().getAmount(),
                                inflow.open().getAmount(),
                                inflow.weighted().getAmount()));
            }
        }
        return told;
    }

    private static void anyDeal(Shop shop, Random chance, String name) {
        CurrencyUnit currency = Shop.CURRENCIES.get(chance.nextInt(3));
        OpenOpportunity opening = OpenOpportunity.named(name);
        if (chance.nextInt(4) > 0) {
            opening = opening.with(OpportunityFields.PLANNED_CLOSE, Shop.START.plusDays(chance.nextInt(500)));
        }
        int lines = chance.nextInt(3);
        if (lines == 0) {
            opening = opening.with(OpportunityFields.AMOUNT, Money.ofMinor(currency, 1 + chance.nextInt(100_000)));
        }
        Opportunity deal = shop.ada.opportunities().open(opening);
        for (int i = 0; i < lines; i++) {
            OpportunityLine line = shop.line(deal.id(), Money.ofMinor(currency, 1 + chance.nextInt(100_000)));
            ScheduleType type = ScheduleType.values()[chance.nextInt(3)];
            EstablishSchedule schedule = switch (type) {
                case QUANTITY -> EstablishSchedule.quantity(line.id());
                case REVENUE -> EstablishSchedule.revenue(line.id());
                case BOTH -> EstablishSchedule.both(line.id());
            };
            if (chance.nextBoolean()) {
                shop.ada
                        .opportunities()
                        .schedule(schedule.divide(1 + chance.nextInt(6))
                                .quarterly()
                                .from(Shop.START.plusDays(chance.nextInt(400))));
            }
        }
        LocalDate day = Shop.START.plusDays(chance.nextInt(39));
        switch (chance.nextInt(4)) {
            case 0 -> shop.ada.opportunities().win(WinOpportunity.of(deal.id()).on(day));
            case 1 ->
                shop.ada.opportunities().lose(LoseOpportunity.of(deal.id()).on(day));
            default -> shop.ada.opportunities().moveTo(deal.id(), deal.stage(), chance.nextInt(101));
        }
    }

    private static String place(Optional<YearMonth> month, CurrencyUnit currency) {
        return month.map(YearMonth::toString).orElse("undated") + " " + currency;
    }

    /** By plain decimals over every deal, independent of the code that reckons it: won, open, weighted. */
    private static Map<String, List<BigDecimal>> reckoned(Shop shop, YearMonth from, int months, boolean inEuro) {
        Map<String, List<BigDecimal>> sums = new TreeMap<>();
        Map<String, CurrencyUnit> currencies = new TreeMap<>();
        for (Opportunity deal :
                shop.ada.opportunities().list(shop.ada.opportunities().query()).items()) {
            if (deal.isClosed() && !deal.isWon()) {
                continue;
            }
            List<Map.Entry<Optional<LocalDate>, Money>> parts = new ArrayList<>();
            Optional<LocalDate> close = deal.isWon() ? deal.actualClose() : deal.plannedClose();
            List<OpportunityLine> lines = shop.ada.opportunities().lines(deal.id());
            for (OpportunityLine line : lines) {
                List<Instalment> schedule = shop.ada.opportunities().schedule(line.id());
                if (schedule.stream().anyMatch(part -> part.revenue().isPresent())) {
                    schedule.forEach(part -> parts.add(
                            Map.entry(Optional.of(part.date()), part.revenue().orElseThrow())));
                } else {
                    parts.add(Map.entry(close, line.total()));
                }
            }
            if (lines.isEmpty()) {
                parts.add(Map.entry(close, deal.amount().orElseThrow()));
            }
            for (Map.Entry<Optional<LocalDate>, Money> part : parts) {
                Optional<YearMonth> month = part.getKey().map(YearMonth::from);
                if (month.filter(m -> m.isBefore(from) || !m.isBefore(from.plusMonths(months)))
                        .isPresent()) {
                    continue;
                }
                Money own = part.getValue();
                LocalDate day = deal.isWon()
                        ? deal.actualClose().orElseThrow()
                        : LocalDate.ofInstant(shop.now.get(), ZoneOffset.UTC);
                BigDecimal amount = inEuro
                        ? own.getAmount().divide(Shop.unitsForEuro(own.getCurrencyUnit(), day), new MathContext(50))
                        : own.getAmount();
                BigDecimal none = BigDecimal.ZERO;
                List<BigDecimal> figures = deal.isWon()
                        ? List.of(amount, none, none)
                        : List.of(none, amount, amount.multiply(BigDecimal.valueOf(deal.probability(), 2)));
                CurrencyUnit currency = inEuro ? CurrencyUnit.EUR : own.getCurrencyUnit();
                String place = place(month, currency);
                currencies.put(place, currency);
                sums.merge(
                        place,
                        figures,
                        (a, b) -> List.of(
                                a.get(0).add(b.get(0)),
                                a.get(1).add(b.get(1)),
                                a.get(2).add(b.get(2))));
            }
        }
        sums.replaceAll((place, figures) -> figures.stream()
                // What does not end in decimals is told from half a unit by far less than twenty of them.
                .map(figure -> figure.setScale(20, RoundingMode.HALF_EVEN)
                        .setScale(currencies.get(place).getDecimalPlaces(), RoundingMode.HALF_UP))
                .toList());
        return sums;
    }
}
