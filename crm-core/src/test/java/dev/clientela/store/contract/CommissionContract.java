package dev.clientela.store.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.command.CommandErrors;
import dev.clientela.command.Edit;
import dev.clientela.commission.CommissionBasis;
import dev.clientela.commission.CommissionBracket;
import dev.clientela.commission.CommissionEntry;
import dev.clientela.commission.CommissionErrors;
import dev.clientela.commission.CommissionMethod;
import dev.clientela.commission.CommissionPlan;
import dev.clientela.commission.CommissionSettlement;
import dev.clientela.commission.CommissionStatement;
import dev.clientela.commission.SellerSales;
import dev.clientela.commission.SettleCommissions;
import dev.clientela.commission.SettlementOutcome;
import dev.clientela.error.CrmException;
import dev.clientela.forecast.ForecastPeriod;
import dev.clientela.opportunity.LoseOpportunity;
import dev.clientela.opportunity.OpenOpportunity;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.opportunity.OpportunityId;
import dev.clientela.opportunity.OpportunitySplit;
import dev.clientela.opportunity.SplitOpportunity;
import dev.clientela.opportunity.SplitShare;
import dev.clientela.opportunity.SplitType;
import dev.clientela.opportunity.TeamMember;
import dev.clientela.opportunity.WinOpportunity;
import dev.clientela.security.Actor;
import dev.clientela.security.Owner;
import dev.clientela.security.Tenant;
import dev.clientela.store.CrmStore;
import dev.clientela.store.StoreErrors;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A whole CRM on the store keeps what is earned in step with what becomes of deals, and settles it once. */
public interface CommissionContract extends StoreFixture {

    /** What befalls a deal, or what is earned by deals. */
    enum Act {
        OPEN,
        VALUE,
        SPLIT,
        ASSIGN,
        WIN,
        LOSE,
        REOPEN,
        SETTLE,
        SETTLE_ALL,
        DELETE
    }

    /** An office whose deals live by chance, a day an act, on two nodes. */
    final class Floor {

        static final List<String> SELLERS = List.of("ada", "bob", "cid");
        static final List<CurrencyUnit> CURRENCIES = List.of(CurrencyUnit.EUR, CurrencyUnit.JPY);
        static final List<ForecastPeriod> MONTHS =
                List.of(ForecastPeriod.month(2024, 5), ForecastPeriod.month(2024, 6), ForecastPeriod.month(2024, 7));

        final AtomicReference<Instant> now = new AtomicReference<>(MOMENT.now());
        final Tenant tenant;
        final List<CrmSession> nodes;
        final CrmSession payroll;
        final CrmSession ada;
        final List<OpportunityId> deals = new ArrayList<>();

        Floor(StoreFixture fixture) {
            tenant = fixture.newTenant().tenant();
            CrmStore store = fixture.anotherStore();
            List<Crm> crms = List.of(node(store), node(store));
            nodes = crms.stream()
                    .map(crm -> crm.as(Actor.system("payroll").in(tenant)))
                    .toList();
            payroll = nodes.get(0);
            ada = crms.get(0).as(Actor.user("ada").in(tenant));
        }

        private Crm node(CrmStore store) {
            return Crm.builder()
                    .store(store)
                    .clock(now::get)
                    .zone(MOMENT.zone())
                    .commissions(
                            CommissionPlan.withBrackets(
                                    "steps",
                                    2,
                                    CommissionBasis.GROSS,
                                    CommissionMethod.MARGINAL,
                                    CurrencyUnit.EUR,
                                    CommissionBracket.between("0", "100", "1.5"),
                                    CommissionBracket.from("100", "7.25")),
                            CommissionPlan.fixed("fixed", 1, CommissionBasis.GROSS, "3.3"),
                            CommissionPlan.fixed("bonus", 1, CommissionBasis.GROSS, "1")
                                    .forUser("bob")
                                    .asBonus())
                    .build();
        }

        OpportunityId won(String seller, long amount) {
            OpportunityId deal = open(seller, Money.of(CurrencyUnit.EUR, amount));
            ada.opportunities().win(WinOpportunity.of(deal));
            return deal;
        }

        OpportunityId open(String seller, Money amount) {
            OpportunityId deal = ada.opportunities()
                    .open(OpenOpportunity.named("Deal")
                            .ownedBy(Owner.user(seller))
                            .amount(amount))
                    .id();
            deals.add(deal);
            return deal;
        }

