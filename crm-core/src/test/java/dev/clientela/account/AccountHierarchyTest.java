package dev.clientela.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.command.CommandErrors;
import dev.clientela.command.Edit;
import dev.clientela.error.CrmException;
import dev.clientela.error.ErrorCode;
import dev.clientela.error.RefusedException;
import dev.clientela.error.ValidationException;
import dev.clientela.event.EventEnvelope;
import dev.clientela.record.Criterion;
import dev.clientela.security.Access;
import dev.clientela.security.AccessPolicy;
import dev.clientela.security.Actor;
import dev.clientela.security.Owner;
import dev.clientela.store.StoreErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class AccountHierarchyTest {

    private final CrmSession ada = Crm.inMemory().as(Actor.user("ada"));

    private AccountId open(String name) {
        return ada.accounts().open(CreateAccount.business(name)).id();
    }

    private AccountId open(String name, AccountId parent) {
        return ada.accounts().open(CreateAccount.business(name).under(parent)).id();
    }

    private static List<String> names(List<Account> accounts) {
        return accounts.stream().map(Account::name).toList();
    }

    private static ErrorCode refusal(Runnable act) {
        return catchThrowableOfType(RefusedException.class, act::run).code();
    }

    @Test
    @DisplayName("S-05 who belongs to whom is asked upwards, downwards and one level at a time")
    void looksAround() {
        AccountId world = open("World");
        AccountId spain = open("Spain", world);
        AccountId chile = open("Chile", world);
        AccountId madrid = open("Madrid", spain);

        assertThat(names(ada.accounts().ancestors(madrid))).containsExactly("Spain", "World");
        assertThat(names(ada.accounts().descendants(world))).containsExactly("Spain", "Chile", "Madrid");
        assertThat(names(ada.accounts().list(ada.accounts().childrenOf(world)).items()))
                .containsExactly("Chile", "Spain");
        assertThat(ada.accounts().descendants(chile)).isEmpty();
    }

    @Test
    @DisplayName("S-05 a business moves with all that belongs to it, and the event says from where to where")
    void moves() {
        AccountId world = open("World");
        AccountId spain = open("Spain", world);
        AccountId madrid = open("Madrid", spain);
        AccountId europe = open("Europe", world);

        ada.accounts().moveUnder(spain, europe);

        assertThat(names(ada.accounts().ancestors(madrid))).containsExactly("Spain", "Europe", "World");
        EventEnvelope moved = ada.accounts().history(spain).get(1);
        assertThat(moved.type()).isEqualTo("account.moved");
        assertThat(moved.payload())
                .isEqualTo(Map.of(
                        "from", world.value().toString(), "to", europe.value().toString()));
        assertThat(ada.accounts().moveToTop(spain).parent()).isEmpty();
    }

    @Test
    @DisplayName("S-05 nothing belongs to itself, directly or through others, whichever way it is asked for")
    void refusesCycles() {
        AccountId world = open("World");
        AccountId spain = open("Spain", world);
        AccountId madrid = open("Madrid", spain);

        assertThat(refusal(() -> ada.accounts().moveUnder(world, world))).isEqualTo(AccountErrors.HIERARCHY_CYCLE);
        assertThat(refusal(() -> ada.accounts().moveUnder(world, madrid))).isEqualTo(AccountErrors.HIERARCHY_CYCLE);
        assertThat(refusal(() -> ada.accounts().edit(world, Edit.set(AccountFields.PARENT, spain))))
                .isEqualTo(AccountErrors.HIERARCHY_CYCLE);
        assertThat(ada.accounts().get(world).parent()).isEmpty();
    }

    @Test
    @DisplayName("S-05 a tree has twenty levels at most, whether it grows below or is moved as a whole")
    void refusesDepth() {
        List<AccountId> chain = new ArrayList<>(List.of(open("1")));
        for (int level = 2; level <= Accounts.MAX_DEPTH; level++) {
            chain.add(open(Integer.toString(level), chain.get(chain.size() - 1)));
        }
        AccountId bottom = chain.get(Accounts.MAX_DEPTH - 1);
        AccountId top = open("top");
        AccountId pair = open("pair");
        open("below", pair);

        assertThat(refusal(() -> open("too deep", bottom))).isEqualTo(AccountErrors.HIERARCHY_TOO_DEEP);
        assertThat(refusal(() -> ada.accounts().moveUnder(chain.get(0), top)))
                .isEqualTo(AccountErrors.HIERARCHY_TOO_DEEP);
        assertThat(refusal(() -> ada.accounts().moveUnder(pair, chain.get(Accounts.MAX_DEPTH - 2))))
                .isEqualTo(AccountErrors.HIERARCHY_TOO_DEEP);
        assertThatCode(() -> ada.accounts().moveUnder(pair, chain.get(Accounts.MAX_DEPTH - 3)))
                .doesNotThrowAnyException();
        assertThat(ada.accounts().ancestors(bottom)).hasSize(Accounts.MAX_DEPTH - 1);
    }

    @Test
    @DisplayName("nothing belongs to a private person")
    void refusesPersons() {
        AccountId ana = ada.accounts().open(CreateAccount.person("Ana", "Ruiz")).id();
        AccountId world = open("World");

        assertThat(refusal(() -> ada.accounts().moveUnder(world, ana))).isEqualTo(AccountErrors.PARENT_IS_PERSON);
    }

    @RepeatedTest(20)
    @DisplayName("S-05 of two moves that together would close a circle exactly one is done")
    void simultaneousSwap() throws Exception {
        AccountId a = open("A");
        AccountId b = open("B");

        List<Optional<ErrorCode>> outcomes = atOnce(List.of(
                () -> ada.accounts().moveUnder(a, b), //
                () -> ada.accounts().moveUnder(b, a)));

        assertOneDone(outcomes);
        assertThat(ada.accounts().get(a).parent().isPresent())
                .isNotEqualTo(ada.accounts().get(b).parent().isPresent());
    }

    @RepeatedTest(20)
    @DisplayName("S-05 a circle through accounts that neither move touches is not closed either")
    void simultaneousDeep() throws Exception {
        AccountId a = open("A");
        AccountId a2 = open("A2", open("A1", a));
        AccountId b = open("B");
        AccountId b2 = open("B2", open("B1", b));

        List<Optional<ErrorCode>> outcomes = atOnce(List.of(
                () -> ada.accounts().moveUnder(a, b2), //
                () -> ada.accounts().moveUnder(b, a2)));

        assertOneDone(outcomes);
        assertThat(ada.accounts().ancestors(a2).size()
                        + ada.accounts().ancestors(b2).size())
                .isEqualTo(2 + 5);
    }

    @Test
    @DisplayName("S-05 subsidiaries opened at once under one parent do not disturb each other")
    void simultaneousSiblings() throws Exception {
        AccountId world = open("World");
        List<Runnable> openings = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String name = "Country " + i;
            openings.add(() -> open(name, world));
        }

        assertThat(atOnce(openings)).containsOnly(Optional.empty());
        assertThat(ada.accounts().descendants(world)).hasSize(20);
    }

    private static void assertOneDone(List<Optional<ErrorCode>> outcomes) {
        assertThat(outcomes).containsOnlyOnce(Optional.empty());
        assertThat(outcomes.stream().flatMap(Optional::stream))
                .singleElement()
                .isIn(StoreErrors.CONFLICT, AccountErrors.HIERARCHY_CYCLE);
    }

    /** Does all of them at once; an empty outcome is one that was done. */
    private static List<Optional<ErrorCode>> atOnce(List<Runnable> acts)
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(acts.size());
        try {
            CountDownLatch start = new CountDownLatch(acts.size());
            List<Future<Optional<ErrorCode>>> running = new ArrayList<>();
            for (Runnable act : acts) {
                running.add(threads.submit(() -> {
                    start.countDown();
                    start.await();
                    try {
                        act.run();
                        return Optional.empty();
                    } catch (CrmException e) {
                        return Optional.of(e.code());
                    }
                }));
            }
            List<Optional<ErrorCode>> outcomes = new ArrayList<>();
            for (Future<Optional<ErrorCode>> one : running) {
                outcomes.add(one.get());
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @DisplayName("S-05 two moves interleaved by hand: the one that commits second is decided again, and refused")
    void interleaved() {
        AccountId a = open("A");
        AccountId b = open("B");

        CrmException refused = catchThrowableOfType(
                CrmException.class,
                () -> ada.atomically(session -> {
                    session.accounts().moveUnder(a, b);
                    return ada.accounts().moveUnder(b, a);
                }));

        assertThat(refused.code()).isEqualTo(AccountErrors.HIERARCHY_CYCLE);
        assertThat(ada.accounts().get(a).parent()).isEmpty();
        assertThat(ada.accounts().get(b).parent()).contains(a);
    }

    @Test
    @DisplayName("P-13 the tree is shown without what the actor may not see, and nothing is put under it")
    void visibility() {
        Crm crm = Crm.builder()
                .access(new AccessPolicy() {
                    @Override
                    public Criterion visible(Access access) {
                        return access.actor().isSystem()
                                ? Criterion.always()
                                : AccountFields.OWNER.is(
                                        Owner.user(access.actor().userId()));
                    }
                })
                .build();
        CrmSession all = crm.as(Actor.system("setup"));
        CrmSession bob = crm.as(Actor.user("bob"));
        AccountId world = all.accounts()
                .open(CreateAccount.business("World").ownedBy(Owner.user("bob")))
                .id();
        AccountId hidden = all.accounts()
                .open(CreateAccount.business("Hidden").under(world).ownedBy(Owner.user("eve")))
                .id();
        AccountId shop = all.accounts()
                .open(CreateAccount.business("Shop").under(hidden).ownedBy(Owner.user("bob")))
                .id();

        assertThat(names(bob.accounts().ancestors(shop))).containsExactly("World");
        assertThat(names(bob.accounts().descendants(world))).containsExactly("Shop");
        assertThat(catchThrowableOfType(
                                ValidationException.class, () -> bob.accounts().moveUnder(world, hidden))
                        .violations())
                .extracting(violation -> violation.path() + " " + violation.code())
                .containsExactly("parent " + CommandErrors.UNKNOWN_REFERENCE);
    }
}
