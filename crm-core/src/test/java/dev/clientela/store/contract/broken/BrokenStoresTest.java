package dev.clientela.store.contract.broken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.clientela.store.CrmStore;
import dev.clientela.store.contract.CommandLogContract;
import dev.clientela.store.contract.ConcurrencyContract;
import dev.clientela.store.contract.CriterionContract;
import dev.clientela.store.contract.EventLogContract;
import dev.clientela.store.contract.HistoryContract;
import dev.clientela.store.contract.OutboxContract;
import dev.clientela.store.contract.PagingContract;
import dev.clientela.store.contract.PrivacyContract;
import dev.clientela.store.contract.ReferenceContract;
import dev.clientela.store.contract.RepositoryContract;
import dev.clientela.store.contract.StoreContract;
import dev.clientela.store.contract.TenantContract;
import dev.clientela.store.contract.TransactionContract;
import dev.clientela.store.contract.UniquenessContract;
import dev.clientela.store.contract.UnitContract;
import dev.clientela.store.memory.InMemoryStore;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.opentest4j.TestAbortedException;

/** The contract finds out whoever breaks it, and clears whoever keeps it. */
class BrokenStoresTest {

    private static final int MOST_RUNS = 5;

    @TestFactory
    @DisplayName("A broken store is found out by the part of the contract that it breaks")
    Stream<DynamicTest> brokenStoresAreFoundOut() {
        return Stream.of(
                caught(
                        BrokenTransactions.LostUpdate.class,
                        ConcurrencyContract.class,
                        "noLostUpdate",
                        "incrementsAddUp"),
                caught(BrokenTransactions.WriteSkew.class, ConcurrencyContract.class, "heldRecordStays"),
                caught(
                        BrokenTransactions.HoldsWhatIsGone.class,
                        ConcurrencyContract.class,
                        "heldRecordsStayAsTheyWere"),
                caught(
                        BrokenTransactions.DanglingReferences.class,
                        ReferenceContract.class,
                        "referringToWhatIsDeletedMeanwhile",
                        "comingToReferToWhatIsDeletedMeanwhile",
                        "deletingWhatIsReferredToMeanwhile"),
                caught(BrokenTransactions.ClaimedByRehearsal.class, ConcurrencyContract.class, "claimsGoWithTheirUnit"),
                caught(BrokenTransactions.Unclaimed.class, ConcurrencyContract.class, "claimsAreForOneAtATime"),
                caught(BrokenTransactions.ClaimedForGood.class, ConcurrencyContract.class, "laterClaimsAreFree"),
                caught(BrokenTransactions.TornCommit.class, TransactionContract.class, "refusalLeavesNothing"),
                caught(BrokenTransactions.DirtyRead.class, TransactionContract.class, "noDirtyRead"),
                caught(BrokenTransactions.NonRepeatableRead.class, TransactionContract.class, "snapshotIsRepeatable"),
                caught(
                        BrokenTransactions.EventsOutsideTheTransaction.class,
                        TransactionContract.class,
                        "failureLeavesNothing"),
                caught(BrokenTransactions.RehearsalCommits.class, UnitContract.class, "rehearsalLeavesNothing"),
                caught(BrokenTransactions.ReadersWrite.class, UnitContract.class, "readingUnitsDoNotWrite"),
                caught(
                        BrokenQueries.ThreeValuedNot.class,
                        CriterionContract.class,
                        "absentValues",
                        "criteriaMeanWhatTheyMeanInMemory"),
                caught(BrokenQueries.CaseInsensitiveText.class, RepositoryContract.class, "textIsKept"),
                caught(BrokenQueries.PageOfAllTenants.class, TenantContract.class, "pagesDoNotLeak"),
                caught(
                        BrokenQueries.PageByOffset.class,
                        PagingContract.class,
                        "recordsThatStayAreShownOnceWhileOthersComeAndGo",
                        "lastRecordOfThePageMayChange"),
                caught(
                        BrokenQueries.PageWithoutTiebreak.class,
                        PagingContract.class,
                        "pagesAreTheRecordsInOrder",
                        "everyOrder"),
                caught(
                        BrokenValues.EmptyTextIsAbsent.class,
                        RepositoryContract.class,
                        "textIsKept",
                        "everyValueOfEveryKindComesBackAsItWas"),
                caught(BrokenValues.TrailingSpacesAreLost.class, RepositoryContract.class, "textIsKept"),
                caught(BrokenValues.NoFourByteCharacters.class, RepositoryContract.class, "textIsKept"),
                caught(
                        BrokenValues.MoneyOfTwoDecimals.class,
                        RepositoryContract.class,
                        "everyValueOfEveryKindComesBackAsItWas"),
                caught(
                        BrokenValues.CustomFieldsAreLost.class,
                        RepositoryContract.class,
                        "everyValueOfEveryKindComesBackAsItWas"),
                caught(
                        BrokenValues.UniqueAloneOnly.class,
                        UniquenessContract.class,
                        "takenMeanwhile",
                        "oneOfManySucceeds"),
                caught(BrokenValues.CommandsTwice.class, CommandLogContract.class, "usedKeyIsRefused"),
                caught(BrokenValues.DeletedIsFound.class, RepositoryContract.class, "deleteRemoves"),
                caught(BrokenEvents.UnorderedEvents.class, EventLogContract.class, "eventsAreReadFromAPosition"),
                caught(BrokenEvents.PositionsOfTheAppend.class, EventLogContract.class, "laterCommitsStandLater"),
                caught(BrokenEvents.ReasonsAreLost.class, EventLogContract.class, "everyPartOfAnEventComesBackAsItWas"),
                caught(
                        BrokenEvents.CustomChangesAreLost.class,
                        HistoryContract.class,
                        "everyPastStateIsThatOfItsSnapshot"),
                caught(BrokenEvents.OldValuesAreLost.class, HistoryContract.class, "everyPastStateIsThatOfItsSnapshot"),
                caught(BrokenOutboxes.HandedOutTwice.class, OutboxContract.class, "oldestFirst", "leasesEnd"),
                caught(BrokenOutboxes.LeaseForEver.class, OutboxContract.class, "leasesEnd"),
                caught(BrokenOutboxes.OutOfOrder.class, OutboxContract.class, "inOrderPerRecord"),
                caught(BrokenOutboxes.ByArrival.class, OutboxContract.class, "inOrderOfVersions"),
                caught(BrokenOutboxes.PurgedAndLost.class, OutboxContract.class, "purgedButNotLost"),
                caught(BrokenOutboxes.LostClaimsAreSilent.class, OutboxContract.class, "leasesEnd"),
                caught(BrokenOutboxes.Unbounded.class, OutboxContract.class, "largeBacklog"),
                caught(BrokenOutboxes.NoBackOff.class, OutboxContract.class, "failuresComeBackLater"),
                caught(BrokenOutboxes.AllOrNothing.class, OutboxContract.class, "lostClaimsDoNotSpoilTheBatch"),
                caught(BrokenOutboxes.DeadLettersVanish.class, OutboxContract.class, "oldDeadLettersAreForgotten"),
                caught(BrokenEvents.ByArrival.class, EventLogContract.class, "eventsOfARecordAreInOrderOfVersions"),
                caught(BrokenEvents.ForgottenTooSoon.class, EventLogContract.class, "oldEventsAreForgotten"),
                caught(BrokenPrivacy.PayloadsStay.class, PrivacyContract.class, "redactedEventsSayLess"),
                caught(BrokenPrivacy.RedactedIsMoved.class, PrivacyContract.class, "redactedEventsKeepTheirPlace"),
                caught(BrokenPrivacy.PayloadsAreNotRead.class, PrivacyContract.class, "eventsAreFoundByTheIdsInThem"),
                caught(BrokenPrivacy.KeysStay.class, PrivacyContract.class, "commandsOfRecordsAreForgotten"),
                caught(
                        BrokenValues.CommandsForgottenTooSoon.class,
                        CommandLogContract.class,
                        "oldCommandsAreForgotten"));
    }

