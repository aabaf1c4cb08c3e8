package dev.clientela.rules.discount;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.approval.ApprovalProcess;
import dev.clientela.approval.ApprovalStanding.State;
import dev.clientela.approval.ApprovalStep;
import dev.clientela.approval.Approver;
import dev.clientela.approval.DiscountThreshold;
import dev.clientela.catalog.AddProduct;
import dev.clientela.catalog.ProductId;
import dev.clientela.opportunity.AddLine;
import dev.clientela.opportunity.OpenOpportunity;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityLine;
import dev.clientela.record.Moment;
import dev.clientela.record.RecordType;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleSet;
import dev.clientela.rules.Rulebook;
import dev.clientela.rules.index.Situation;
import dev.clientela.security.Actor;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Rules about discounts and processes of approval with the same limit find the same deals beyond it. */
class SameSumsProperties {

    private static final RuleContext CONTEXT = RuleContext.of(Crm.inMemory().fields());
    private static final Situation NOW =
            Situation.at(new Moment(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC));

    /** So many of a product, with so many tenths of a percent off more, or less, than the limit. */
    record Line(int product, long quantity, int offLimit) {}

    @Provide
    Arbitrary<List<Line>> lines() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.longs().between(-1, 9).filter(quantity -> quantity != 0),
                        // Mostly just at the limit, where rounding decides.
                        Arbitraries.frequency(
                                net.jqwik.api.Tuple.of(6, 0),
                                net.jqwik.api.Tuple.of(1, -1),
                                net.jqwik.api.Tuple.of(1, 1),
                                net.jqwik.api.Tuple.of(1, 20)))
                .as(Line::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    private static Discounts discounts(RecordType<?> about, long percent) {
        RuleSet<DiscountLimit> rules =
                RuleSet.of("limit", DiscountLimit.TYPE, about).otherwise(DiscountLimit.atMost(percent));
        return new Discounts(new Rulebook<>(rules, CONTEXT));
    }

    /** A deal in an office where discounts beyond the threshold have to be approved. */
    private static final class Office {

        private final CrmSession ada;
        private final Opportunity deal;
        private final List<ProductId> products;

        Office(DiscountThreshold threshold) {
            ada = Crm.builder()
                    .approvals(ApprovalProcess.of("deals", Opportunity.TYPE)
                            .steps(ApprovalStep.of("manager", Approver.managerOfOwner()))
                            .beyond(threshold))
                    .build()
                    .as(Actor.user("ada"));
            deal = ada.opportunities().open(OpenOpportunity.named("Navy"));
            products = List.of("10.06", "0.16", "99.99").stream()
                    .map(price -> ada.products()
                            .add(AddProduct.named("At " + price)
                                    .returnable()
                                    .price(Money.of(CurrencyUnit.EUR, new BigDecimal(price))))
                            .id())
                    .toList();
        }

        void sell(List<Line> lines, long limit) {
            for (Line line : lines) {
                BigDecimal percent =
                        BigDecimal.valueOf(limit * 10 + line.offLimit()).movePointLeft(1);
                ada.opportunities()
                        .addLine(AddLine.to(deal.id())
                                .product(products.get(line.product()))
                                .quantity(line.quantity())
                                .discountPercent(percent));
            }
        }

        boolean needsApproval() {
            return ada.approvals().standing(deal.ref()).state() == State.NEEDED;
        }

        boolean isBeyond(Discounts discounts) {
            return !discounts
                    .judge(
                            ada.opportunities().get(deal.id()),
                            ada.opportunities().lines(deal.id()),
                            NOW)
                    .isEmpty();
        }
    }

    @Property(tries = 150)
    @Label(
            "AP-15 A deal has to be approved for its lines or products just when rules about lines find it beyond the limit")
    void ofLines(@ForAll("lines") List<Line> lines, @ForAll("limits") long limit) {
        Office office = new Office(DiscountThreshold.ofLine(limit));
        office.sell(lines, limit);
        assertThat(office.isBeyond(discounts(OpportunityLine.TYPE, limit))).isEqualTo(office.needsApproval());
    }

    @Property(tries = 150)
    @Label("AP-15 A deal has to be approved for its total just when rules about deals find it beyond the limit")
    void ofDeals(@ForAll("lines") List<Line> lines, @ForAll("limits") long limit) {
        Office office = new Office(DiscountThreshold.ofTotal(limit));
        office.sell(lines, limit);
        assertThat(office.isBeyond(discounts(Opportunity.TYPE, limit))).isEqualTo(office.needsApproval());
    }

    @Provide
    Arbitrary<Long> limits() {
        return Arbitraries.of(5L, 10L, 33L, 90L);
    }
}
