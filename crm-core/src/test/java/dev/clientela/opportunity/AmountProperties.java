package dev.clientela.opportunity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.command.Edit;
import dev.clientela.error.CrmException;
import dev.clientela.money.Percentage;
import dev.clientela.money.Rounding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
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

class AmountProperties {

    /** What a seller does next, on which of the lines there are, with which numbers. */
    record Act(Kind kind, int which, BigDecimal quantity, long percent, Money money) {

        enum Kind {
            ADD,
            ADD_AT_TOTAL,
            ADD_AT_DISCOUNT,
            QUANTITY,
            QUANTITY_KEEPING_TOTAL,
            PRICE,
            TOTAL,
            DISCOUNT_PERCENT,
            DISCOUNT_AMOUNT,
            DESCRIBE,
            REMOVE,
            PROBABILITY,
            AMOUNT
        }
    }

    @Provide
    Arbitrary<List<Act>> sequences() {
        Arbitrary<BigDecimal> quantities = Arbitraries.bigDecimals()
                .between(BigDecimal.valueOf(-50), BigDecimal.valueOf(50))
                .ofScale(3);
        Arbitrary<Money> money =
                Arbitraries.longs().between(-5_000, 500_000).map(minor -> Money.ofMinor(CurrencyUnit.EUR, minor));
        return Combinators.combine(
                        Arbitraries.of(Act.Kind.class),
                        Arbitraries.integers().between(0, 20),
                        quantities,
                        Arbitraries.longs().between(-5, 105),
                        money)
                .as(Act::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(25);
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    @Label("PB-22 PB-16 after any sequence of acts, amount and totals are what they are from scratch")
    void stored_equals_recomputed(@ForAll("sequences") List<Act> acts) {
        SellingCase selling = new SellingCase();
        OpportunityId deal = selling.deal("Deal").id();
        for (Act act : acts) {
            Opportunity before = selling.ada.opportunities().get(deal);
            List<OpportunityLine> lines = selling.ada.opportunities().lines(deal);
            try {
                perform(selling, deal, lines, act);
            } catch (CrmException refused) {
                assertThat(selling.ada.opportunities().get(deal)).isEqualTo(before);
                assertThat(selling.ada.opportunities().lines(deal)).isEqualTo(lines);
            }
            requireRecomputed(selling, before, deal);
        }
    }

    private static void perform(SellingCase selling, OpportunityId deal, List<OpportunityLine> lines, Act act) {
        Opportunities deals = selling.ada.opportunities();
        AddLine oil = AddLine.to(deal).product(selling.oil.id()).quantity(act.quantity());
        ChangeLine line = lines.isEmpty()
                ? null
                : ChangeLine.of(lines.get(act.which() % lines.size()).id());
        switch (act.kind()) {
            case ADD -> deals.addLine(oil);
            case ADD_AT_TOTAL -> deals.addLine(oil.total(act.money()).discountPercent(act.percent()));
            case ADD_AT_DISCOUNT -> deals.addLine(oil.discountAmount(act.money()));
            case PROBABILITY -> deals.edit(deal, Edit.set(OpportunityFields.PROBABILITY, act.percent()));
            case AMOUNT -> deals.edit(deal, Edit.set(OpportunityFields.AMOUNT, act.money()));
            default -> {
                if (line != null) {
                    change(deals, line, act);
                }
            }
        }
    }

    private static void change(Opportunities deals, ChangeLine line, Act act) {
        switch (act.kind()) {
            case QUANTITY -> deals.changeLine(line.quantity(act.quantity()));
            case QUANTITY_KEEPING_TOTAL ->
                deals.changeLine(line.quantity(act.quantity()).keepingTotal());
            case PRICE -> deals.changeLine(line.unitPrice(act.money()));
            case TOTAL -> deals.changeLine(line.total(act.money()));
            case DISCOUNT_PERCENT -> deals.changeLine(line.discountPercent(act.percent()));
            case DISCOUNT_AMOUNT -> deals.changeLine(line.discountAmount(act.money()));
            case DESCRIBE -> deals.changeLine(line.with(OpportunityLineFields.DESCRIPTION, "x" + act.which()));
            case REMOVE -> deals.removeLine(line.line());
            default -> throw new AssertionError(act);
        }
    }

    private static void requireRecomputed(SellingCase selling, Opportunity before, OpportunityId id) {
        Opportunity deal = selling.ada.opportunities().get(id);
        List<OpportunityLine> lines = selling.ada.opportunities().lines(id);
        assertThat(lines).allSatisfy(line -> assertThat(line.total()).isEqualTo(fromScratch(line)));
        assertThat(deal.get(OpportunityFields.LINE_COUNT)).isEqualTo(lines.size());
        Optional<Money> sum = lines.stream().map(OpportunityLine::total).reduce(Money::plus);
        if (sum.isPresent()) {
            assertThat(deal.amount()).isEqualTo(sum);
        } else if (before.hasLines()) {
            assertThat(deal.amount()).isEqualTo(before.amount());
        }
        assertThat(deal.expectedRevenue())
                .isEqualTo(deal.amount()
                        .map(amount -> Rounding.toMinorUnit(
                                Percentage.of(deal.probability()).of(amount.toBigMoney()))));
    }

    /** By plain decimals, independent of the code that computed it. */
    private static Money fromScratch(OpportunityLine line) {
        BigDecimal gross = line.unitPrice().getAmount().multiply(line.quantity());
        BigDecimal percent = line.discountPercent().orElse(BigDecimal.ZERO);
        BigDecimal left = gross.multiply(BigDecimal.valueOf(100).subtract(percent))
                .divide(BigDecimal.valueOf(100), 30, RoundingMode.UNNECESSARY);
        BigDecimal off = line.discountAmount()
                .map(Money::getAmount)
                .orElse(BigDecimal.ZERO)
                .multiply(BigDecimal.valueOf(gross.signum()));
        return Money.of(line.currency(), left.subtract(off).setScale(2, RoundingMode.HALF_UP));
    }
}