        void act(Act act, Random chance) {
            now.set(now.get().plusSeconds(86_400));
            try {
                if (act == Act.OPEN || deals.isEmpty()) {
                    open(any(SELLERS, chance), money(any(CURRENCIES, chance), chance));
                } else if (act == Act.SETTLE) {
                    payroll.commissions()
                            .settle(new SettleCommissions(
                                    any(SELLERS, chance), any(MONTHS, chance), any(CURRENCIES, chance)));
                } else if (act == Act.SETTLE_ALL) {
                    settleAll(any(MONTHS, chance));
                } else {
                    actOn(act, any(deals, chance), chance);
                }
            } catch (CrmException e) {
                // What cannot be done to a deal as it stands is refused, and must leave nothing behind.
                assertThat(e.code().toString()).doesNotStartWith("store.");
            }
        }

        /** Nobody who is told of has failed, and nobody else has anything left. */
        private void settleAll(ForecastPeriod month) {
            assertThat(payroll.commissions().settleAll(month)).allMatch(SettlementOutcome.Settled.class::isInstance);
            assertThat(SELLERS.stream()
                            .flatMap(seller -> payroll.commissions().statement(seller, month).entries().stream())
                            .filter(entry -> entry.settlement().isEmpty()))
                    .isEmpty();
        }

        private void actOn(Act act, OpportunityId id, Random chance) {
            switch (act) {
                case VALUE ->
                    ada.opportunities()
                            .edit(
                                    id,
                                    Edit.set(
                                            OpportunityFields.AMOUNT,
                                            money(
                                                    ada.opportunities()
                                                            .get(id)
                                                            .currency()
                                                            .orElseThrow(),
                                                    chance)));
                case SPLIT -> {
                    BigDecimal some = BigDecimal.valueOf(chance.nextInt(100_001), 3);
                    ada.opportunities()
                            .split(
                                    chance.nextInt(4) == 0
                                            ? SplitOpportunity.of(id)
                                            : SplitOpportunity.of(id)
                                                    .revenue(SELLERS.get(chance.nextInt(2)), some)
                                                    .revenue(
                                                            "cid",
                                                            BigDecimal.valueOf(100)
                                                                    .subtract(some))
                                                    .overlay("bob", chance.nextInt(1_001)));
                }
                case ASSIGN -> ada.opportunities().assign(id, Owner.user(any(SELLERS, chance)));
                case WIN -> ada.opportunities().win(WinOpportunity.of(id));
                case LOSE -> ada.opportunities().lose(LoseOpportunity.of(id).because("price"));
                case REOPEN -> ada.opportunities().reopen(id);
                case DELETE -> ada.opportunities().delete(id);
                default -> throw new IllegalStateException("Not of a deal: " + act);
            }
        }

        private static <T> T any(List<T> of, Random chance) {
            return of.get(chance.nextInt(of.size()));
        }

        private static Money money(CurrencyUnit currency, Random chance) {
            return Money.ofMinor(currency, chance.nextInt(50_000) - 1_000L);
        }

        List<CommissionEntry> entries(String seller) {
            return MONTHS.stream()
                    .flatMap(month -> payroll.commissions().statement(seller, month).entries().stream())
                    .toList();
        }
    }

    private static Money sum(List<CommissionEntry> entries, CurrencyUnit currency) {
        return entries.stream()
                .filter(entry -> entry.currency().equals(currency))
                .map(CommissionEntry::amount)
                .reduce(Money.zero(currency), Money::plus);
    }

    /** What the deal would earn its seller if it were won now, in one plan after the other. */
    private static List<Money> expected(Money base, String seller) {
        Money steps = base.getCurrencyUnit().equals(CurrencyUnit.EUR)
                ? steps(base)
                : base.multipliedBy(new BigDecimal("0.033"), java.math.RoundingMode.HALF_UP);
        return seller.equals("bob")
                ? List.of(steps, base.multipliedBy(new BigDecimal("0.01"), java.math.RoundingMode.HALF_UP))
                : List.of(steps);
    }

