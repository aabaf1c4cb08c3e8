package dev.clientela.opportunity;

import static dev.clientela.opportunity.OpportunityErrors.AXIS_NOT_SCHEDULED;
import static dev.clientela.opportunity.OpportunityErrors.LINE_NOT_SCHEDULED;
import static dev.clientela.opportunity.OpportunityErrors.LINE_OTHER_CURRENCY;
import static dev.clientela.opportunity.OpportunityErrors.LINE_SCHEDULED;
import static dev.clientela.opportunity.OpportunityErrors.LINE_TOTAL_UNREACHABLE;
import static dev.clientela.opportunity.OpportunityErrors.SCHEDULE_NOT_ENABLED;
import static dev.clientela.opportunity.OpportunityErrors.SCHEDULE_OTHER_TYPE;
import static dev.clientela.opportunity.OpportunityErrors.SCHEDULE_SIZE;
import static dev.clientela.opportunity.ScheduleType.BOTH;
import static dev.clientela.opportunity.ScheduleType.QUANTITY;
import static dev.clientela.opportunity.ScheduleType.REVENUE;
import static dev.clientela.opportunity.SellingCase.eur;
import static dev.clientela.opportunity.SellingCase.faults;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.catalog.AddProduct;
import dev.clientela.catalog.CatalogErrors;
import dev.clientela.catalog.DefaultSchedule;
import dev.clientela.catalog.Product;
import dev.clientela.catalog.ProductFields;
import dev.clientela.catalog.SchedulePeriod;
import dev.clientela.command.CommandErrors;
import dev.clientela.command.Edit;
import dev.clientela.error.ErrorCode;
import dev.clientela.record.Criterion;
import dev.clientela.record.RecordErrors;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 31);

    private final SellingCase selling = new SellingCase();
    private final Opportunities deals = selling.ada.opportunities();
    private final Instalments instalments = selling.ada.instalments();
    private final Product service = selling.ada
            .products()
            .add(AddProduct.named("Service")
                    .schedulingQuantity()
                    .schedulingRevenue()
                    .price(eur("100.00")));
    private final Opportunity deal = selling.deal("Engines");

    private OpportunityLine line(long quantity) {
        return selling.line(deal, service, quantity);
    }

    private OpportunityLine again(OpportunityLine line) {
        return selling.ada.opportunityLines().get(line.id());
    }

    private List<String> revenues(OpportunityLine line) {
        return instalments.of(line.id()).stream()
                .map(instalment ->
                        instalment.revenue().orElseThrow().getAmount().toPlainString())
                .toList();
    }

    private List<BigDecimal> quantities(OpportunityLine line) {
        return instalments.of(line.id()).stream()
                .map(instalment -> instalment.quantity().orElseThrow())
                .toList();
    }

    private static List<BigDecimal> decimals(String... numbers) {
        return List.of(numbers).stream().map(BigDecimal::new).toList();
    }

    private static EstablishSchedule twice(OpportunityLine line, ScheduleType type) {
        EstablishSchedule schedule = switch (type) {
            case QUANTITY -> EstablishSchedule.quantity(line.id());
            case REVENUE -> EstablishSchedule.revenue(line.id());
            case BOTH -> EstablishSchedule.both(line.id());
        };
        return schedule.divide(2).monthly().from(START);
    }

    private static AddInstalment one(OpportunityLine line, ScheduleType type) {
        AddInstalment one = AddInstalment.to(line.id()).on(START.plusYears(1));
        one = type.hasQuantity() ? one.quantity(1) : one;
        return type.hasRevenue() ? one.revenue(eur("10")) : one;
    }

    private Product offering(boolean quantity, boolean revenue) {
        AddProduct product = AddProduct.named("Offer").price(eur("100.00"));
        product = quantity ? product.schedulingQuantity() : product;
        return selling.ada.products().add(revenue ? product.schedulingRevenue() : product);
    }

    @ParameterizedTest
    @CsvSource({
        "false, false, QUANTITY, false",
        "false, false, REVENUE,  false",
        "false, false, BOTH,     false",
        "true,  false, QUANTITY, true",
        "true,  false, REVENUE,  false",
        "true,  false, BOTH,     false",
        "false, true,  QUANTITY, false",
        "false, true,  REVENUE,  true",
        "false, true,  BOTH,     false",
        "true,  true,  QUANTITY, true",
        "true,  true,  REVENUE,  true",
        "true,  true,  BOTH,     true"
    })
    @DisplayName("SC-1 a line is scheduled by quantity, revenue or both where its product offers just that")
    void enabledAxes(boolean quantity, boolean revenue, ScheduleType type, boolean allowed) {
        OpportunityLine line = selling.line(deal, offering(quantity, revenue), 2);

        if (allowed) {
            assertThat(deals.schedule(twice(line, type)).scheduleType()).contains(type);
            instalments.clear(line.id());
            instalments.add(one(line, type));
            assertThat(again(line).scheduleType()).contains(type);
        } else {
            assertThat(faults(() -> deals.schedule(twice(line, type)))).isEqualTo(Map.of("type", SCHEDULE_NOT_ENABLED));
            Map<String, ErrorCode> found = faults(() -> instalments.add(one(line, type)));
            assertThat(found.containsKey("quantity")).isEqualTo(type.hasQuantity() && !quantity);
            assertThat(found.containsKey("revenue")).isEqualTo(type.hasRevenue() && !revenue);
            assertThat(found.values()).containsOnly(SCHEDULE_NOT_ENABLED);
            assertThat(instalments.of(line.id())).isEmpty();
        }
    }

    @Test
    @DisplayName("SC-1 what is scheduled goes on when the product offers it no more; a new schedule it does not get")
    void noMoreEnabled() {
        OpportunityLine line = line(2);
        deals.schedule(twice(line, REVENUE));
        selling.ada.products().edit(service.id(), Edit.set(ProductFields.REVENUE_SCHEDULING, false));

        instalments.add(one(line, REVENUE));

        assertThat(again(line).total()).isEqualTo(eur("210"));
        assertThat(faults(() -> deals.schedule(twice(line, REVENUE)))).isEqualTo(Map.of("type", SCHEDULE_NOT_ENABLED));
    }

    @ParameterizedTest
    @EnumSource(ScheduleType.class)
    @DisplayName("SC-2 beside a schedule of one type there is none of another; where there is none, any")
    void sameType(ScheduleType existing) {
        OpportunityLine line = line(2);
        deals.schedule(twice(line, existing));

        for (ScheduleType type : ScheduleType.values()) {
            if (type == existing) {
                instalments.add(one(line, type));
                deals.schedule(twice(line, type));
            } else {
                assertThat(faults(() -> deals.schedule(twice(line, type))))
                        .isEqualTo(Map.of("type", SCHEDULE_OTHER_TYPE));
                assertThat(faults(() -> instalments.add(one(line, type)))).isNotEmpty();
            }
        }
        assertThat(instalments.of(line.id())).hasSize(2);
        for (ScheduleType type : ScheduleType.values()) {
            instalments.clear(line.id());
            assertThat(deals.schedule(twice(line, type)).scheduleType()).contains(type);
        }
    }

    @Test
    @DisplayName(
            "SC-3 S-08 an instalment has a quantity, a revenue or both, just as its schedule has; every fault is named")
    void shapes() {
        OpportunityLine byQuantity = line(2);
        OpportunityLine byRevenue = line(2);
        OpportunityLine byBoth = line(2);
        deals.schedule(twice(byQuantity, QUANTITY));
        deals.schedule(twice(byRevenue, REVENUE));
        deals.schedule(twice(byBoth, BOTH));
        assertThat(instalments.of(byQuantity.id())).allSatisfy(part -> {
            assertThat(part.quantity()).isPresent();
            assertThat(part.revenue()).isEmpty();
        });
        assertThat(instalments.of(byRevenue.id())).allSatisfy(part -> {
            assertThat(part.quantity()).isEmpty();
            assertThat(part.revenue()).isPresent();
        });
        assertThat(instalments.of(byBoth.id())).allSatisfy(part -> {
            assertThat(part.quantity()).isPresent();
            assertThat(part.revenue()).isPresent();
        });

        assertThat(faults(() -> instalments.add(one(byQuantity, REVENUE))))
                .isEqualTo(Map.of("quantity", RecordErrors.REQUIRED, "revenue", AXIS_NOT_SCHEDULED));
        assertThat(faults(() -> instalments.add(one(byQuantity, BOTH))))
                .isEqualTo(Map.of("revenue", AXIS_NOT_SCHEDULED));
        assertThat(faults(() -> instalments.add(one(byRevenue, BOTH))))
                .isEqualTo(Map.of("quantity", AXIS_NOT_SCHEDULED));
        assertThat(faults(() -> instalments.add(one(byBoth, REVENUE))))
                .isEqualTo(Map.of("quantity", RecordErrors.REQUIRED));
        assertThat(faults(() -> instalments.add(AddInstalment.to(line(1).id()))))
                .isEqualTo(Map.of(
                        "schedule_date", RecordErrors.REQUIRED,
                        "quantity", RecordErrors.REQUIRED,
                        "revenue", RecordErrors.REQUIRED));
        InstalmentId first = instalments.of(byBoth.id()).get(0).id();
        assertThat(faults(() -> instalments.change(ChangeInstalment.of(first).without(InstalmentFields.REVENUE))))
                .isEqualTo(Map.of("revenue", RecordErrors.REQUIRED));
        assertThat(faults(() ->
                        instalments.change(ChangeInstalment.of(first).with(InstalmentFields.LINE, byRevenue.id()))))
                .isEqualTo(Map.of("opportunity_line", RecordErrors.READ_ONLY));
        assertThat(faults(() -> instalments.change(
                        ChangeInstalment.of(first).revenue(Money.parse("USD 1")).quantity(-1))))
                .isEqualTo(Map.of("revenue", LINE_OTHER_CURRENCY, "quantity", OpportunityErrors.LINE_NOT_RETURNABLE));
    }

    @ParameterizedTest
    @DisplayName("SC-4 a schedule has from 1 to 150 instalments; what is missing is named, all of it")
    @ValueSource(ints = {0, 151, -1})
    void sizes(int parts) {
        OpportunityLine line = line(1);
        EstablishSchedule plan = EstablishSchedule.revenue(line.id()).daily().from(START);

        assertThat(faults(() -> deals.schedule(plan.divide(parts)))).isEqualTo(Map.of("instalments", SCHEDULE_SIZE));
        assertThat(faults(() -> deals.schedule(EstablishSchedule.revenue(line.id())
                        .ofQuantity(BigDecimal.TEN)
                        .ofRevenue(Money.parse("USD 1"))
                        .quantityDecimals(7))))
                .isEqualTo(Map.of(
                        "kind", RecordErrors.REQUIRED,
                        "period", RecordErrors.REQUIRED,
                        "start", RecordErrors.REQUIRED,
                        "instalments", SCHEDULE_SIZE,
                        "quantity", AXIS_NOT_SCHEDULED,
                        "revenue", LINE_OTHER_CURRENCY,
                        "decimals", RecordErrors.OUT_OF_RANGE));
        assertThat(faults(() -> deals.schedule(plan.divide(2).from(LocalDate.MAX))))
                .isEqualTo(Map.of("start", RecordErrors.OUT_OF_RANGE));
        assertThat(deals.schedule(plan.divide(150)).instalmentCount()).isEqualTo(150);
        assertThat(instalments.of(line.id())).hasSize(150);
        assertThat(faults(() -> instalments.add(one(line, REVENUE)))).isEqualTo(Map.of("instalments", SCHEDULE_SIZE));
        assertThat(deals.schedule(plan.divide(1)).instalmentCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "DAILY, 2026-02-01, 2026-02-02",
        "WEEKLY, 2026-02-07, 2026-02-14",
        "MONTHLY, 2026-02-28, 2026-03-31",
        "QUARTERLY, 2026-04-30, 2026-07-31",
        "YEARLY, 2027-01-31, 2028-01-31"
    })
    @DisplayName(
            "SC-4 SC-7 one a day, week, month, quarter or year, counted from the start, clamped to the month's end")
    void dates(SchedulePeriod period, LocalDate second, LocalDate third) {
        OpportunityLine line = line(1);

        deals.schedule(
                EstablishSchedule.revenue(line.id()).divide(3).each(period).from(START));

        assertThat(instalments.of(line.id())).extracting(Instalment::date).containsExactly(START, second, third);
    }

    @Test
    @DisplayName("SC-7 in a leap year February ends later")
    void leapYear() {
        assertThat(SchedulePeriod.MONTHLY.after(LocalDate.of(2028, 1, 31), 1)).isEqualTo("2028-02-29");
        assertThat(SchedulePeriod.YEARLY.after(LocalDate.of(2028, 2, 29), 1)).isEqualTo("2029-02-28");
        assertThat(SchedulePeriod.YEARLY.after(LocalDate.of(2028, 2, 29), 4)).isEqualTo("2032-02-29");
    }

    @Test
    @DisplayName("SC-5 divided, the whole is split; repeated, the line comes to so many times as much")
    void divideAndRepeat() {
        OpportunityLine divided = line(3);
        OpportunityLine repeated = line(3);
        OpportunityLine given = line(3);

        OpportunityLine split = deals.schedule(
                EstablishSchedule.both(divided.id()).divide(2).yearly().from(START));
        OpportunityLine often = deals.schedule(
                EstablishSchedule.both(repeated.id()).repeat(4).yearly().from(START));
        OpportunityLine other = deals.schedule(EstablishSchedule.revenue(given.id())
                .ofRevenue(eur("25"))
                .repeat(12)
                .monthly()
                .from(START));

        assertThat(split.total()).isEqualTo(eur("300"));
        assertThat(quantities(split)).isEqualTo(decimals("2", "1"));
        assertThat(revenues(split)).containsExactly("150.00", "150.00");
        assertThat(often.total()).isEqualTo(eur("1200"));
        assertThat(often.quantity()).isEqualByComparingTo("12");
        assertThat(often.unitPrice().getAmount()).isEqualByComparingTo("100");
        assertThat(revenues(often)).containsOnly("300.00").hasSize(4);
        assertThat(other.total()).isEqualTo(eur("300"));
        assertThat(other.quantity()).isEqualByComparingTo("3");
        assertThat(selling.again(deal).amount()).contains(eur("1800"));
    }

    @ParameterizedTest
    @DisplayName("SC-6 instalments add up exactly at the currency's scale, extra units to the earliest")
    @CsvSource({
        "EUR 100.00, 3, 33.34 33.33 33.33",
        "JPY 100, 3, 34 33 33",
        "KWD 1.000, 3, 0.334 0.333 0.333",
        "EUR 0.01, 2, 0.01 0.00",
        "EUR -100.00, 3, -33.34 -33.33 -33.33"
    })
    void divides(String total, int parts, String expected) {
        Money whole = Money.parse(total);
        Product returnable = selling.ada
                .products()
                .add(AddProduct.named("Any")
                        .schedulingRevenue()
                        .returnable()
                        .price(Money.zero(whole.getCurrencyUnit())));
        OpportunityLine line =
                deals.addLine(AddLine.to(selling.deal("In " + total).id())
                        .product(returnable.id())
                        .quantity(whole.isNegative() ? -1 : 1)
                        .total(whole));

        OpportunityLine scheduled = deals.schedule(
                EstablishSchedule.revenue(line.id()).divide(parts).monthly().from(START));

        assertThat(revenues(line)).containsExactly(expected.split(" "));
        assertThat(scheduled.total()).isEqualTo(whole);
        assertThat(scheduled.unitPrice()).isEqualTo(line.unitPrice());
    }

    @ParameterizedTest
    @DisplayName("SC-6 a quantity is divided exactly in the units it is counted in, or finer where asked")
    @CsvSource({
        "10, 3, 0, 4 3 3",
        "1, 3, 0, 1 0 0",
        "1, 3, 2, 0.34 0.33 0.33",
        "10.5, 2, 0, 5.3 5.2",
        "100, 3, 0, 34 33 33",
        "1, 3, 6, 0.333334 0.333333 0.333333"
    })
    void dividesQuantities(BigDecimal quantity, int parts, int scale, String expected) {
        OpportunityLine line =
                deals.addLine(AddLine.to(deal.id()).product(service.id()).quantity(quantity));

        OpportunityLine scheduled = deals.schedule(EstablishSchedule.quantity(line.id())
                .divide(parts)
                .quantityDecimals(scale)
                .monthly()
                .from(START));

        assertThat(quantities(line)).isEqualTo(decimals(expected.split(" ")));
        assertThat(scheduled.quantity()).isEqualByComparingTo(quantity);
        assertThat(scheduled.total()).isEqualTo(line.total());
    }

    @ParameterizedTest
    @EnumSource(ScheduleType.class)
    @DisplayName("SC-9 a line of a product with a default schedule has its instalments from the beginning")
    void byDefault(ScheduleType type) {
        DefaultSchedule steps = DefaultSchedule.repeat(3, SchedulePeriod.MONTHLY);
        AddProduct subscription = AddProduct.named("Subscription").price(eur("10.00"));
        subscription = type.hasQuantity() ? subscription.quantitySchedule(steps) : subscription;
        Product product =
                selling.ada.products().add(type.hasRevenue() ? subscription.revenueSchedule(steps) : subscription);

        OpportunityLine line = deals.addLine(
                AddLine.to(deal.id()).product(product.id()).quantity(2).serviceDate(LocalDate.of(2026, 8, 31)));

        assertThat(line.scheduleType()).contains(type);
        assertThat(line.version()).isEqualTo(1);
        assertThat(line.total()).isEqualTo(eur("60"));
        assertThat(line.quantity()).isEqualByComparingTo(type.hasQuantity() ? "6" : "2");
        assertThat(instalments.of(line.id()))
                .extracting(Instalment::date)
                .containsExactly(LocalDate.of(2026, 8, 31), LocalDate.of(2026, 9, 30), LocalDate.of(2026, 10, 31));
        assertThat(selling.again(deal).amount()).contains(eur("60"));
    }

    @Test
    @DisplayName("SC-9 it begins with the service date, else when the deal is to close, else today")
    void defaultStart() {
        Product product = selling.ada
                .products()
                .add(AddProduct.named("Subscription")
                        .revenueSchedule(DefaultSchedule.divide(2, SchedulePeriod.YEARLY))
                        .price(eur("10.00")));
        OpportunityLine today = selling.line(deal, product, 1);
        deals.planClose(deal.id(), LocalDate.of(2026, 12, 24));
        OpportunityLine atClose = selling.line(deal, product, 1);

        assertThat(instalments.of(today.id()).get(0).date()).isEqualTo("2026-03-10");
        assertThat(instalments.of(atClose.id()).get(0).date()).isEqualTo("2026-12-24");
        assertThat(revenues(atClose)).containsExactly("5.00", "5.00");
    }

    @Test
    @DisplayName(
            "SC-10 scheduled by quantity, the quantity is not written; price and discount are, and the total follows")
    void quantityIsDerived() {
        OpportunityLine line = line(2);
        deals.schedule(twice(line, QUANTITY));

        assertThat(faults(() -> deals.changeLine(ChangeLine.of(line.id()).quantity(3))))
                .isEqualTo(Map.of("quantity", LINE_SCHEDULED));
        assertThat(deals.changeLine(
                                ChangeLine.of(line.id()).unitPrice(eur("50")).discountPercent(10))
                        .total())
                .isEqualTo(eur("90"));
        assertThat(deals.changeLine(ChangeLine.of(line.id()).total(eur("45")))
                        .unitPrice()
                        .getAmount())
                .isEqualByComparingTo("25");
    }

    @ParameterizedTest
    @EnumSource(value = ScheduleType.class, names = "QUANTITY", mode = EnumSource.Mode.EXCLUDE)
    @DisplayName("SC-10 with revenue scheduled, neither quantity nor total is written, nor what they would follow from")
    void totalIsDerived(ScheduleType type) {
        OpportunityLine line = line(2);
        deals.schedule(twice(line, type));

        assertThat(faults(() -> deals.changeLine(
                        ChangeLine.of(line.id()).quantity(3).total(eur("1")).discountPercent(10))))
                .isEqualTo(Map.of(
                        "quantity", LINE_SCHEDULED, "total", LINE_SCHEDULED, "discount_percent", LINE_SCHEDULED));
        assertThat(faults(() -> deals.changeLine(ChangeLine.of(line.id()).unitPrice(eur("1")))))
                .isEqualTo(Map.of("unit_price", LINE_SCHEDULED));
        assertThat(deals.changeLine(ChangeLine.of(line.id()).with(OpportunityLineFields.DESCRIPTION, "In two parts"))
                        .scheduleType())
                .contains(type);
    }

    @Test
    @DisplayName(
            "SC-11 adding, changing and removing an instalment moves line, amount and expected revenue by the difference")
    void moves() {
        selling.line(deal, selling.engine, 1);
        OpportunityLine line = line(2);
        deals.moveTo(deal.id(), deal.stage(), 50);
        deals.schedule(twice(line, BOTH));

        Instalment added = instalments.add(one(line, BOTH));
        assertThat(again(line).quantity()).isEqualByComparingTo("3");
        assertThat(again(line).total()).isEqualTo(eur("210"));
        assertThat(selling.again(deal).amount()).contains(eur("310"));
        assertThat(selling.again(deal).expectedRevenue()).contains(eur("155"));

        instalments.change(ChangeInstalment.of(added.id()).quantity(4).revenue(eur("0.01")));
        assertThat(again(line).quantity()).isEqualByComparingTo("6");
        assertThat(again(line).total()).isEqualTo(eur("200.01"));
        assertThat(selling.again(deal).amount()).contains(eur("300.01"));

        assertThat(instalments.remove(added.id()).total()).isEqualTo(eur("200"));
        assertThat(again(line).quantity()).isEqualByComparingTo("2");
        assertThat(selling.again(deal).amount()).contains(eur("300"));
        assertThat(selling.again(deal).expectedRevenue()).contains(eur("150"));
    }

    @Test
    @DisplayName("SC-11 each of them is told: of the instalment, of its line and of its deal")
    void told() {
        OpportunityLine line = line(2);
        deals.schedule(twice(line, REVENUE));
        InstalmentId first = instalments.of(line.id()).get(0).id();

        List<String> types = new ArrayList<>();
        selling.ada
                .dryRun(session ->
                        session.instalments().change(ChangeInstalment.of(first).on(START.plusDays(1))))
                .events()
                .forEach(event -> types.add(event.type()));

        assertThat(types)
                .containsExactly("instalment.changed", "opportunity_line.scheduled", "opportunity.line_changed");
        assertThat(selling.ada
                        .dryRun(session -> session.instalments().remove(first))
                        .events())
                .extracting(event -> event.type())
                .containsExactly("instalment.removed", "opportunity_line.scheduled", "opportunity.line_changed");
        assertThat(instalments
                        .change(ChangeInstalment.of(first).revenue(eur("100")))
                        .version())
                .as("nothing differs, nothing is written")
                .isEqualTo(1);
        assertThat(faults(() -> instalments.change(
                        ChangeInstalment.of(first).revenue(eur("1")).ifVersion(7))))
                .isEqualTo(Map.of("", CommandErrors.STALE));
    }

    @Test
    @DisplayName("SC-11 a total that no unit price gives is refused, and nothing is left of it")
    void unreachable() {
        OpportunityLine line = line(2);
        deals.changeLine(ChangeLine.of(line.id()).discountPercent(100));

        assertThat(faults(() -> instalments.add(one(line, REVENUE))))
                .isEqualTo(Map.of("total", LINE_TOTAL_UNREACHABLE));
        assertThat(instalments.of(line.id())).isEmpty();
        assertThat(again(line).scheduleType()).isEmpty();
        deals.changeLine(ChangeLine.of(line.id()).noDiscount());
        assertThat(instalments.add(one(line, REVENUE).revenue(eur("0"))).revenue())
                .contains(eur("0"));
        assertThat(again(line).unitPrice().isZero()).isTrue();
        assertThat(again(line).total()).isEqualTo(eur("0"));
    }

    @Test
    @DisplayName(
            "SC-12 without its last instalment the line has no schedule, stays at its last totals and is changed again")
    void lastRemoved() {
        OpportunityLine line = line(2);
        deals.schedule(twice(line, BOTH));
        List<Instalment> parts = instalments.of(line.id());

        instalments.remove(parts.get(0).id());
        OpportunityLine bare = instalments.remove(parts.get(1).id());

        assertThat(bare.scheduleType()).isEmpty();
        assertThat(bare.instalmentCount()).isZero();
        assertThat(bare.quantity()).isEqualByComparingTo("1");
        assertThat(bare.total()).isEqualTo(eur("100"));
        assertThat(selling.again(deal).amount()).contains(eur("100"));
        assertThat(deals.changeLine(ChangeLine.of(line.id()).quantity(5)).total())
                .isEqualTo(eur("500"));
    }

    @Test
    @DisplayName("SC-12 the whole schedule taken away leaves the line as it is")
    void cleared() {
        OpportunityLine line = line(2);
        deals.schedule(twice(line, BOTH));

        OpportunityLine bare = instalments.clear(line.id());

        assertThat(bare.scheduleType()).isEmpty();
        assertThat(bare.total()).isEqualTo(eur("200"));
        assertThat(instalments.of(line.id())).isEmpty();
        assertThat(faults(() -> instalments.clear(line.id()))).isEqualTo(Map.of("", LINE_NOT_SCHEDULED));
    }

    @Test
    @DisplayName("SC-13 another schedule takes the place of the first, all of it or, refused, nothing")
    void replaces() {
        OpportunityLine line = line(1);
        deals.schedule(twice(line, REVENUE));
        List<Instalment> before = instalments.of(line.id());

        assertThat(faults(() -> deals.schedule(twice(line, REVENUE).ofRevenue(eur("-1")))))
                .isEqualTo(Map.of("unit_price", CatalogErrors.NEGATIVE));
        assertThat(instalments.of(line.id())).isEqualTo(before);
        deals.schedule(EstablishSchedule.revenue(line.id()).divide(3).weekly().from(START.plusDays(1)));

        assertThat(revenues(line)).containsExactly("33.34", "33.33", "33.33");
        assertThat(instalments.of(line.id())).doesNotContainAnyElementsOf(before);
        assertThat(faults(() -> instalments.get(before.get(0).id()))).isEqualTo(Map.of("", CommandErrors.NOT_FOUND));
    }

    @Test
    @DisplayName("SC-14 scheduled by quantity alone, the total is the sum of quantities times the sales price")
    void quantityAlone() {
        OpportunityLine line = deals.addLine(AddLine.to(deal.id())
                .product(service.id())
                .quantity(2)
                .unitPrice(BigMoney.parse("EUR 33.3333"))
                .discountPercent(50));
        deals.schedule(twice(line, QUANTITY));

        instalments.add(one(line, QUANTITY).quantity(new BigDecimal("1.5")));

        assertThat(again(line).quantity()).isEqualByComparingTo("3.5");
        assertThat(again(line).unitPrice().getAmount()).isEqualByComparingTo("33.3333");
        assertThat(again(line).total()).as("3.5 × 33.3333 / 2 = 58.333275").isEqualTo(eur("58.33"));
        assertThat(selling.again(deal).amount()).contains(eur("58.33"));
    }

    @Test
    @DisplayName("SC-15 with schedules, neither the deal's currency nor its price book changes")
    void currencyStays() {
        OpportunityLine line = line(1);
        deals.schedule(twice(line, REVENUE));

        assertThat(faults(() -> deals.edit(
                        deal.id(),
                        Edit.set(OpportunityFields.CURRENCY, CurrencyUnit.USD).andClear(OpportunityFields.PRICE_BOOK))))
                .containsEntry("currency", OpportunityErrors.HAS_LINES)
                .containsEntry("price_book", OpportunityErrors.HAS_LINES);
    }

    @Test
    @DisplayName("SC-15 deleting a line deletes its instalments, deleting a deal all of them")
    void goWithTheLine() {
        OpportunityLine gone = line(1);
        OpportunityLine left = line(1);
        deals.schedule(twice(gone, REVENUE));
        deals.schedule(twice(left, QUANTITY));

        deals.removeLine(gone.id());
        assertThat(instalments.of(deal.id()))
                .hasSize(2)
                .allMatch(part -> part.line().equals(left.id()));
        deals.delete(deal.id());

        assertThat(instalments.count(Criterion.always())).isZero();
    }

    @Test
    @DisplayName("SC-16 moving the close leaves the schedule; shiftBy moves it, amounts stay")
    void shifts() {
        OpportunityLine line = line(1);
        OpportunityLine other = line(1);
        deals.schedule(EstablishSchedule.revenue(line.id()).divide(3).monthly().from(START));
        deals.schedule(twice(other, QUANTITY));
        List<Instalment> before = instalments.of(line.id());

        deals.planClose(deal.id(), START.plusYears(1));
        assertThat(instalments.of(line.id())).isEqualTo(before);
        assertThat(instalments.shiftBy(line.id(), Period.ofMonths(1))).isEqualTo(again(line));

        assertThat(instalments.of(line.id()))
                .extracting(Instalment::date)
                .as("each by itself, at the end of a month that is too short")
                .containsExactly(LocalDate.of(2026, 2, 28), LocalDate.of(2026, 3, 28), LocalDate.of(2026, 4, 30));
        assertThat(revenues(line)).containsExactly("33.34", "33.33", "33.33");
        assertThat(instalments.of(other.id()).get(0).date()).isEqualTo(START);
        deals.shiftSchedules(deal.id(), Period.ofDays(-1));
        assertThat(instalments.of(line.id()).get(0).date()).isEqualTo("2026-02-27");
        assertThat(instalments.of(other.id()).get(0).date()).isEqualTo("2026-01-30");
    }

    @Test
    @DisplayName("SC-16 what has no schedule is not shifted, nor anything out of the calendar")
    void noShift() {
        OpportunityLine line = line(1);
        assertThat(faults(() -> instalments.shiftBy(line.id(), Period.ofDays(1))))
                .isEqualTo(Map.of("", LINE_NOT_SCHEDULED));
        assertThat(faults(() -> deals.shiftSchedules(deal.id(), Period.ofDays(1))))
                .isEqualTo(Map.of("", LINE_NOT_SCHEDULED));
        deals.schedule(twice(line, REVENUE));

        assertThat(faults(() -> instalments.shiftBy(line.id(), Period.ofYears(Integer.MAX_VALUE))))
                .isEqualTo(Map.of("period", RecordErrors.OUT_OF_RANGE));
        assertThat(faults(() -> instalments.shiftBy(line.id(), Period.ofYears(9_000))))
                .isEqualTo(Map.of("period", RecordErrors.OUT_OF_RANGE));
        assertThat(instalments.of(line.id()).get(0).date()).isEqualTo(START);
    }
}
