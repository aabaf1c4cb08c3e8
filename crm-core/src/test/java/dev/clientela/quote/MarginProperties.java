package dev.clientela.quote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.account.CreateAccount;
import dev.clientela.catalog.AddPriceBookEntry;
import dev.clientela.catalog.AddProduct;
import dev.clientela.catalog.ProductId;
import dev.clientela.money.Margin;
import dev.clientela.opportunity.AddLine;
import dev.clientela.opportunity.OpenOpportunity;
import dev.clientela.opportunity.OpportunityId;
import dev.clientela.opportunity.OpportunityLine;
import dev.clientela.security.Actor;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What the seller keeps, of lines of deals and of offers and of their sums, held against plain arithmetic. */
class MarginProperties {

    /** Of the scales 0, 2, 3 and 4. */
    @Provide
    Arbitrary<CurrencyUnit> currencies() {
        return Arbitraries.of(CurrencyUnit.JPY, CurrencyUnit.EUR, CurrencyUnit.of("KWD"), CurrencyUnit.of("CLF"));
    }

    /** What is sold; without a cost, nobody knows it. Prices and costs have more decimals than any currency. */
    record Sale(BigDecimal price, Optional<BigDecimal> cost, BigDecimal quantity, long discount, long tax) {

        BigDecimal total(CurrencyUnit currency) {
            BigDecimal rest = BigDecimal.valueOf(100 - discount).movePointLeft(2);
            return price.multiply(quantity).multiply(rest).setScale(currency.getDecimalPlaces(), RoundingMode.HALF_UP);
        }

        Optional<BigDecimal> costOfAll(CurrencyUnit currency) {
            return cost.map(
                    each -> each.multiply(quantity).setScale(currency.getDecimalPlaces(), RoundingMode.HALF_UP));
        }

        Optional<BigDecimal> margin(CurrencyUnit currency) {
            return costOfAll(currency).map(cost -> total(currency).subtract(cost));
        }
    }

    @Provide
    Arbitrary<List<Sale>> sales() {
        return Combinators.combine(
                        decimals("20000", 5).injectDuplicates(0.1).edgeCases(edges -> edges.add(BigDecimal.ZERO)),
                        decimals("20000", 5).optional(0.85),
                        decimals("30", 3).filter(quantity -> quantity.signum() > 0),
                        Arbitraries.longs().between(0, 100).edgeCases(edges -> edges.add(100L)),
                        Arbitraries.longs().between(0, 27),
                        Arbitraries.of(true, true, true, false))
                .as((price, cost, quantity, discount, tax, sold) ->
                        new Sale(price, cost, sold ? quantity : quantity.negate(), discount, tax))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    private static Arbitrary<BigDecimal> decimals(String most, int scale) {
        return Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal(most))
                .ofScale(scale);
    }

    private static void assertMargin(
            Optional<Margin> margin, Optional<BigDecimal> amount, BigDecimal total, CurrencyUnit currency) {
        assertThat(margin.map(Margin::amount)).isEqualTo(amount.map(left -> Money.of(currency, left)));
        assertThat(margin.flatMap(Margin::percent)).isEqualTo(percent(amount, total));
    }

    /** Nothing has no percentage. */
    private static Optional<BigDecimal> percent(Optional<BigDecimal> amount, BigDecimal total) {
        return amount.filter(left -> total.signum() != 0)
                .map(left -> left.multiply(BigDecimal.valueOf(100)).divide(total, 4, RoundingMode.HALF_UP));
    }