    private static DynamicTest caught(Class<? extends StoreContract> broken, Class<?> contract, String... tests) {
        String name = broken.getSimpleName() + " is found out by " + contract.getSimpleName();
        return dynamicTest(
                name,
                () -> assertThat(failures(broken, contract, Set.of(tests))).contains(tests));
    }

    /** Laws look at lives by chance: what one of them may have missed, it is given again. */
    private static Set<String> failures(Class<? extends StoreContract> broken, Class<?> contract, Set<String> tests) {
        Set<String> failed = new TreeSet<>();
        for (int runs = 0; runs < MOST_RUNS && !failed.containsAll(tests); runs++) {
            failed.addAll(run(broken, contract).failed);
        }
        return failed;
    }

    @Test
    @DisplayName("The sound store passes every test of the contract, and skips none")
    void theSoundStorePasses() {
        Outcome outcome = run(Sound.class, StoreContract.class);
        assertThat(outcome.failed).isEmpty();
        assertThat(outcome.leftOut).isEmpty();
        Set<String> all = Arrays.stream(StoreContract.class.getInterfaces())
                .flatMap(contract -> testsOf(contract).stream())
                .collect(Collectors.toSet());
        assertThat(outcome.passed).hasSizeGreaterThan(60).containsAll(all);
    }

