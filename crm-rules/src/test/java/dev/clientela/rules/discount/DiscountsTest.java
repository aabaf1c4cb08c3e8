package dev.clientela.rules.discount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.approval.Approver;
import dev.clientela.catalog.AddProduct;
import dev.clientela.catalog.Product;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.lead.Lead;
import dev.clientela.opportunity.AddLine;
import dev.clientela.opportunity.ChangeLine;
import dev.clientela.opportunity.OpenOpportunity;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.opportunity.OpportunityLine;
import dev.clientela.opportunity.OpportunityLineFields;
import dev.clientela.record.Moment;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleErrors;
import dev.clientela.rules.RuleProgram;
import dev.clientela.rules.RuleSet;
import dev.clientela.rules.RuleSetJson;
import dev.clientela.rules.Rulebook;
import dev.clientela.rules.TestDatabase;
import dev.clientela.rules.discount.Excess.Scope;
import dev.clientela.rules.index.Situation;
import dev.clientela.security.Actor;
import dev.clientela.store.CrmStore;
import dev.clientela.store.memory.InMemoryStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DiscountsTest {

    private static final RuleContext CONTEXT = RuleContext.of(Crm.inMemory().fields());
    private static final Situation NOW =
            Situation.at(new Moment(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC));

    /** Little orders may have half off, others a tenth: an invitation to split. */
    private static final RuleSet<DiscountLimit> SMALL_IS_FREE = RuleSet.of(
                    "line-discounts", DiscountLimit.TYPE, OpportunityLine.TYPE)
            .rule(
                    "small",
                    OpportunityLineFields.QUANTITY.isLessThan(BigDecimal.valueOf(5)),
                    DiscountLimit.atMost(50).beyond(Approver.managerOfOwner()))
            .otherwise(DiscountLimit.atMost(10));

    private static final RuleSet<DiscountLimit> DEALS = RuleSet.of(
                    "deal-discounts", DiscountLimit.TYPE, Opportunity.TYPE)
            .otherwise(DiscountLimit.over("amount_EUR", Opportunity.TYPE, CONTEXT, 5)
                    .from(500, 10)
                    .from(5_000, 20));

    /** A shop with two products, and a deal. */
    private static final class Shop {

        private final CrmSession ada;
        private final Product engine;
        private final Product wheel;
        private final Opportunity deal;

        Shop(CrmStore store, Discounts... refusing) {
            var builder = Crm.builder().store(store);
            for (Discounts discounts : refusing) {
                builder.rule(discounts.refusing());
            }
            ada = builder.build().as(Actor.user("ada"));
            engine = ada.products().create(AddProduct.named("Engine").values());
            wheel = ada.products().create(AddProduct.named("Wheel").values());
            ada.priceBookEntries().setStandardPrice(engine.id(), eur("100"));
            ada.priceBookEntries().setStandardPrice(wheel.id(), eur("0.16"));
            deal = ada.opportunities().open(OpenOpportunity.named("Engines").currency(CurrencyUnit.EUR));
        }

        AddLine engines(long quantity) {
            return AddLine.to(deal.id()).product(engine.id()).quantity(quantity);
        }

        OpportunityLine add(AddLine line) {
            return ada.opportunities().addLine(line);
        }

        List<Excess> judge(Discounts discounts) {
            return discounts.judge(
                    ada.opportunities().get(deal.id()), ada.opportunities().lines(deal.id()), NOW);
        }
    }

    private static Money eur(String amount) {
        return Money.of(CurrencyUnit.EUR, new BigDecimal(amount));
    }

    private static Discounts discounts(RuleSet<DiscountLimit> rules) {
        return new Discounts(new Rulebook<>(rules, CONTEXT));
    }

    private static List<Violation> refused(ThrowingCallable act) {
        return catchThrowableOfType(ValidationException.class, act).violations();
    }

    @Test
    @DisplayName("AP-15 A limit cannot be evaded by splitting a line: lines of one product are judged as one, too")
    void splitting() {
        Shop shop = new Shop(new InMemoryStore());
        Discounts discounts = discounts(SMALL_IS_FREE);
        shop.add(shop.engines(4).discountPercent(50));
        assertThat(shop.judge(discounts)).isEmpty();
        shop.add(shop.engines(4).discountPercent(50));
        List<Excess> found = shop.judge(discounts);
        assertThat(found).hasSize(1);
        Excess excess = found.get(0);
        assertThat(excess.scope()).isEqualTo(Scope.PRODUCT);
        assertThat(excess.lines()).hasSize(2);
        assertThat(excess.given()).isEqualByComparingTo("50");
        assertThat(excess.allowed()).isEqualByComparingTo("10");
        assertThat(excess.approvers()).isEmpty();
        assertThat(excess.explanation().read()).containsEntry("quantity", new BigDecimal("8"));
    }

    @Test
    @DisplayName("AP-15 It counts what is taken off the list price, by discount, unit price, amount or total alike")
    void ways() {
        Discounts discounts = discounts(SMALL_IS_FREE);
        for (int way = 0; way < 4; way++) {
            Shop shop = new Shop(new InMemoryStore());
            AddLine line = shop.engines(10);
            shop.add(List.of(
                            line.discountPercent(20),
                            line.unitPrice(eur("80")),
                            line.discountAmount(eur("200")),
                            line.total(eur("800")))
                    .get(way));
            assertThat(shop.judge(discounts))
                    .extracting(
                            Excess::scope,
                            excess -> excess.given().stripTrailingZeros().toPlainString())
                    .containsExactly(tuple(Scope.LINE, "20"));
        }
    }

    @Test
    @DisplayName("A discount of exactly what is allowed is never beyond it, however its line is rounded")
    void rounding() {
        Shop shop = new Shop(new InMemoryStore());
        OpportunityLine line = shop.add(
                AddLine.to(shop.deal.id()).product(shop.wheel.id()).quantity(9).discountPercent(10));
        assertThat(line.total()).isEqualTo(eur("1.30"));
        shop.add(AddLine.to(shop.deal.id()).product(shop.wheel.id()).quantity(7).discountPercent(10));
        assertThat(shop.judge(discounts(SMALL_IS_FREE))).isEmpty();
        shop.add(AddLine.to(shop.deal.id())
                .product(shop.wheel.id())
                .quantity(9)
                .discountPercent(new BigDecimal("10.5")));
        assertThat(shop.judge(discounts(SMALL_IS_FREE))).isNotEmpty();
    }

    @Test
    @DisplayName("AP-15 Rules about deals judge all lines together, by brackets over the amount")
    void deals() {
        Shop shop = new Shop(new InMemoryStore());
        shop.add(shop.engines(4).discountPercent(8));
        assertThat(shop.judge(discounts(DEALS)))
                .extracting(Excess::scope, excess -> excess.allowed().intValue())
                .containsExactly(tuple(Scope.DEAL, 5));
        shop.add(shop.engines(4));
        assertThat(shop.judge(discounts(DEALS))).isEmpty();
    }

    @Test
    @DisplayName("Writing a line that goes beyond is refused, and what splits it as well, in memory and on H2")
    void refusing() {
        refusing(new InMemoryStore());
        try (TestDatabase h2 = TestDatabase.h2("discount")) {
            refusing(h2.store());
        }
    }

    private static void refusing(CrmStore store) {
        Shop shop = new Shop(store, discounts(SMALL_IS_FREE));
        List<Violation> violations = refused(() -> shop.add(shop.engines(10).discountPercent(11)));
        assertThat(violations)
                .extracting(Violation::path, Violation::code)
                .containsExactly(tuple("total", RuleErrors.DISCOUNT_BEYOND));
        assertThat(violations.get(0).message(Locale.ENGLISH)).isEqualTo("11.0000 % is taken off, and 10 % is allowed.");
        OpportunityLine line = shop.add(shop.engines(4).discountPercent(50));
        assertThat(refused(() -> shop.add(shop.engines(4).discountPercent(50))))
                .extracting(violation -> violation.parameters().get("scope"))
                .containsExactly("product");
        assertThat(shop.ada.opportunities().lines(shop.deal.id())).hasSize(1);
        assertThat(refused(() -> shop.ada
                        .opportunities()
                        .changeLine(ChangeLine.of(line.id()).quantity(5))))
                .hasSize(1);
    }

    @Test
    @DisplayName("A deal whose lines go beyond together is refused with the line that makes it so")
    void refusingDeals() {
        Shop shop = new Shop(new InMemoryStore(), discounts(DEALS));
        shop.add(shop.engines(10).discountPercent(10));
        assertThat(refused(() -> shop.add(shop.engines(1).discountPercent(90))))
                .extracting(Violation::code)
                .containsExactly(RuleErrors.DISCOUNT_BEYOND);
        assertThat(shop.ada.opportunities().get(shop.deal.id()).find(OpportunityFields.AMOUNT))
                .contains(eur("900"));
    }

    @Test
    @DisplayName("The usual rules allow more for more pieces; the manager may approve beyond")
    void usual() {
        Shop shop = new Shop(new InMemoryStore());
        Discounts discounts = discounts(Discounts.usual(CONTEXT));
        shop.add(shop.engines(100).discountPercent(15));
        assertThat(shop.judge(discounts)).isEmpty();
        shop.add(shop.engines(9).discountPercent(6));
        assertThat(shop.judge(discounts))
                .extracting(Excess::rule, Excess::approvers)
                .containsExactly(tuple(java.util.Optional.of("by-quantity"), List.of(Approver.managerOfOwner())));
    }

    @Test
    @DisplayName("A rule set reads from JSON as it was written")
    void roundTrip() {
        RuleSet<DiscountLimit> reckoned = RuleSet.of("d", DiscountLimit.TYPE, OpportunityLine.TYPE)
                .otherwise(DiscountLimit.reckoned("MIN(5 + quantity / 10, 25)", OpportunityLine.TYPE, CONTEXT));
        for (RuleSet<DiscountLimit> rules : List.of(SMALL_IS_FREE, DEALS, reckoned, Discounts.usual(CONTEXT))) {
            assertThat(RuleSetJson.read(RuleSetJson.write(rules), DiscountLimit.TYPE, CONTEXT))
                    .isEqualTo(rules);
        }
    }

    @Test
    @DisplayName("Every fault is told with its path: brackets that overlap or leave gaps, percentages, fields")
    void faults() {
        String json = """
                {"id": "d", "version": 1, "decides": "discount", "record": "opportunity_line",
                 "rules": [
                  {"id": "a", "then": {}},
                  {"id": "b", "then": {"max": 101}},
                  {"id": "c", "then": {"max": 5, "formula": "quantity"}},
                  {"id": "d", "then": {"over": "wool", "rates": [{"to": 10, "max": 5}, {"from": 8, "max": -1}]}},
                  {"id": "e", "then": {"over": "quantity", "rates": [{"to": 10, "max": 5}, {"from": 12, "max": 6}, {"from": 9, "to": 3, "max": 1}]}},
                  {"id": "f", "then": {"rates": []}},
                  {"id": "g", "then": {"max": 5, "beyond": [{}]}}]}
                """;
        assertThat(refused(() -> RuleSetJson.read(json, DiscountLimit.TYPE, CONTEXT)))
                .extracting(Violation::path, violation -> violation.code().value())
                .containsExactlyInAnyOrder(
                        tuple("rules[0].then", "rules.bad_value"),
                        tuple("rules[1].then.max", "rules.bad_value"),
                        tuple("rules[2].then", "rules.bad_value"),
                        tuple("rules[3].then.over", "rules.unknown_field"),
                        tuple("rules[3].then.rates[1].max", "rules.bad_value"),
                        tuple("rules[3].then.rates[1]", "rules.overlapping"),
                        tuple("rules[4].then.rates[1]", "rules.gap"),
                        tuple("rules[4].then.rates[2]", "rules.min_above_max"),
                        tuple("rules[5].then.over", "rules.missing"),
                        tuple("rules[5].then.rates", "rules.missing"),
                        tuple("rules[6].then.beyond[0]", "rules.bad_value"));
        assertThat(refused(() -> RuleProgram.compile(
                        RuleSet.of("d", DiscountLimit.TYPE, Lead.TYPE).otherwise(DiscountLimit.atMost(1)), CONTEXT)))
                .extracting(Violation::path)
                .containsExactly("record");
    }
}
