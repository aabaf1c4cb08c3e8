package dev.clientela.commission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.command.CommandErrors;
import dev.clientela.command.Retries;
import dev.clientela.error.AccessDeniedException;
import dev.clientela.error.ConflictException;
import dev.clientela.error.RefusedException;
import dev.clientela.error.StoreException;
import dev.clientela.forecast.ForecastPeriod;
import dev.clientela.opportunity.OpenOpportunity;
import dev.clientela.opportunity.OpportunityId;
import dev.clientela.opportunity.WinOpportunity;
import dev.clientela.record.Criterion;
import dev.clientela.record.FieldCatalog;
import dev.clientela.security.Access;
import dev.clientela.security.AccessPolicy;
import dev.clientela.security.Actor;
import dev.clientela.security.Owner;
import dev.clientela.security.Permission;
import dev.clientela.security.Tenant;
import dev.clientela.store.CrmStore;
import dev.clientela.store.Outbox;
import dev.clientela.store.Scope;
import dev.clientela.store.StoreErrors;
import dev.clientela.store.UnitOfWork;
import dev.clientela.store.memory.InMemoryStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SettleAllTest {

    private static final ForecastPeriod MARCH = ForecastPeriod.month(2026, 3);
    private static final ForecastPeriod APRIL = ForecastPeriod.month(2026, 4);
    private static final CommissionPlan TEN = CommissionPlan.fixed("ten", 1, CommissionBasis.GROSS, "10");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-10T12:00:00Z"));
    private final Stumbling store = new Stumbling();
    private final Crm crm = Crm.builder()
            .store(store)
            .clock(now::get)
            .commissions(TEN)
            .retries(Retries.none())
            .build();
    private final CrmSession payroll = crm.as(Actor.system("payroll"));

    /** A store some of whose transactions fail. */
    private static final class Stumbling implements CrmStore {

        private final CrmStore sound = new InMemoryStore();
        private Map<Integer, RuntimeException> failures = Map.of();
        private int writes;

        /** Of the transactions to come, the one of each number fails so. */
        void failAt(Map<Integer, RuntimeException> byNumber) {
            failures = byNumber;
            writes = 0;
        }

        @Override
        public <T> T write(Scope scope, Function<UnitOfWork, T> work) {
            writes++;
            return sound.write(scope, unit -> {
                T result = work.apply(unit);
                RuntimeException failure = failures.get(writes);
                if (failure != null) {
                    throw failure;
                }
                return result;
            });
        }

        @Override
        public void open(FieldCatalog catalog) {
            sound.open(catalog);
        }

        @Override
        public <T> T read(Scope scope, Function<UnitOfWork, T> work) {
            return sound.read(scope, work);
        }

        @Override
        public <T> T rehearse(Scope scope, Function<UnitOfWork, T> work) {
            return sound.rehearse(scope, work);
        }

        @Override
        public Set<Tenant> tenants() {
            return sound.tenants();
        }

        @Override
        public Outbox outbox() {
            return sound.outbox();
        }
    }

    private OpportunityId won(CrmSession session, String seller, Money amount) {
        OpportunityId deal = session.opportunities()
                .open(OpenOpportunity.named("Deal").ownedBy(Owner.user(seller)).amount(amount))
                .id();
        session.opportunities().win(WinOpportunity.of(deal));
        return deal;
    }

    private static Money eur(long amount) {
        return Money.of(CurrencyUnit.EUR, amount);
    }

    private static Money jpy(long amount) {
        return Money.ofMinor(CurrencyUnit.JPY, amount);
    }

    private void marchOfFour() {
        won(payroll, "dan", eur(400));
        won(payroll, "ada", eur(100));
        won(payroll, "ada", jpy(5_000));
        won(payroll, "bob", eur(200));
        won(payroll, "ada", eur(50));
    }

    private static List<String> told(List<SettlementOutcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> {
                    if (outcome instanceof SettlementOutcome.Failed failed) {
                        return failed.command().seller() + " "
                                + failed.command().currency() + " " + failed.code();
                    }
                    CommissionSettlement settlement = outcome.settlement().orElseThrow();
                    assertThat(settlement.seller()).isEqualTo(outcome.command().seller());
                    assertThat(settlement.period()).isEqualTo(outcome.command().period());
                    return settlement.seller() + " " + settlement.amount() + " of " + settlement.entryCount();
                })
                .toList();
    }

    @Test
    @DisplayName("FO-29 Everybody is settled at once, each seller and currency apart; run again, nothing is left")
    void everybody() {
        marchOfFour();
        now.set(Instant.parse("2026-04-01T00:00:00Z"));
        won(payroll, "bob", eur(1_000));
        assertThat(told(payroll.commissions().settleAll(MARCH)))
                .containsExactly("ada EUR 15.00 of 2", "ada JPY 500 of 1", "bob EUR 20.00 of 1", "dan EUR 40.00 of 1");
        assertThat(payroll.commissions().settleAll(MARCH)).isEmpty();
        assertThat(payroll.commissions()
                        .statement("bob", APRIL)
                        .total(CurrencyUnit.EUR)
                        .settled())
                .isEqualTo(eur(0));
    }

    @Test
    @DisplayName(
            "FO-29 What comes to be earned after everybody was settled is settled by the next run, and all is told")
    void again() {
        OpportunityId deal = won(payroll, "ada", eur(100));
        payroll.commissions().settleAll(MARCH);
        payroll.opportunities().reopen(deal);
        won(payroll, "bob", eur(70));
        assertThat(told(payroll.commissions().settleAll(MARCH)))
                .containsExactly("ada EUR -10.00 of 1", "bob EUR 7.00 of 1");
        assertThat(payroll.commissions().settlements(MARCH))
                .extracting(settlement -> settlement.seller() + " " + settlement.amount())
                .containsExactlyInAnyOrder("ada EUR 10.00", "ada EUR -10.00", "bob EUR 7.00");
        assertThat(payroll.commissions().settlements(APRIL)).isEmpty();
    }

    @Test
    @DisplayName(
            "FO-29 One seller who cannot be settled keeps no other from it, is told with the error, and is left open")
    void conflicts() {
        marchOfFour();
        store.failAt(Map.of(
                1, new ConflictException(StoreErrors.CONFLICT, Map.of()),
                3, new IllegalStateException("The host's own")));
        List<SettlementOutcome> outcomes = payroll.commissions().settleAll(MARCH);
        assertThat(told(outcomes))
                .containsExactly(
                        "ada EUR store.conflict",
                        "ada JPY 500 of 1",
                        "bob EUR commission.failed",
                        "dan EUR 40.00 of 1");
        assertThat(((SettlementOutcome.Failed) outcomes.get(2)).why()).hasMessage("The host's own");
        assertThat(payroll.commissions().statement("ada", MARCH).total(CurrencyUnit.EUR))
                .isEqualTo(new CommissionStatement.Total(eur(15), eur(0), eur(0)));
        store.failAt(Map.of());
        assertThat(told(payroll.commissions().settleAll(MARCH)))
                .containsExactly("ada EUR 15.00 of 2", "bob EUR 20.00 of 1");
        assertThat(payroll.commissions().settlements(MARCH)).hasSize(4);
    }

    @Test
    @DisplayName("FO-29 When the store is out of reach, the rest is told so without being tried")
    void outOfReach() {
        marchOfFour();
        store.failAt(Map.of(2, new StoreException(StoreErrors.UNAVAILABLE, Map.of())));
        assertThat(told(payroll.commissions().settleAll(MARCH)))
                .containsExactly(
                        "ada EUR 15.00 of 2",
                        "ada JPY store.unavailable",
                        "bob EUR store.unavailable",
                        "dan EUR store.unavailable");
        assertThat(store.writes).isEqualTo(2);
    }

    @Test
    @DisplayName("FO-29 Settling everybody takes the right to settle, hides nobody from who has it, and is no part of"
            + " another transaction")
    void rights() {
        AccessPolicy policy = new AccessPolicy() {
            @Override
            public boolean permits(Access access, Permission permission) {
                return permission.equals(Commissions.SETTLE)
                        ? access.actor().userId().equals("eve")
                        : !permission.exceptional();
            }

            @Override
            public Criterion visible(Access access) {
                return access.type().equals(CommissionEntry.TYPE)
                        ? CommissionEntryFields.SELLER.is(access.actor().userId())
                        : Criterion.always();
            }
        };
        Crm strict =
                Crm.builder().clock(now::get).commissions(TEN).access(policy).build();
        CrmSession bob = strict.as(Actor.user("bob"));
        CrmSession eve = strict.as(Actor.user("eve"));
        won(bob, "bob", eur(100));
        assertThat(catchThrowableOfType(
                                AccessDeniedException.class,
                                () -> bob.commissions().settleAll(MARCH))
                        .code())
                .isEqualTo(CommandErrors.ACCESS_DENIED);
        assertThatThrownBy(() -> eve.atomically(all -> all.commissions().settleAll(MARCH)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("commission.batch_inside_transaction");
        assertThat(bob.commissions().settlements(MARCH)).isEmpty();
        assertThat(told(eve.commissions().settleAll(MARCH))).containsExactly("bob EUR 10.00 of 1");
        assertThat(bob.commissions().settlements(MARCH)).hasSize(1);
        assertThat(strict.as(Actor.user("dan")).commissions().settlements(MARCH))
                .isEmpty();
    }
}