    private static Money steps(Money base) {
        BigDecimal size = base.getAmount().abs();
        BigDecimal hundred = BigDecimal.valueOf(100);
        BigDecimal exact = size.min(hundred)
                .multiply(new BigDecimal("0.015"))
                .add(size.subtract(hundred).max(BigDecimal.ZERO).multiply(new BigDecimal("0.0725")));
        Money amount = Money.of(CurrencyUnit.EUR, exact, java.math.RoundingMode.HALF_UP);
        return base.isNegative() ? amount.negated() : amount;
    }

    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    @Label(
            "FO-26 FO-29 FO-30 S-13 After any life of deals, what is earned is that of the deals that are won, statements"
                    + " are the sums of their entries, settlements of theirs, splits of their deals, and sales of both")
    default void anyLife(@ForAll @Size(min = 5, max = 30) List<Act> acts, @ForAll Random chance) {
        Floor floor = new Floor(this);
        Map<OpportunityId, Map<String, List<Money>>> standing = new HashMap<>();
        for (Act act : acts) {
            Set<OpportunityId> wonBefore = won(floor).keySet();
            floor.act(act, chance);
            Map<OpportunityId, Opportunity> wonNow = won(floor);
            standing.keySet().retainAll(wonNow.keySet());
            wonNow.forEach((id, deal) -> {
                if (!wonBefore.contains(id)) {
                    standing.put(id, earning(floor, deal));
                }
            });
        }
        assertEarned(floor, standing);
        assertSettled(floor);
        assertSplitAndSold(floor);
    }

    private static Map<OpportunityId, Opportunity> won(Floor floor) {
        var deals = floor.ada.opportunities();
        return deals.list(deals.query().where(OpportunityFields.IS_WON.isTrue()).pageOf(200)).items().stream()
                .collect(Collectors.toMap(Opportunity::id, deal -> deal));
    }

    private static Map<String, List<Money>> earning(Floor floor, Opportunity deal) {
        List<SplitShare> shares = floor.ada.opportunities().splits(deal.id()).stream()
                .map(OpportunitySplit::share)
                .toList();
        if (shares.isEmpty()) {
            shares = List.of(SplitShare.whole(deal.owner().id()));
        }
        List<Money> bases = SplitShare.amounts(deal.amount().orElseThrow(), shares);
        Map<String, List<Money>> earning = new HashMap<>();
        for (int i = 0; i < shares.size(); i++) {
            String seller = shares.get(i).seller();
            earning.computeIfAbsent(seller, key -> new ArrayList<>()).addAll(expected(bases.get(i), seller));
        }
        return earning;
    }