    @Test
    @DisplayName("Who leaves a test of the contract out, or aborts it, has not passed")
    void nothingMayBeLeftOut() {
        assertThat(run(Overriding.class, RepositoryContract.class).failed).contains("noTestIsLeftOut");
        assertThat(run(Aborting.class, CommandLogContract.class).failed).containsAll(testsOf(CommandLogContract.class));
    }

    /** Keeps the contract. */
    static final class Sound extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return new InMemoryStore();
        }
    }

    /** Leaves a test out. */
    static final class Overriding extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return new InMemoryStore();
        }

        @Test
        @Disabled("too hard")
        @Override
        public void textIsKept() {}
    }

    /** Gives up before it begins. */
    static final class Aborting extends StoreContract {
        @Override
        protected CrmStore newStore() {
            throw new TestAbortedException("no server today");
        }
    }

    private static Set<String> testsOf(Class<?> contract) {
        return Arrays.stream(contract.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class)
                        || method.isAnnotationPresent(net.jqwik.api.Property.class))
                .map(java.lang.reflect.Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Runs the tests of one part of the contract, or of all of it, on a store. */
    private static Outcome run(Class<? extends StoreContract> store, Class<?> contract) {
        Set<String> wanted = testsOf(contract);
        wanted.add("noTestIsLeftOut");
        PostDiscoveryFilter ofContract = descriptor -> FilterResult.includedIf(
                contract == StoreContract.class || !descriptor.isTest() || wanted.contains(methodOf(descriptor)));
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(store))
                .filters(ofContract)
                .configurationParameter("jqwik.reporting.usejunitplatform", "true")
                .configurationParameter("jqwik.reporting.onlyfailures", "true")
                .configurationParameter("jqwik.database", "target/jqwik-database-of-broken-stores")
                .build();
        Outcome outcome = new Outcome();
        LauncherFactory.create().execute(request, outcome);
        return outcome;
    }

    private static String methodOf(TestDescriptor descriptor) {
        return descriptor
                .getSource()
                .map(source -> source instanceof MethodSource method ? method.getMethodName() : "")
                .orElse("");
    }

    /** What came of a run, by the names of the test methods. */
    private static final class Outcome implements TestExecutionListener {

        private final Set<String> passed = new TreeSet<>();
        private final Set<String> failed = new TreeSet<>();
        private final Set<String> leftOut = new TreeSet<>();

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
                switch (result.getStatus()) {
                    case SUCCESSFUL -> passed.add(nameOf(test));
                    case FAILED -> failed.add(nameOf(test));
                    case ABORTED -> leftOut.add(nameOf(test));
                }
            } else if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
                leftOut.add(test.getDisplayName());
            }
        }

        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            leftOut.add(nameOf(test));
        }

        private static String nameOf(TestIdentifier test) {
            return test.getSource()
                    .map(source -> source instanceof MethodSource method ? method.getMethodName() : "")
                    .orElseGet(test::getDisplayName);
        }
    }
}
