package dev.clientela.commission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.clientela.Crm;
import dev.clientela.CrmBuilder;
import dev.clientela.CrmSession;
import dev.clientela.account.CreateAccount;
import dev.clientela.catalog.AddProduct;
import dev.clientela.catalog.ProductFields;
import dev.clientela.command.CommandErrors;
import dev.clientela.command.Edit;
import dev.clientela.command.Execution;
import dev.clientela.command.SaveRules;
import dev.clientela.error.CrmException;
import dev.clientela.error.ErrorCode;
import dev.clientela.error.ValidationException;
import dev.clientela.event.EventEnvelope;
import dev.clientela.forecast.ForecastPeriod;
import dev.clientela.opportunity.AddLine;
import dev.clientela.opportunity.OpenOpportunity;
import dev.clientela.opportunity.Opportunities;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityErrors;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.opportunity.OpportunityId;
import dev.clientela.opportunity.OpportunitySplit;
import dev.clientela.opportunity.SplitOpportunity;
import dev.clientela.opportunity.TeamMember;
import dev.clientela.opportunity.WinOpportunity;
import dev.clientela.quote.AddQuoteLine;
import dev.clientela.quote.DraftQuote;
import dev.clientela.quote.QuoteId;
import dev.clientela.quote.QuoteSettings;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Measure;
import dev.clientela.security.Access;
import dev.clientela.security.AccessPolicy;
import dev.clientela.security.Actor;
import dev.clientela.security.InMemoryUserDirectory;
import dev.clientela.security.Owner;
import dev.clientela.security.Permission;
import dev.clientela.security.User;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CommissionTest {

    private static final ForecastPeriod MARCH = ForecastPeriod.month(2026, 3);
    private static final ForecastPeriod APRIL = ForecastPeriod.month(2026, 4);
    private static final CommissionPlan TEN = CommissionPlan.fixed("ten", 3, CommissionBasis.GROSS, "10");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-10T12:00:00Z"));
    private final InMemoryUserDirectory users = new InMemoryUserDirectory()
            .add(User.named("ada", "Ada"))
            .add(User.named("bob", "Bob").reportingTo("ada").inTeams("north"))
            .add(User.named("dan", "Dan").reportingTo("bob"))
            .add(User.named("eve", "Eve"));

    private Crm crm(CrmBuilder builder) {
        return builder.clock(now::get).users(users).build();
    }

    private CrmSession ada(CommissionPlan... plans) {
        return crm(Crm.builder().commissions(plans)).as(Actor.user("ada"));
    }

    private static Money eur(String amount) {
        return Money.of(CurrencyUnit.EUR, new BigDecimal(amount));
    }

    private static OpportunityId deal(CrmSession session, String owner, Money amount) {
        return session.opportunities()
                .open(OpenOpportunity.named("Deal").ownedBy(Owner.user(owner)).amount(amount))
                .id();
    }

    private static void win(CrmSession session, OpportunityId deal) {
        session.opportunities().win(WinOpportunity.of(deal));
    }

    private static List<String> earned(CrmSession session, String seller, ForecastPeriod period) {
        return session.commissions().statement(seller, period).entries().stream()
                .map(entry -> entry.amount() + " by " + entry.plan())
                .toList();
    }

    private static List<String> faults(ThrowingCallable act) {
        Throwable thrown = catchThrowable(act);
        assertThat(thrown).isInstanceOf(ValidationException.class);
        return ((ValidationException) thrown)
                .violations().stream()
                        .map(fault -> fault.path() + ": " + fault.code())
                        .toList();
    }

    private static ErrorCode refused(ThrowingCallable act) {
        Throwable thrown = catchThrowable(act);
        assertThat(thrown).isInstanceOf(CrmException.class);
        return ((CrmException) thrown).code();
    }

    @Test
    @DisplayName("FO-26 Every fault of a split is told at once: totals, ranges, sellers named twice or unknown")
    void splitFaults() {
        CrmSession ada = ada();
        OpportunityId deal = deal(ada, "ada", eur("100"));
        assertThat(faults(() -> ada.opportunities()
                        .split(SplitOpportunity.of(deal)
                                .revenue("ada", 101)
                                .revenue("ada", -2)
                                .revenue("nobody", new BigDecimal("0.0000001"))
                                .overlay("bob", 1_001)
                                .overlay("bob", 1_000))))
                .containsExactlyInAnyOrder(
                        "shares[0].percentage: opportunity_split.out_of_range",
                        "shares[1].seller: opportunity_split.repeated",
                        "shares[1].percentage: opportunity_split.out_of_range",
                        "shares[2].percentage: field.too_precise",
                        "shares[2].seller: opportunity_split.unknown_seller",
                        "shares[3].percentage: opportunity_split.out_of_range",
                        "shares[4].seller: opportunity_split.repeated",
                        "shares: opportunity_split.not_whole");
        assertThat(faults(() -> ada.opportunities()
                        .split(SplitOpportunity.of(deal).revenue("ada", new BigDecimal("99.999999")))))
                .containsExactly("shares: opportunity_split.not_whole");
        assertThat(ada.opportunities().splits(deal)).isEmpty();
    }

    @Test
    @DisplayName("FO-26 Amounts of splits add up and follow the deal's, by edit or by lines; without splits they go")
    void splitsFollow() {
        CrmSession ada = ada();
        Opportunities deals = ada.opportunities();
        OpportunityId deal = deal(ada, "ada", eur("100"));
        BigDecimal third = new BigDecimal("33.333333");
        deals.split(SplitOpportunity.of(deal)
                .revenue("ada", third)
                .revenue("bob", third)
                .revenue("dan", new BigDecimal("33.333334"))
                .overlay("eve", 250));
        assertThat(amounts(ada, deal))
                .containsExactly("ada EUR 33.33", "bob EUR 33.33", "dan EUR 33.34", "eve EUR 250.00");

        deals.edit(deal, Edit.set(OpportunityFields.AMOUNT, eur("0.02")));
        assertThat(amounts(ada, deal)).containsExactly("ada EUR 0.01", "bob EUR 0.00", "dan EUR 0.01", "eve EUR 0.05");

        var product = ada.products().add(AddProduct.named("Engine").price(eur("200")));
        deals.addLine(AddLine.to(deal).product(product.id()).quantity(2));
        deals.split(SplitOpportunity.of(deal).revenue("bob", 25).revenue("ada", 75));
        assertThat(amounts(ada, deal)).containsExactly("bob EUR 100.00", "ada EUR 300.00");
        deals.addLine(AddLine.to(deal).product(product.id()));
        assertThat(amounts(ada, deal)).containsExactly("bob EUR 150.00", "ada EUR 450.00");

        assertThat(deals.split(SplitOpportunity.of(deal)).isSplit()).isFalse();
        assertThat(deals.splits(deal)).isEmpty();
    }

    private static List<String> amounts(CrmSession session, OpportunityId deal) {
        return session.opportunities().splits(deal).stream()
                .map(split -> split.seller() + " " + split.amount().orElseThrow())
                .toList();
    }

    @Test
    @DisplayName("FO-26 A deal goes with its splits")
    void splitsGoWithTheirDeal() {
        CrmSession ada = ada();
        OpportunityId deal = deal(ada, "ada", eur("100"));
        ada.opportunities().split(SplitOpportunity.of(deal).revenue("bob", 100));
        OpportunitySplit split = ada.opportunities().splits(deal).get(0);
        assertThat(split.amount()).contains(eur("100"));
        ada.opportunities().delete(deal);
        assertThat(ada.opportunities().find(deal)).isEmpty();
    }

    @Test
    @DisplayName("FO-27 A user is in the team of a deal once; added again, the role is another one")
    void team() {
        CrmSession ada = ada();
        Opportunities deals = ada.opportunities();
        OpportunityId deal = deal(ada, "ada", eur("100"));
        deals.addMember(deal, TeamMember.of("bob").as("engineer"));
        deals.addMember(deal, TeamMember.of("dan"));
        Opportunity after = deals.addMember(deal, TeamMember.of("bob").as("lead engineer"));
        assertThat(after.team()).containsExactly(TeamMember.of("bob").as("lead engineer"), TeamMember.of("dan"));
        assertThat(deals.count(OpportunityFields.TEAM.has("bob"))).isEqualTo(1);

        assertThat(faults(() -> deals.addMember(deal, TeamMember.of("nobody"))))
                .containsExactly("team[2].user: opportunity.unknown_member");
        assertThat(faults(() -> deals.edit(
                        deal,
                        Edit.set(
                                OpportunityFields.TEAM,
                                List.of(
                                        TeamMember.of("bob"),
                                        TeamMember.of("bob").as("x"))))))
                .containsExactly("team: field.repeated");
        assertThat(deals.removeMember(deal, "bob").team()).containsExactly(TeamMember.of("dan"));
        assertThat(refused(() -> deals.removeMember(deal, "bob"))).isEqualTo(OpportunityErrors.NOT_IN_TEAM);
    }

    @Test
    @DisplayName(
            "FO-28 The first plan that fits gives the rate: by user, team, currency and the day of winning; bonuses come on top")
    void whichPlan() {
        CrmSession ada = ada(
                CommissionPlan.fixed("eve", 1, CommissionBasis.GROSS, "1").forUser("eve"),
                CommissionPlan.fixed("dollars", 1, CommissionBasis.GROSS, "3").in(CurrencyUnit.USD),
                CommissionPlan.fixed("old", 1, CommissionBasis.GROSS, "4").validUntil(LocalDate.of(2026, 3, 10)),
                CommissionPlan.fixed("north", 1, CommissionBasis.GROSS, "5").forTeam("north"),
                CommissionPlan.fixed("bonus", 1, CommissionBasis.GROSS, "2")
                        .validFrom(LocalDate.of(2026, 3, 10))
                        .asBonus(),
                TEN);
        for (String seller : List.of("ada", "bob", "eve")) {
            win(ada, deal(ada, seller, eur("100")));
        }
        ada.opportunities().win(WinOpportunity.of(deal(ada, "ada", eur("100"))).on(LocalDate.of(2026, 3, 9)));
        win(ada, deal(ada, "ada", Money.of(CurrencyUnit.USD, 100)));

        assertThat(earned(ada, "ada", MARCH))
                .containsExactlyInAnyOrder(
                        "EUR 4.00 by old",
                        "EUR 2.00 by bonus",
                        "EUR 10.00 by ten",
                        "USD 2.00 by bonus",
                        "USD 3.00 by dollars");
        assertThat(earned(ada, "bob", MARCH)).containsExactlyInAnyOrder("EUR 5.00 by north", "EUR 2.00 by bonus");
        CrmSession eve = ada;
        assertThat(eve.commissions()
                        .settle(new SettleCommissions("eve", MARCH, CurrencyUnit.EUR))
                        .amount())
                .isEqualTo(eur("3.00"));
    }

    @Test
    @DisplayName(
            "FO-28 On margin, the deal's actual cost counts, else that of its lines; where none is known, it is not won")
    void margin() {
        CrmSession ada = ada(CommissionPlan.fixed("margin", 1, CommissionBasis.MARGIN, "10"));
        OpportunityId bare = deal(ada, "ada", eur("100"));
        assertThat(refused(() -> win(ada, bare))).isEqualTo(CommissionErrors.COST_UNKNOWN);
        assertThat(ada.opportunities().get(bare).isWon()).isFalse();
        ada.opportunities().edit(bare, Edit.set(OpportunityFields.ACTUAL_COST, Money.of(CurrencyUnit.USD, 1)));
        assertThat(refused(() -> win(ada, bare))).isEqualTo(CommissionErrors.COST_UNKNOWN);
        ada.opportunities().edit(bare, Edit.set(OpportunityFields.ACTUAL_COST, eur("130")));
        win(ada, bare);

        var costed = ada.products().add(AddProduct.named("Engine").price(eur("100")));
        ada.products()
                .edit(costed.id(), Edit.set(ProductFields.COST, BigMoney.of(CurrencyUnit.EUR, new BigDecimal("60"))));
        var uncosted = ada.products().add(AddProduct.named("Oil").price(eur("10")));
        OpportunityId lines = deal(ada, "ada", eur("0"));
        ada.opportunities().addLine(AddLine.to(lines).product(costed.id()).quantity(3));
        var oil = ada.opportunities().addLine(AddLine.to(lines).product(uncosted.id()));
        assertThat(refused(() -> win(ada, lines))).isEqualTo(CommissionErrors.COST_UNKNOWN);
        ada.opportunities().removeLine(oil.id());
        win(ada, lines);

        assertThat(earned(ada, "ada", MARCH)).containsExactlyInAnyOrder("EUR -3.00 by margin", "EUR 12.00 by margin");
    }

    @Test
    @DisplayName("FO-30 Winning earns by the rate and the split of that moment, with everything it was reckoned from")
    void accrual() {
        CrmSession ada = ada(TEN);
        OpportunityId deal = deal(ada, "ada", eur("1000.01"));
        ada.opportunities()
                .split(SplitOpportunity.of(deal)
                        .revenue("ada", new BigDecimal("66.6"))
                        .revenue("bob", new BigDecimal("33.4"))
                        .overlay("dan", 50));
        win(ada, deal);
        ada.opportunities().split(SplitOpportunity.of(deal).revenue("eve", 100));
        ada.opportunities().edit(deal, Edit.set(OpportunityFields.AMOUNT, eur("5")));

        CommissionEntry entry =
                ada.commissions().statement("bob", MARCH).entries().get(0);
        assertThat(entry.opportunity()).isEqualTo(deal);
        assertThat(entry.whole()).isEqualTo(eur("1000.01"));
        assertThat(entry.share().percentage()).isEqualByComparingTo("33.4");
        assertThat(entry.base()).isEqualTo(eur("334.00"));
        assertThat(entry.amount()).isEqualTo(eur("33.40"));
        assertThat(entry.planVersion()).isEqualTo(3);
        assertThat(entry.basis()).isEqualTo(CommissionBasis.GROSS);
        assertThat(entry.method()).isEqualTo(CommissionMethod.FIXED);
        assertThat(entry.parts()).hasSize(1);
        assertThat(entry.parts().get(0).base()).isEqualByComparingTo("334.00");
        assertThat(earned(ada, "ada", MARCH)).containsExactly("EUR 66.60 by ten");
        assertThat(earned(ada, "dan", MARCH)).containsExactly("EUR 50.00 by ten");
        CommissionStatement of = ada.commissions().statement("bob", MARCH);
        assertThat(of.total(CurrencyUnit.EUR).amount()).isEqualTo(eur("33.40"));
        assertThat(ada.commissions().get(entry.id())).isEqualTo(entry);
    }

    @Test
    @DisplayName("FO-30 A deal that is opened as won, or won by the acceptance of an offer, earns as well")
    void otherWaysToWin() {
        Crm crm = crm(Crm.builder()
                .commissions(TEN)
                .quotes(QuoteSettings.usual().withoutFollowUp().winningDeals()));
        CrmSession ada = crm.as(Actor.user("ada"));
        ada.opportunities().open(OpenOpportunity.named("Taken in").stage("won").amount(eur("70")));

        var account = ada.accounts().open(CreateAccount.business("Navy")).id();
        var product = ada.products().add(AddProduct.named("Engine").price(eur("500")));
        OpportunityId deal = ada.opportunities()
                .open(OpenOpportunity.named("Engines").account(account))
                .id();
        ada.opportunities().addLine(AddLine.to(deal).product(product.id()));
        QuoteId quote = ada.quotes()
                .draft(DraftQuote.from(deal).validUntil(LocalDate.of(2026, 4, 30)))
                .id();
        if (ada.quotes().lines(quote).isEmpty()) {
            ada.quotes().addLine(AddQuoteLine.to(quote).product(product.id()));
        }
        ada.quotes().send(quote);
        ada.quotes().accept(quote);

        assertThat(ada.opportunities().get(deal).isWon()).isTrue();
        assertThat(earned(ada, "ada", MARCH)).containsExactlyInAnyOrder("EUR 7.00 by ten", "EUR 50.00 by ten");
    }

    @Test
    @DisplayName("FO-30 Reopening adds an entry that takes back and changes none; winning again earns anew")
    void reversal() {
        CrmSession ada = ada(TEN);
        OpportunityId deal = deal(ada, "ada", eur("100"));
        win(ada, deal);
        CommissionEntry first =
                ada.commissions().statement("ada", MARCH).entries().get(0);
        now.set(Instant.parse("2026-04-02T12:00:00Z"));
        ada.opportunities().reopen(deal);
        assertThat(ada.commissions().get(first.id())).isEqualTo(first);
        CommissionEntry back =
                ada.commissions().statement("ada", APRIL).entries().get(0);
        assertThat(back.reverses()).contains(first.id());
        assertThat(back.amount()).isEqualTo(eur("-10"));
        assertThat(back.base()).isEqualTo(eur("-100"));

        ada.opportunities().edit(deal, Edit.set(OpportunityFields.AMOUNT, eur("300")));
        win(ada, deal);
        ada.opportunities().reopen(deal);
        win(ada, deal);
        CommissionStatement april = ada.commissions().statement("ada", APRIL);
        assertThat(april.entries())
                .extracting(CommissionEntry::amount)
                .containsExactlyInAnyOrder(eur("-10"), eur("30"), eur("-30"), eur("30"));
        assertThat(april.total(CurrencyUnit.EUR))
                .isEqualTo(new CommissionStatement.Total(eur("60"), eur("-40"), eur("0")));
    }

    @Test
    @DisplayName("FO-30 A rule of the host that reopens at once what was won takes back what that earned")
    void reopenedByRule() {
        SaveRules reopening = new SaveRules() {
            @Override
            public void after(
                    Optional<CrmRecord<?>> before, CrmRecord<?> saved, EventEnvelope event, Execution execution) {
                if (event.type().equals("opportunity.won")) {
                    new Opportunities(execution.commands()).reopen(((Opportunity) saved).id());
                }
            }
        };
        CrmSession ada =
                crm(Crm.builder().commissions(TEN).saveRules(reopening)).as(Actor.user("ada"));
        win(ada, deal(ada, "ada", eur("100")));
        CommissionStatement march = ada.commissions().statement("ada", MARCH);
        assertThat(march.entries()).hasSize(2);
        assertThat(march.total(CurrencyUnit.EUR).amount()).isEqualTo(eur("0"));
    }

    @Test
    @DisplayName(
            "FO-29 A settlement is of a seller, period and currency; nothing is settled twice, and what is earned later goes into another")
    void settlement() {
        CrmSession ada = ada(TEN);
        OpportunityId deal = deal(ada, "ada", eur("100"));
        win(ada, deal);
        win(ada, deal(ada, "ada", eur("50")));
        win(ada, deal(ada, "ada", Money.ofMinor(CurrencyUnit.JPY, 5_000)));
        win(ada, deal(ada, "bob", eur("70")));
        SettleCommissions march = new SettleCommissions("ada", MARCH, CurrencyUnit.EUR);

        CommissionSettlement settled = ada.commissions().settle(march);
        assertThat(settled.amount()).isEqualTo(eur("15"));
        assertThat(settled.entryCount()).isEqualTo(2);
        assertThat(settled.period()).isEqualTo(MARCH);
        assertThat(refused(() -> ada.commissions().settle(march))).isEqualTo(CommissionErrors.NOTHING_TO_SETTLE);
        CommissionStatement statement = ada.commissions().statement("ada", MARCH);
        assertThat(statement.total(CurrencyUnit.EUR).open()).isEqualTo(eur("0"));
        assertThat(statement.total(CurrencyUnit.JPY).open()).isEqualTo(Money.ofMinor(CurrencyUnit.JPY, 500));
        assertThat(ada.commissions()
                        .statement("bob", MARCH)
                        .total(CurrencyUnit.EUR)
                        .settled())
                .isEqualTo(eur("0"));

        ada.opportunities().reopen(deal);
        assertThat(refused(() -> ada.opportunities().delete(deal))).isEqualTo(CommandErrors.STILL_REFERENCED);
        assertThat(ada.commissions().settle(march).amount()).isEqualTo(eur("-10"));
        assertThat(ada.commissions().settlements("ada"))
                .extracting(CommissionSettlement::amount)
                .containsExactlyInAnyOrder(eur("15"), eur("-10"));
    }

    @Test
    @DisplayName(
            "FO-29 Everybody reads their own commission and that of their reports; others', and settling, by right")
    void access() {
        Map<String, List<String>> rights = Map.of("eve", List.of("commission.read_others"));
        AccessPolicy policy = new AccessPolicy() {
            @Override
            public boolean permits(Access access, Permission permission) {
                return rights.getOrDefault(access.actor().userId(), List.of()).contains(permission.name());
            }
        };
        Crm crm = crm(Crm.builder().commissions(TEN).access(policy));
        CrmSession ada = crm.as(Actor.user("ada"));
        for (String seller : List.of("ada", "bob", "dan", "eve")) {
            win(ada, deal(ada, seller, eur("100")));
        }
        assertThat(ada.commissions().statement("dan", MARCH).entries()).hasSize(1);
        assertThat(refused(() -> ada.commissions().statement("eve", MARCH))).isEqualTo(CommandErrors.ACCESS_DENIED);
        CrmSession dan = crm.as(Actor.user("dan"));
        assertThat(dan.commissions().statement("dan", MARCH).entries()).hasSize(1);
        assertThat(refused(() -> dan.commissions().statement("bob", MARCH))).isEqualTo(CommandErrors.ACCESS_DENIED);
        assertThat(refused(() -> dan.commissions().settlements("bob"))).isEqualTo(CommandErrors.ACCESS_DENIED);
        CrmSession eve = crm.as(Actor.user("eve"));
        CommissionEntry bobs =
                eve.commissions().statement("bob", MARCH).entries().get(0);
        assertThat(refused(() -> dan.commissions().get(bobs.id()))).isEqualTo(CommandErrors.ACCESS_DENIED);
        for (Map.Entry<CrmSession, Integer> reads :
                Map.of(dan, 1, ada, 3, eve, 4).entrySet()) {
            var commissions = reads.getKey().commissions();
            assertThat(commissions.list(commissions.query()).items()).hasSize(reads.getValue());
            assertThat(commissions
                            .report(commissions.newReport().measure(Measure.count()))
                            .rows()
                            .get(0)
                            .count("count"))
                    .isEqualTo((long) reads.getValue());
        }
        assertThat(refused(() -> eve.commissions().settle(new SettleCommissions("bob", MARCH, CurrencyUnit.EUR))))
                .isEqualTo(CommandErrors.ACCESS_DENIED);
    }

    @Test
    @DisplayName("S-13 Sales by seller: shares of revenue where deals are split, whole deals where they are not")
    void sales() {
        CrmSession ada = ada();
        OpportunityId split = deal(ada, "ada", eur("100.01"));
        ada.opportunities()
                .split(SplitOpportunity.of(split)
                        .revenue("bob", 50)
                        .revenue("dan", 50)
                        .overlay("eve", 100));
        win(ada, split);
        win(ada, deal(ada, "bob", eur("7")));
        win(ada, deal(ada, "bob", Money.ofMinor(CurrencyUnit.JPY, 3)));
        deal(ada, "ada", eur("1000"));
        ada.opportunities().win(WinOpportunity.of(deal(ada, "ada", eur("1"))).on(LocalDate.of(2026, 2, 28)));
        assertThat(ada.commissions().salesBySeller(MARCH))
                .containsExactly(
                        new SellerSales(
                                Owner.user("bob"),
                                3,
                                Map.of(
                                        CurrencyUnit.EUR, eur("57.01"),
                                        CurrencyUnit.JPY, Money.ofMinor(CurrencyUnit.JPY, 3))),
                        new SellerSales(Owner.user("dan"), 1, Map.of(CurrencyUnit.EUR, eur("50.00"))));
    }
}