    private static void assertEarned(Floor floor, Map<OpportunityId, Map<String, List<Money>>> standing) {
        for (String seller : Floor.SELLERS) {
            List<CommissionEntry> entries = floor.entries(seller);
            Map<Object, CommissionEntry> byId =
                    entries.stream().collect(Collectors.toMap(CommissionEntry::id, entry -> entry));
            List<CommissionEntry> reversals = entries.stream()
                    .filter(entry -> entry.reverses().isPresent())
                    .toList();
            for (CommissionEntry reversal : reversals) {
                CommissionEntry taken = byId.remove(reversal.reverses().orElseThrow());
                assertThat(taken.amount().plus(reversal.amount())).isEqualTo(Money.zero(taken.currency()));
                byId.remove(reversal.id());
            }
            List<String> found = byId.values().stream()
                    .map(entry -> entry.opportunity() + " " + entry.amount())
                    .toList();
            List<String> expected = new ArrayList<>();
            standing.forEach((deal, earning) ->
                    earning.getOrDefault(seller, List.of()).forEach(amount -> expected.add(deal + " " + amount)));
            assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static void assertSettled(Floor floor) {
        for (String seller : Floor.SELLERS) {
            List<CommissionEntry> entries = floor.entries(seller);
            for (CommissionSettlement settlement : floor.payroll.commissions().settlements(seller)) {
                List<CommissionEntry> within = entries.stream()
                        .filter(entry -> entry.settlement().equals(Optional.of(settlement.id())))
                        .toList();
                assertThat(within).hasSize(settlement.entryCount());
                assertThat(sum(within, settlement.currency())).isEqualTo(settlement.amount());
            }
            for (ForecastPeriod month : Floor.MONTHS) {
                CommissionStatement statement = floor.payroll.commissions().statement(seller, month);
                for (CurrencyUnit currency : Floor.CURRENCIES) {
                    CommissionStatement.Total total = statement.total(currency);
                    assertThat(total.amount()).isEqualTo(sum(statement.entries(), currency));
                    assertThat(total.open())
                            .isEqualTo(sum(
                                    statement.entries().stream()
                                            .filter(entry -> entry.settlement().isEmpty())
                                            .toList(),
                                    currency));
                }
            }
        }
    }

    private static void assertSplitAndSold(Floor floor) {
        Map<ForecastPeriod, Map<String, Map<CurrencyUnit, Money>>> sold = new HashMap<>();
        for (Opportunity deal : won(floor).values()) {
            ForecastPeriod month =
                    ForecastPeriod.month(2024, deal.actualClose().orElseThrow().getMonthValue());
            List<OpportunitySplit> splits = floor.ada.opportunities().splits(deal.id()).stream()
                    .filter(split -> split.share().type() == SplitType.REVENUE)
                    .toList();
            Money amount = deal.amount().orElseThrow();
            if (splits.isEmpty()) {
                add(sold, month, deal.owner().id(), amount);
            } else {
                splits.forEach(
                        split -> add(sold, month, split.seller(), split.amount().orElseThrow()));
                assertThat(splits.stream()
                                .map(split -> split.amount().orElseThrow())
                                .reduce(Money::plus))
                        .contains(amount);
            }
        }
        for (ForecastPeriod month : Floor.MONTHS) {
            Map<String, Map<CurrencyUnit, Money>> told = floor.ada.commissions().salesBySeller(month).stream()
                    .collect(Collectors.toMap(sales -> sales.seller().id(), SellerSales::amounts));
            assertThat(told).isEqualTo(sold.getOrDefault(month, Map.of()));
        }
    }

    private static void add(
            Map<ForecastPeriod, Map<String, Map<CurrencyUnit, Money>>> sold,
            ForecastPeriod month,
            String seller,
            Money amount) {
        sold.computeIfAbsent(month, key -> new HashMap<>())
                .computeIfAbsent(seller, key -> new HashMap<>())
                .merge(amount.getCurrencyUnit(), amount, Money::plus);
    }

    @Test
    @DisplayName("FO-29 Of those who settle the same at once, on two nodes, one does; no entry is settled twice")
    default void settledOnce() {
        Floor floor = new Floor(this);
        ForecastPeriod may = Floor.MONTHS.get(0);
        SettleCommissions command = new SettleCommissions("ada", may, CurrencyUnit.EUR);
        for (int round = 1; round <= 3; round++) {
            for (int i = 0; i < 3; i++) {
                floor.won("ada", 100L * round);
            }
            CyclicBarrier start = new CyclicBarrier(3);
            List<Optional<CommissionSettlement>> settled =
                    Together.<Optional<CommissionSettlement>>succeed(3, thread -> {
                        Together.await(start);
                        try {
                            return Optional.of(asHost(() ->
                                    floor.nodes.get(thread % 2).commissions().settle(command)));
                        } catch (CrmException e) {
                            assertThat(e.code()).isEqualTo(CommissionErrors.NOTHING_TO_SETTLE);
                            return Optional.empty();
                        }
                    });
            assertThat(settled.stream().flatMap(Optional::stream)).hasSize(1);
            assertThat(floor.payroll.commissions().settlements("ada")).hasSize(round);
        }
        assertSettled(floor);
        assertThat(floor.payroll
                        .commissions()
                        .statement("ada", may)
                        .total(CurrencyUnit.EUR)
                        .open())
                .isEqualTo(Money.zero(CurrencyUnit.EUR));
    }

    @Test
    @DisplayName(
            "FO-29 Of those who settle everybody at once, on two nodes, each seller and currency is settled by one")
    default void everybodySettledOnce() {
        Floor floor = new Floor(this);
        ForecastPeriod may = Floor.MONTHS.get(0);
        for (String seller : Floor.SELLERS) {
            floor.won(seller, 100);
            floor.won(seller, 200);
            floor.ada
                    .opportunities()
                    .win(WinOpportunity.of(floor.open(seller, Money.ofMinor(CurrencyUnit.JPY, 1_000))));
        }
        CyclicBarrier start = new CyclicBarrier(2);
        List<SettlementOutcome> outcomes = Together.<List<SettlementOutcome>>succeed(2, thread -> {
                    Together.await(start);
                    return floor.nodes.get(thread).commissions().settleAll(may);
                })
                .stream()
                .flatMap(List::stream)
                .toList();
        // Where the library runs nothing again by itself, who met the other is told so and settles what is left.
        assertThat(outcomes.stream()
                        .filter(SettlementOutcome.Failed.class::isInstance)
                        .map(failed -> ((SettlementOutcome.Failed) failed).code())
                        .distinct())
                .isSubsetOf(store().beginsTransactions() ? List.of() : List.of(StoreErrors.CONFLICT));
        floor.payroll.commissions().settleAll(may);
        assertThat(floor.payroll.commissions().settleAll(may)).isEmpty();
        assertThat(floor.payroll.commissions().settlements(may))
                .extracting(settlement -> settlement.seller() + " " + settlement.currency())
                .containsExactly("ada EUR", "ada JPY", "bob EUR", "bob JPY", "cid EUR", "cid JPY");
        assertSettled(floor);
    }

    @Test
    @DisplayName(
            "FO-29 FO-30 Settling while deals are reopened and won again leaves nothing out and settles nothing twice")
    default void settledMeanwhile() {
        Floor floor = new Floor(this);
        List<OpportunityId> deals = List.of(floor.won("ada", 100), floor.won("ada", 200), floor.won("ada", 300));
        CyclicBarrier start = new CyclicBarrier(2);
        Together.<Integer>succeed(2, thread -> {
            Together.await(start);
            for (OpportunityId deal : deals) {
                if (thread == 0) {
                    asHost(() -> floor.ada.opportunities().reopen(deal));
                    asHost(() -> floor.ada.opportunities().win(WinOpportunity.of(deal)));
                } else {
                    try {
                        asHost(() -> floor.nodes
                                .get(1)
                                .commissions()
                                .settle(new SettleCommissions("ada", Floor.MONTHS.get(0), CurrencyUnit.EUR)));
                    } catch (CrmException e) {
                        assertThat(e.code()).isEqualTo(CommissionErrors.NOTHING_TO_SETTLE);
                    }
                }
            }
            return thread;
        });
        assertThat(floor.entries("ada")).hasSize(9);
        assertSettled(floor);
    }

    @Test
    @DisplayName(
            "FO-26 Of two who split a deal at once the slower begins again or is refused, and revenue totals the deal")
    default void splitAtOnce() {
        Floor floor = new Floor(this);
        OpportunityId deal = floor.open("ada", Money.parse("EUR 100.01"));
        CyclicBarrier start = new CyclicBarrier(2);
        Together.<Boolean>succeed(2, thread -> {
            Together.await(start);
            SplitOpportunity split = thread == 0
                    ? SplitOpportunity.of(deal).revenue("ada", 50).revenue("bob", 50)
                    : SplitOpportunity.of(deal).revenue("bob", 30).revenue("cid", 70);
            asHost(() -> floor.nodes.get(thread).opportunities().split(split));
            return true;
        });
        assertThat(floor.ada.opportunities().splits(deal)).hasSize(2);
        assertThat(floor.ada.opportunities().splits(deal).stream()
                        .map(split -> split.amount().orElseThrow())
                        .reduce(Money::plus))
                .contains(Money.parse("EUR 100.01"));
    }

    @Test
    @DisplayName(
            "FO-27 A user is in the team of a deal once, also when added by several at once; the deal is found by them")
    default void inTheTeamOnce() {
        Floor floor = new Floor(this);
        OpportunityId deal = floor.open("ada", Money.parse("EUR 100"));
        floor.open("bob", Money.parse("EUR 100"));
        CyclicBarrier start = new CyclicBarrier(2);
        Together.<Boolean>succeed(2, thread -> {
            Together.await(start);
            for (String user : List.of("bob", "Cid Núñez")) {
                asHost(() -> floor.nodes
                        .get(thread)
                        .opportunities()
                        .addMember(deal, TeamMember.of(user).as("role " + thread)));
            }
            return true;
        });
        var deals = floor.ada.opportunities();
        deals.addMember(deal, TeamMember.of("bob").as("engineer"));
        List<TeamMember> team = deals.get(deal).team();
        assertThat(team).extracting(TeamMember::user).containsExactly("bob", "Cid Núñez");
        assertThat(team).contains(TeamMember.of("bob").as("engineer"));
        assertThat(deals.list(deals.query().where(OpportunityFields.TEAM.has("Cid Núñez")))
                        .items())
                .extracting(Opportunity::id)
                .containsExactly(deal);
        deals.removeMember(deal, "Cid Núñez");
        assertThat(deals.count(OpportunityFields.TEAM.has("Cid Núñez"))).isZero();
    }

    @Test
    @DisplayName("FO-29 A deal that has earned commission is not deleted, settled or not")
    default void sourcesStay() {
        Floor floor = new Floor(this);
        OpportunityId deal = floor.won("bob", 100);
        floor.payroll.commissions().settle(new SettleCommissions("bob", Floor.MONTHS.get(0), CurrencyUnit.EUR));
        Throwable refused = catchThrowable(() -> floor.ada.opportunities().delete(deal));
        assertThat(refused).isInstanceOf(CrmException.class);
        assertThat(((CrmException) refused).code()).isEqualTo(CommandErrors.STILL_REFERENCED);
        assertThat(floor.ada.opportunities().get(deal).isWon()).isTrue();
        assertThat(floor.entries("bob")).hasSize(2);
    }
}
