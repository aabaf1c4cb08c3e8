package dev.clientela.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.account.Account;
import dev.clientela.command.Retries;
import dev.clientela.conversion.ConversionReceipt;
import dev.clientela.conversion.ConvertLead;
import dev.clientela.error.StoreException;
import dev.clientela.event.EventEnvelope;
import dev.clientela.event.EventSubscriber;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.persistence.jpa.BreakingCommits.Moment;
import dev.clientela.record.Criterion;
import dev.clientela.security.Actor;
import dev.clientela.security.Tenant;
import dev.clientela.store.Outbox;
import dev.clientela.store.Outbox.Delivery;
import dev.clientela.store.StoreErrors;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The connection breaks in the commit, and nobody says whether it was done. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnknownOutcomeTest {

    private static final Duration LEASE = Duration.ofMillis(50);

    private final List<Cell> cells = new ArrayList<>();

    /** A database through a provider, over connections that break. */
    private record Cell(String name, BreakingCommits commits, EntityManagerFactory factory) {

        static Cell of(Database database, Provider provider) {
            BreakingCommits commits = new BreakingCommits();
            return new Cell(database + " " + provider, commits, provider.over(database, commits::over));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private Stream<Arguments> cellsAndMoments() {
        if (cells.isEmpty()) {
            Stream.of(Database.values())
                    .map(each -> Cell.of(each, Provider.HIBERNATE))
                    .forEach(cells::add);
            cells.add(Cell.of(Database.POSTGRESQL, Provider.ECLIPSELINK));
        }
        return cells.stream().flatMap(cell -> Arrays.stream(Moment.values()).map(moment -> Arguments.of(cell, moment)));
    }

    @AfterAll
    void close() {
        cells.forEach(cell -> cell.factory().close());
    }

    /** In a tenant that has been written for: else the first commit would be that of the tenant. */
    private static CrmSession session(Cell cell, Retries retries) {
        CrmSession ada = Crm.builder()
                .store(JpaStore.over(cell.factory()))
                .retries(retries.waitingBy(pause -> {}))
                .build()
                .as(Actor.user("ada").in(new Tenant("t" + UUID.randomUUID())));
        ada.leads().capture(charles());
        return ada;
    }

    private static CaptureLead charles() {
        return CaptureLead.named("Charles", "Babbage").company("Analytical Engines");
    }

    private static void assertUnknown(ThrowingCallable command) {
        assertThatThrownBy(command)
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.code()).isEqualTo(StoreErrors.OUTCOME_UNKNOWN));
    }

    @ParameterizedTest
    @MethodSource("cellsAndMoments")
    @DisplayName("Known by a key, a command is found to be done, or is done, and either way once, whatever it writes")
    void knownByAKey(Cell cell, Moment moment) {
        CrmSession ada = session(cell, Retries.usual());

        cell.commits().next(moment);
        Lead lead = ada.once("capture").leads().capture(charles());
        assertThat(cell.commits().commits()).isEqualTo(2);
        assertThat(ada.leads().get(lead.id())).isEqualTo(lead);
        assertThat(ada.leads().history(lead.id())).hasSize(1);
        assertThat(ada.leads().count(Criterion.always())).isEqualTo(2);

        cell.commits().next(moment);
        ConversionReceipt receipt = ada.once("convert").conversions().convert(ConvertLead.of(lead.id()));
        assertThat(ada.leads().get(lead.id()).isConverted()).isTrue();
        assertThat(ada.accounts().list(ada.accounts().query()).items())
                .extracting(Account::id)
                .containsExactly(receipt.account());
        assertThat(ada.contacts().count(Criterion.always())).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("cellsAndMoments")
    @DisplayName("Without a key the caller is told that nobody knows, and it is not done again")
    void withoutAKey(Cell cell, Moment moment) {
        CrmSession ada = session(cell, Retries.usual());
        cell.commits().next(moment);
        assertUnknown(() -> ada.leads().capture(charles()));
        assertThat(cell.commits().commits()).isEqualTo(1);
        assertThat(ada.leads().count(Criterion.always())).isEqualTo(moment == Moment.BEHIND ? 2 : 1);
    }

    @ParameterizedTest
    @MethodSource("cellsAndMoments")
    @DisplayName("A caller who was told so sends the command again under its key, and it is done once")
    void sentAgain(Cell cell, Moment moment) {
        CrmSession ada = session(cell, Retries.none());
        cell.commits().next(moment);
        assertUnknown(() -> ada.once("capture").leads().capture(charles()));
        Lead lead = ada.once("capture").leads().capture(charles());
        assertThat(ada.leads().history(lead.id())).hasSize(1);
        assertThat(ada.leads().count(Criterion.always())).isEqualTo(2);
    }

    /** An outbox where one event waits for the subscriber. */
    private static Outbox outbox(Cell cell, String subscriber) {
        JpaStore store = JpaStore.over(cell.factory());
        Crm.builder()
                .store(store)
                .subscriber(new Consumer(subscriber))
                .build()
                .as(Actor.user("ada"))
                .leads()
                .capture(charles());
        return store.outbox();
    }

    private record Consumer(String name) implements EventSubscriber {

        @Override
        public void on(EventEnvelope event) {}
    }

    private static List<Delivery> claimed(Outbox outbox, String subscriber) {
        List<Delivery> claimed = List.of();
        while (claimed.isEmpty()) { // until the lease has ended
            claimed = outbox.claim(subscriber, 10, LEASE, Instant.EPOCH);
        }
        return claimed;
    }

    @ParameterizedTest
    @MethodSource("cellsAndMoments")
    @DisplayName("What a relay does not know to have claimed is claimed again, at once or when the lease has ended")
    void claim(Cell cell, Moment moment) {
        String subscriber = "consumer-" + UUID.randomUUID();
        Outbox outbox = outbox(cell, subscriber);
        cell.commits().next(moment);
        assertUnknown(() -> outbox.claim(subscriber, 10, LEASE, Instant.EPOCH));
        assertThat(claimed(outbox, subscriber))
                .extracting(Delivery::attempt)
                .containsExactly(moment == Moment.BEHIND ? 2 : 1);
    }

    @ParameterizedTest
    @MethodSource("cellsAndMoments")
    @DisplayName("What a relay does not know to have marked was marked, or is claimed again; nothing is left out")
    void mark(Cell cell, Moment moment) {
        String subscriber = "consumer-" + UUID.randomUUID();
        Outbox outbox = outbox(cell, subscriber);
        List<Delivery> first = claimed(outbox, subscriber);
        cell.commits().next(moment);
        assertUnknown(() -> outbox.delivered(first));
        assertThat(outbox.backlog(subscriber)).isEqualTo(moment == Moment.BEHIND ? 0 : 1);
        if (moment == Moment.BEFORE) {
            assertThat(claimed(outbox, subscriber))
                    .extracting(Delivery::event)
                    .containsExactly(first.get(0).event());
        }
    }
}
