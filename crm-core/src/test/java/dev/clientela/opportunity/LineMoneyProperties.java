package dev.clientela.opportunity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.catalog.AddProduct;
import dev.clientela.catalog.PriceRequest;
import dev.clientela.catalog.Product;
import dev.clientela.security.Actor;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** The laws of amounts on deals and baskets, in currencies of every scale: JPY 0, EUR 2, KWD 3, CLF 4. */
class LineMoneyProperties {

    private static final List<CurrencyUnit> CURRENCIES =
            List.of(CurrencyUnit.JPY, CurrencyUnit.EUR, CurrencyUnit.of("KWD"), CurrencyUnit.of("CLF"));

    /** A price of more decimals than any currency has, a quantity, a discount. */
    record Line(BigDecimal price, BigDecimal quantity, BigDecimal percent) {

        LineTerms in(CurrencyUnit currency) {
            return new LineTerms(quantity, BigMoney.of(currency, price), Discount.of(percent, null));
        }
    }

    @Provide
    Arbitrary<List<Line>> lines() {
        return Combinators.combine(
                        Arbitraries.bigDecimals()
                                .between(BigDecimal.ZERO, BigDecimal.valueOf(99_999))
                                .ofScale(6),
                        Arbitraries.bigDecimals()
                                .between(new BigDecimal("0.001"), BigDecimal.valueOf(500))
                                .ofScale(3),
                        Arbitraries.bigDecimals()
                                .between(BigDecimal.ZERO, BigDecimal.valueOf(100))
                                .ofScale(2))
                .as(Line::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Property
    @Label("PB-16 a line is rounded once, half up, to the scale of its currency")
    void a_line_is_rounded_once(@ForAll("lines") List<Line> lines) {
        for (CurrencyUnit currency : CURRENCIES) {
            for (Line line : lines) {
                Money total = line.in(currency).total();
                BigDecimal exact = line.price()
                        .multiply(line.quantity())
                        .multiply(BigDecimal.valueOf(100).subtract(line.percent()))
                        .movePointLeft(2);

                assertThat(total.getScale()).isEqualTo(currency.getDecimalPlaces());
                assertThat(total.getAmount())
                        .isEqualByComparingTo(exact.setScale(currency.getDecimalPlaces(), RoundingMode.HALF_UP));
            }
        }
    }

    @Property
    @Label("PB-16 all of a hundred off leaves exactly 0, of whatever price and quantity")
    void all_off_is_zero(@ForAll("lines") List<Line> lines) {
        for (CurrencyUnit currency : CURRENCIES) {
            for (Line line : lines) {
                Money left = new Line(line.price(), line.quantity(), BigDecimal.valueOf(100))
                        .in(currency)
                        .total();
                assertThat(left).isEqualTo(Money.zero(currency));
                assertThat(left.toString()).doesNotContain("-");
            }
        }
    }

    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
    @Label("PB-22 the order of lines does not matter, and taking lines off leaves the sum of the others")
    void order_does_not_matter(@ForAll("lines") List<Line> lines, @ForAll long seed) {
        List<Line> shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, new Random(seed));
        for (CurrencyUnit currency : CURRENCIES) {
            CrmSession ada = Crm.inMemory().as(Actor.user("ada"));
            Product product = ada.products().add(AddProduct.named("Product").price(Money.zero(currency)));
            Opportunity one = filled(ada, product, currency, lines);
            Opportunity two = filled(ada, product, currency, shuffled);
            assertThat(one.amount()).isEqualTo(two.amount());
            List<OpportunityLine> left = new ArrayList<>(ada.opportunities().lines(two.id()));
            while (left.size() > 1) {
                OpportunityLine gone = left.remove((int) (Math.abs(seed % left.size())));
                Money rest = left.stream()
                        .map(OpportunityLine::total)
                        .reduce(Money::plus)
                        .orElseThrow();
                assertThat(ada.opportunities().removeLine(gone.id()).amount()).contains(rest);
            }
        }
    }

    private static Opportunity filled(CrmSession ada, Product product, CurrencyUnit currency, List<Line> lines) {
        OpportunityId deal = ada.opportunities()
                .open(OpenOpportunity.named("Deal").currency(currency))
                .id();
        for (Line line : lines) {
            ada.opportunities()
                    .addLine(AddLine.to(deal)
                            .product(product.id())
                            .quantity(line.quantity())
                            .unitPrice(BigMoney.of(currency, line.price()))
                            .discountPercent(line.percent()));
        }
        return ada.opportunities().get(deal);
    }

    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
    @Label("PB-24 a basket costs the same in any order, and as much as its lines each alone")
    void baskets_add_up(@ForAll("lines") List<Line> lines, @ForAll long seed) {
        for (CurrencyUnit currency : CURRENCIES) {
            CrmSession ada = Crm.inMemory().as(Actor.user("ada"));
            PriceRequest empty = PriceRequest.on(LocalDate.of(2026, 5, 1), currency);
            List<PriceRequest.Line> basket = new ArrayList<>();
            for (Line line : lines) {
                Money price = Money.of(currency, line.price(), RoundingMode.DOWN);
                Product product = ada.products().add(AddProduct.named("Product").price(price));
                basket.add(new PriceRequest.Line(product.id(), line.quantity()));
            }
            Money whole = ada.prices().quote(empty.lines(basket)).total();
            Money alone = basket.stream()
                    .map(line -> ada.prices().quote(empty.lines(List.of(line))).total())
                    .reduce(Money.zero(currency), Money::plus);
            Collections.shuffle(basket, new Random(seed));

            assertThat(ada.prices().quote(empty.lines(basket)).total())
                    .isEqualTo(whole)
                    .isEqualTo(alone);
            assertThat(whole.getScale()).isEqualTo(currency.getDecimalPlaces());
        }
    }
}