    private static BigDecimal sum(List<BigDecimal> all) {
        return all.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The margins of the lines, unless that of one is not known. */
    private static Optional<BigDecimal> margins(List<Sale> sales, CurrencyUnit currency) {
        List<BigDecimal> known =
                sales.stream().flatMap(sale -> sale.margin(currency).stream()).toList();
        return known.size() == sales.size() ? Optional.of(sum(known)) : Optional.empty();
    }

    @Property(tries = 150)
    @Label(
            "S-12 PB-32 the margin of each line of an offer is total less cost, without tax, and they add up to the offer's")
    void offers(@ForAll("currencies") CurrencyUnit currency, @ForAll("sales") List<Sale> sales) {
        CrmSession ada = Crm.inMemory().as(Actor.user("ada"));
        Quote draft = ada.quotes()
                .draft(DraftQuote.forAccount(ada.accounts()
                                .open(CreateAccount.business("Navy"))
                                .id())
                        .named("Offer"));
        for (Sale sale : sales) {
            AddQuoteLine line = AddQuoteLine.to(draft.id())
                    .named("Line")
                    .quantity(sale.quantity())
                    .unitPrice(BigMoney.of(currency, sale.price()))
                    .discountPercent(sale.discount())
                    .taxPercent(sale.tax());
            ada.quotes()
                    .addLine(sale.cost()
                            .map(cost -> line.cost(BigMoney.of(currency, cost)))
                            .orElse(line));
        }

        List<QuoteLine> lines = ada.quotes().lines(draft.id());
        for (int i = 0; i < sales.size(); i++) {
            Sale sale = sales.get(i);
            assertThat(lines.get(i).total()).isEqualTo(Money.of(currency, sale.total(currency)));
            assertMargin(lines.get(i).margin(), sale.margin(currency), sale.total(currency), currency);
        }
        Quote offer = ada.quotes().get(draft.id());
        BigDecimal total = sum(sales.stream().map(sale -> sale.total(currency)).toList());
        Optional<BigDecimal> margin = margins(sales, currency);
        assertThat(offer.amount()).contains(Money.of(currency, total));
        assertMargin(offer.margin(), margin, total, currency);
        assertThat(offer.find(QuoteFields.MARGIN)).isEqualTo(margin.map(left -> Money.of(currency, left)));
        assertThat(offer.find(QuoteFields.MARGIN_PERCENT).map(BigDecimal::stripTrailingZeros))
                .isEqualTo(percent(margin, total).map(BigDecimal::stripTrailingZeros));
    }

    @Property(tries = 150)
    @Label("PB-32 the margin of each line of a deal is total less cost, and they add up to amount less all costs")
    void deals(@ForAll("currencies") CurrencyUnit currency, @ForAll("sales") List<Sale> sales) {
        CrmSession ada = Crm.inMemory().as(Actor.user("ada"));
        OpportunityId deal =
                ada.opportunities().open(OpenOpportunity.named("Deal")).id();
        List<OpportunityLine> lines = new ArrayList<>();
        for (Sale sale : sales) {
            AddProduct product = AddProduct.named("Product").returnable().price(Money.ofMinor(currency, 700));
            ProductId id = ada.products()
                    .add(sale.cost()
                            .map(cost -> product.cost(BigMoney.of(currency, cost)))
                            .orElse(product))
                    .id();
            lines.add(ada.opportunities()
                    .addLine(AddLine.to(deal)
                            .product(id)
                            .unitPrice(BigMoney.of(currency, sale.price()))
                            .quantity(sale.quantity())
                            .discountPercent(sale.discount())));
        }

        for (int i = 0; i < sales.size(); i++) {
            Sale sale = sales.get(i);
            assertThat(lines.get(i).total()).isEqualTo(Money.of(currency, sale.total(currency)));
            assertMargin(lines.get(i).margin(), sale.margin(currency), sale.total(currency), currency);
        }
        Money amount = ada.opportunities().get(deal).amount().orElseThrow();
        if (margins(sales, currency).isPresent()) {
            BigDecimal costs = sum(sales.stream()
                    .map(sale -> sale.costOfAll(currency).orElseThrow())
                    .toList());
            assertThat(lines.stream()
                            .map(line -> line.margin().orElseThrow().amount())
                            .reduce(Money::plus))
                    .contains(amount.minus(costs));
        }
    }

    @Property(tries = 150)
    @Label("S-12 PB-32 an offer drafted from a deal keeps, by its cost tariff, what the deal's lines keep")
    void fromDeals(@ForAll("currencies") CurrencyUnit currency, @ForAll("sales") List<Sale> sales) {
        CrmSession ada = Crm.inMemory().as(Actor.user("ada"));
        OpportunityId deal =
                ada.opportunities().open(OpenOpportunity.named("Deal")).id();
        var costs = ada.priceBooks().open("Costs").id();
        for (Sale sale : sales) {
            Money cost = Money.of(currency, sale.cost().orElse(BigDecimal.ZERO), RoundingMode.DOWN);
            ProductId id = ada.products()
                    .add(AddProduct.named("Product")
                            .returnable()
                            .price(Money.ofMinor(currency, 700))
                            .cost(cost))
                    .id();
            ada.priceBookEntries().add(AddPriceBookEntry.to(costs).product(id).at(cost));
            ada.opportunities()
                    .addLine(AddLine.to(deal)
                            .product(id)
                            .unitPrice(BigMoney.of(currency, sale.price()))
                            .quantity(sale.quantity())
                            .discountPercent(sale.discount()));
        }
        Quote offer = ada.quotes().draft(DraftQuote.from(deal).costPriceBook(costs));
        assertThat(ada.quotes().lines(offer.id()).stream()
                        .map(line -> line.margin().orElseThrow())
                        .toList())
                .isEqualTo(ada.opportunities().lines(deal).stream()
                        .map(line -> line.margin().orElseThrow())
                        .toList());
    }

    @Example
    @Label(
            "PB-32 margins that are known by heart: at a loss, at nothing, all given away, and of costs in another currency")
    void byHeart() {
        CurrencyUnit eur = CurrencyUnit.EUR;
        Margin loss = new Margin(Money.of(eur, 80), Money.of(eur, 100));
        assertThat(loss.amount()).isEqualTo(Money.of(eur, -20));
        assertThat(loss.percent()).contains(new BigDecimal("-25.0000"));
        Margin given = new Margin(Money.zero(eur), Money.of(eur, 100));
        assertThat(given.amount()).isEqualTo(Money.of(eur, -100));
        assertThat(given.percent()).isEmpty();
        Margin free = new Margin(Money.of(eur, 100), Money.zero(eur));
        assertThat(free.percent()).contains(new BigDecimal("100.0000"));
        Margin takenBack = new Margin(Money.of(eur, -80), Money.of(eur, -100));
        assertThat(takenBack.amount()).isEqualTo(Money.of(eur, 20));
        assertThat(takenBack.percent()).contains(new BigDecimal("-25.0000"));

        CrmSession ada = Crm.inMemory().as(Actor.user("ada"));
        OpportunityId deal =
                ada.opportunities().open(OpenOpportunity.named("Deal")).id();
        ProductId engine = ada.products()
                .add(AddProduct.named("Engine").price(Money.of(eur, 100)).cost(Money.of(CurrencyUnit.USD, 60)))
                .id();
        OpportunityLine line = ada.opportunities().addLine(AddLine.to(deal).product(engine));
        assertThat(line.margin()).isEmpty();
        assertThat(line.cost()).contains(BigMoney.parse("USD 60.00"));
    }
}
