package dev.clientela.opportunity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.catalog.AddProduct;
import dev.clientela.catalog.Product;
import dev.clientela.catalog.SchedulePeriod;
import dev.clientela.error.CrmException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

class ScheduleProperties {

    private static final LocalDate START = LocalDate.of(2026, 1, 31);

    /** What a seller does next to the schedule of one of two lines. */
    record Act(Kind kind, int which, ScheduleType type, int number, BigDecimal quantity, Money money) {

        enum Kind {
            DIVIDE,
            REPEAT,
            ADD,
            ADD_MORE,
            CHANGE,
            REMOVE,
            CLEAR,
            SHIFT,
            PRICE,
            DISCOUNT,
            QUANTITY
        }
    }

    @Provide
    Arbitrary<List<Act>> sequences() {
        return Combinators.combine(
                        Arbitraries.of(Act.Kind.class),
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.of(ScheduleType.class),
                        Arbitraries.integers().between(1, 8),
                        Arbitraries.bigDecimals()
                                .between(BigDecimal.valueOf(-5), BigDecimal.valueOf(50))
                                .ofScale(2),
                        Arbitraries.longs().between(-500, 50_000).map(minor -> Money.ofMinor(CurrencyUnit.EUR, minor)))
                .as(Act::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    /** A deal of two lines that are scheduled in every way, and a third that is not. */
    private static final class Deal {

        final SellingCase selling = new SellingCase();
        final Product service = selling.ada
                .products()
                .add(AddProduct.named("Service")
                        .schedulingQuantity()
                        .schedulingRevenue()
                        .returnable()
                        .price(Money.parse("EUR 100.00")));
        final Opportunity deal = selling.deal("Deal");
        final List<OpportunityLine> lines = IntStream.range(0, 3)
                .mapToObj(i -> selling.line(deal, service, 2 + i))
                .toList();

        OpportunityLine line(Act act) {
            return selling.ada.opportunityLines().get(lines.get(act.which() % 2).id());
        }

        Instalments instalments() {
            return selling.ada.instalments();
        }

        void perform(Act act) {
            OpportunityLine line = line(act);
            List<Instalment> parts = instalments().of(line.id());
            Optional<Instalment> part =
                    parts.isEmpty() ? Optional.empty() : Optional.of(parts.get(act.which() % parts.size()));
            switch (act.kind()) {
                case DIVIDE -> instalments().establish(plan(line, act).divide(act.number()));
                case REPEAT -> instalments().establish(plan(line, act).repeat(act.number()));
                case ADD, ADD_MORE ->
                    instalments().add(one(line, line.scheduleType().orElse(act.type()), act));
                case CHANGE -> part.ifPresent(found -> instalments().change(changed(found, act)));
                case REMOVE -> part.ifPresent(found -> instalments().remove(found.id()));
                case CLEAR -> instalments().clear(line.id());
                case SHIFT -> instalments().shiftBy(line.id(), Period.ofMonths(act.number()));
                case PRICE -> change(ChangeLine.of(line.id()).unitPrice(act.money()));
                case DISCOUNT -> change(ChangeLine.of(line.id()).discountPercent(act.number()));
                case QUANTITY -> change(ChangeLine.of(line.id()).quantity(act.quantity()));
            }
        }

        private void change(ChangeLine change) {
            selling.ada.opportunities().changeLine(change);
        }

        private static EstablishSchedule plan(OpportunityLine line, Act act) {
            EstablishSchedule schedule = switch (act.type()) {
                case QUANTITY -> EstablishSchedule.quantity(line.id());
                case REVENUE -> EstablishSchedule.revenue(line.id());
                case BOTH -> EstablishSchedule.both(line.id());
            };
            return schedule.each(SchedulePeriod.values()[act.which() % 5]).from(START);
        }

        private static AddInstalment one(OpportunityLine line, ScheduleType type, Act act) {
            AddInstalment one = AddInstalment.to(line.id()).on(START.plusDays(act.which()));
            one = type.hasQuantity() ? one.quantity(act.quantity()) : one;
            return type.hasRevenue() ? one.revenue(act.money()) : one;
        }

        private static ChangeInstalment changed(Instalment part, Act act) {
            ChangeInstalment change = ChangeInstalment.of(part.id());
            change = part.quantity().isPresent() ? change.quantity(act.quantity()) : change;
            return part.revenue().isPresent() ? change.revenue(act.money()) : change;
        }
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    @Label("SC-11 SC-14 after any sequence of acts, line and deal are what their instalments come to from scratch")
    void stored_equals_recomputed(@ForAll("sequences") List<Act> acts) {
        Deal deal = new Deal();
        for (Act act : acts) {
            OpportunityLine before = deal.line(act);
            List<Instalment> parts = deal.instalments().of(before.id());
            Opportunity worth = deal.selling.again(deal.deal);
            try {
                deal.perform(act);
            } catch (CrmException refused) {
                assertThat(deal.line(act)).isEqualTo(before);
                assertThat(deal.instalments().of(before.id())).isEqualTo(parts);
                assertThat(deal.selling.again(deal.deal)).isEqualTo(worth);
            }
            requireIncrement(before, parts, deal.line(act), deal.instalments().of(before.id()));
            requireRecomputed(deal);
        }
    }

    /** What a schedule changes by, its line changes by; a line that had none, and one that has none any more, aside. */
    private static void requireIncrement(
            OpportunityLine before, List<Instalment> old, OpportunityLine after, List<Instalment> now) {
        if (old.isEmpty() || now.isEmpty()) {
            return;
        }
        if (after.scheduleType().orElseThrow().hasQuantity()) {
            assertThat(after.quantity().subtract(before.quantity()))
                    .isEqualByComparingTo(quantity(now).subtract(quantity(old)));
        }
        if (after.scheduleType().orElseThrow().hasRevenue()) {
            assertThat(after.total().minus(before.total()))
                    .isEqualTo(revenue(now).minus(revenue(old)));
        }
    }

    private static BigDecimal quantity(List<Instalment> parts) {
        return parts.stream().map(part -> part.quantity().orElseThrow()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Money revenue(List<Instalment> parts) {
        return parts.stream()
                .map(part -> part.revenue().orElseThrow())
                .reduce(Money::plus)
                .orElseThrow();
    }

    private static void requireRecomputed(Deal deal) {
        Money sum = Money.zero(CurrencyUnit.EUR);
        for (OpportunityLine line : deal.selling.ada.opportunities().lines(deal.deal.id())) {
            List<Instalment> parts = deal.instalments().of(line.id());
            assertThat(line.instalmentCount()).isEqualTo(parts.size());
            assertThat(line.scheduleType().isPresent()).isEqualTo(!parts.isEmpty());
            line.scheduleType().ifPresent(type -> {
                assertThat(parts).allMatch(part -> part.quantity().isPresent() == type.hasQuantity());
                assertThat(parts).allMatch(part -> part.revenue().isPresent() == type.hasRevenue());
                if (type.hasQuantity()) {
                    assertThat(line.quantity()).isEqualByComparingTo(quantity(parts));
                }
                if (type.hasRevenue()) {
                    assertThat(line.total()).isEqualTo(revenue(parts));
                }
            });
            assertThat(line.total().getAmount()).isEqualByComparingTo(fromScratch(line));
            sum = sum.plus(line.total());
        }
        assertThat(deal.selling.again(deal.deal).amount()).contains(sum);
    }

    /** By plain decimals, independent of the code that computed it. */
    private static BigDecimal fromScratch(OpportunityLine line) {
        BigDecimal left =
                BigDecimal.valueOf(100).subtract(line.discountPercent().orElse(BigDecimal.ZERO));
        return line.unitPrice()
                .getAmount()
                .multiply(line.quantity())
                .multiply(left)
                .divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP);
    }
}
