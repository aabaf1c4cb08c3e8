package dev.clientela.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.error.CrmException;
import dev.clientela.error.StoreException;
import dev.clientela.event.EventEnvelope;
import dev.clientela.event.EventSubscriber;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadLostReason;
import dev.clientela.security.Actor;
import dev.clientela.store.Outbox.DeadLetter;
import dev.clientela.store.StoreErrors;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RelayTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final RelaySettings SETTINGS =
            RelaySettings.usual().withAttempts(3).retrying(Duration.ofSeconds(10), Duration.ofSeconds(15));

    private final AtomicReference<Instant> clock = new AtomicReference<>(NOW);
    private final Ledger ledger = new Ledger("ledger");
    private final Ledger other = new Ledger("other");
    private final Crm crm = crm(SETTINGS);
    private final CrmSession ada = crm.as(Actor.user("ada"));

    private Crm crm(RelaySettings settings) {
        return Crm.builder()
                .clock(clock::get)
                .subscriber(ledger)
                .subscriber(other)
                .relay(settings)
                .build();
    }

    /** Writes down what it is told, but for what it is made to refuse. */
    private static final class Ledger implements EventSubscriber {

        private final String name;
        private final List<EventEnvelope> taken = new ArrayList<>();
        private Predicate<EventEnvelope> refused = event -> false;

        Ledger(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public synchronized void on(EventEnvelope event) {
            if (refused.test(event)) {
                throw new IllegalStateException("no room for " + event.type());
            }
            taken.add(event);
        }

        List<String> of(Lead lead) {
            return taken.stream()
                    .filter(event -> event.record().equals(lead.ref()))
                    .map(EventEnvelope::type)
                    .toList();
        }
    }

    private Lead worked(String lastName) {
        Lead lead = ada.leads().capture(CaptureLead.named("A", lastName));
        ada.leads().qualify(lead.id());
        return ada.leads().lose(lead.id(), LeadLostReason.NO_BUDGET);
    }

    @Test
    @DisplayName("AS-19 nothing is delivered before the host asks; then every event once to every subscriber")
    void deliversOnce() {
        Lead lead = worked("Babbage");
        assertThat(ledger.taken).isEmpty();

        HousekeepingReport report = crm.housekeeping().runDue(NOW);

        assertThat(report.delivered()).isEqualTo(6);
        assertThat(report.moreWaiting()).isFalse();
        assertThat(ledger.of(lead)).containsExactly("lead.captured", "lead.qualified", "lead.lost");
        assertThat(other.of(lead)).isEqualTo(ledger.of(lead));
        assertThat(crm.housekeeping().runDue(NOW).delivered()).isZero();
        assertThat(ledger.taken).hasSize(3);
    }

    @Test
    @DisplayName("a command that fails is told to nobody")
    void rolledBackIsNotTold() {
        assertThatThrownBy(() -> ada.atomically(session -> {
                    session.leads().capture(CaptureLead.named("A", "Babbage"));
                    throw new IllegalStateException("second thoughts");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(crm.housekeeping().runDue(NOW).delivered()).isZero();
    }

    @Test
    @DisplayName("a refused event holds back the later ones of its record for that subscriber, and nothing else")
    void keepsOrderUnderFailure() {
        Lead stuck = worked("Stuck");
        Lead free = worked("Free");
        ledger.refused =
                event -> event.record().equals(stuck.ref()) && event.type().equals("lead.qualified");

        HousekeepingReport report = crm.housekeeping().runDue(NOW);

        assertThat(report.failed()).isEqualTo(1);
        assertThat(ledger.of(stuck)).containsExactly("lead.captured");
        assertThat(ledger.of(free)).hasSize(3);
        assertThat(other.of(stuck)).hasSize(3);

        ledger.refused = event -> false;
        assertThat(crm.housekeeping().runDue(NOW.plusSeconds(9)).delivered())
                .as("before the retry is due")
                .isZero();
        crm.housekeeping().runDue(NOW.plusSeconds(10));
        assertThat(ledger.of(stuck)).containsExactly("lead.captured", "lead.qualified", "lead.lost");
    }

    @Test
    @DisplayName("after the last attempt an event is a dead letter with its error; those behind it go on")
    void deadLetter() {
        Lead lead = worked("Babbage");
        ledger.refused = event -> event.type().equals("lead.captured");

        assertThat(crm.housekeeping().runDue(NOW).failed()).isEqualTo(1);
        assertThat(crm.housekeeping().runDue(NOW.plusSeconds(10)).failed()).isEqualTo(1);
        assertThat(crm.housekeeping().runDue(NOW.plusSeconds(24)).dead())
                .as("the second wait is capped at 15 s")
                .isZero();
        HousekeepingReport last = crm.housekeeping().runDue(NOW.plusSeconds(25));

        assertThat(last.dead()).isEqualTo(1);
        assertThat(last.delivered()).isEqualTo(2);
        assertThat(ledger.of(lead)).containsExactly("lead.qualified", "lead.lost");
        assertThat(crm.housekeeping().deadLetters(10)).singleElement().satisfies(letter -> {
            assertThat(letter.subscriber()).isEqualTo("ledger");
            assertThat(letter.attempts()).isEqualTo(3);
            assertThat(letter.error()).contains("no room for lead.captured");
            assertThat(letter.event().record()).isEqualTo(lead.ref());
        });
        assertThat(crm.housekeeping().backlog("ledger")).isZero();
    }

    @Test
    @DisplayName("a revived dead letter is delivered, with all its attempts again")
    void revives() {
        Lead lead = worked("Babbage");
        ledger.refused = event -> event.type().equals("lead.captured");
        for (int i = 0; i < 3; i++) {
            crm.housekeeping().runDue(NOW.plusSeconds(60L * i));
        }
        DeadLetter letter = crm.housekeeping().deadLetters(10).get(0);

        crm.housekeeping().revive(letter.event().id(), "ledger");
        assertThat(crm.housekeeping().runDue(NOW.plusSeconds(300)).failed())
                .as("refused again, but not dead at once")
                .isEqualTo(1);
        ledger.refused = event -> false;
        crm.housekeeping().runDue(NOW.plusSeconds(600));

        assertThat(ledger.of(lead)).contains("lead.captured");
        assertThat(crm.housekeeping().deadLetters(10)).isEmpty();
    }

    @Test
    @DisplayName("reviving what is not dead is an error, not nothing")
    void revivesOnlyDead() {
        assertThatThrownBy(() -> crm.housekeeping().revive(new UUID(0, 1), "ledger"))
                .isInstanceOf(StoreException.class)
                .extracting(e -> ((CrmException) e).code())
                .isEqualTo(StoreErrors.NO_SUCH_DELIVERY);
    }

    @Test
    @DisplayName("an error of the subscriber's own code stops nobody else")
    void survivesErrors() {
        Lead lead = worked("Babbage");
        ledger.refused = event -> {
            throw new NoClassDefFoundError("mail");
        };

        HousekeepingReport report = crm.housekeeping().runDue(NOW);

        assertThat(report.failed()).isEqualTo(1);
        assertThat(other.of(lead)).hasSize(3);
    }

    @Test
    @DisplayName("a run does no more than its bound and says that more waits")
    void isBounded() {
        Crm bounded = crm(SETTINGS.withBatch(2).withPerRun(5));
        for (int i = 0; i < 7; i++) {
            bounded.as(Actor.user("ada")).leads().capture(CaptureLead.named("A", "Lead " + i));
        }

        HousekeepingReport first = bounded.housekeeping().runDue(NOW);
        assertThat(first.moreWaiting()).isTrue();
        assertThat(ledger.taken).hasSize(5);
        assertThat(other.taken).hasSize(5);

        assertThat(bounded.housekeeping().runDue(NOW).moreWaiting()).isFalse();
        assertThat(ledger.taken).hasSize(7);
    }

    @Test
    @DisplayName("what a relay that died had claimed is delivered once its lease has ended")
    void leaseEnds() {
        Lead lead = worked("Babbage");
        ledger.refused = event -> {
            throw new OutOfMemoryError("the node dies");
        };
        assertThatThrownBy(() -> crm.housekeeping().runDue(NOW)).isInstanceOf(OutOfMemoryError.class);
        ledger.refused = event -> false;

        crm.housekeeping().runDue(NOW.plusSeconds(1));
        assertThat(ledger.of(lead)).as("still leased").isEmpty();

        crm.housekeeping().runDue(NOW.plus(SETTINGS.lease()));
        assertThat(ledger.of(lead)).containsExactly("lead.captured", "lead.qualified", "lead.lost");
    }

    @Test
    @DisplayName("a claim lost to another relay is counted, and the event not lost")
    void lostClaim() {
        Lead lead = worked("Babbage");
        ledger.refused = event -> {
            // Slower than its lease: another relay takes over while this one is still at it.
            ledger.refused = again -> false;
            crm.housekeeping().runDue(NOW.plus(SETTINGS.lease()));
            return false;
        };

        HousekeepingReport slow = crm.housekeeping().runDue(NOW);

        assertThat(slow.lost()).isEqualTo(1);
        assertThat(ledger.of(lead)).contains("lead.captured", "lead.qualified", "lead.lost");
    }

    @Test
    @DisplayName("a subscriber too slow for its batch gets on: what it took before its lease ended is not told again")
    void slowSubscriber() {
        Duration each = SETTINGS.lease().dividedBy(4);
        for (int i = 0; i < 6; i++) {
            ada.leads().capture(CaptureLead.named("A", "Lead " + i));
        }
        ledger.refused = event -> {
            clock.set(clock.get().plus(each));
            if (ledger.taken.size() == 4) { // its lease has ended: another relay takes over what it has not marked
                ledger.refused = again -> false;
                crm.housekeeping().runDue(clock.get());
            }
            return false;
        };

        HousekeepingReport slow = crm.housekeeping().runDue(NOW);

        assertThat(slow.lost()).isEqualTo(2);
        assertThat(ledger.taken.stream().map(EventEnvelope::record).distinct()).hasSize(6);
        assertThat(ledger.taken).hasSize(8);
    }

    @Test
    @DisplayName("what was taken before the node died in the middle of a batch is not told again")
    void diesInTheMiddle() {
        for (int i = 0; i < 3; i++) {
            ada.leads().capture(CaptureLead.named("A", "Lead " + i));
        }
        ledger.refused = event -> {
            if (ledger.taken.size() == 2) {
                throw new OutOfMemoryError("the node dies");
            }
            return false;
        };
        assertThatThrownBy(() -> crm.housekeeping().runDue(NOW)).isInstanceOf(OutOfMemoryError.class);
        assertThat(crm.housekeeping().backlog("ledger")).isEqualTo(1);
    }

    @Test
    @DisplayName("events for a subscriber that is not here any more are reported")
    void unattended() {
        var store = new dev.clientela.store.memory.InMemoryStore();
        Crm before = Crm.builder().store(store).subscriber(ledger).build();
        before.as(Actor.user("ada")).leads().capture(CaptureLead.named("A", "Babbage"));

        Crm after = Crm.builder().store(store).subscriber(other).build();

        assertThat(after.housekeeping().runDue(NOW).unattended()).containsExactly("ledger");
    }

    @Test
    @DisplayName("two subscribers of one name are refused when the Crm is built")
    void namesAreUnique() {
        assertThatThrownBy(() -> Crm.builder()
                        .subscriber(new Ledger("twin"))
                        .subscriber(new Ledger("twin"))
                        .build())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("two relays at once deliver each event once, and each record's in order")
    void twoRelays() throws Exception {
        Crm busy = crm(SETTINGS.withBatch(3));
        CrmSession session = busy.as(Actor.user("ada"));
        List<Lead> leads = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Lead lead = session.leads().capture(CaptureLead.named("A", "Lead " + i));
            session.leads().qualify(lead.id());
            leads.add(session.leads().lose(lead.id(), LeadLostReason.NO_BUDGET));
        }
        CountDownLatch both = new CountDownLatch(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<HousekeepingReport>> runs = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                runs.add(threads.submit(() -> {
                    both.countDown();
                    both.await();
                    return busy.housekeeping().runDue(NOW);
                }));
            }
            int delivered = 0;
            for (Future<HousekeepingReport> run : runs) {
                delivered += run.get().delivered();
            }
            // A relay that finds only records the other is busy with ends; what is left is delivered by the next run.
            delivered += busy.housekeeping().runDue(NOW).delivered();
            assertThat(delivered).isEqualTo(300);
        } finally {
            threads.shutdownNow();
        }
        for (Lead lead : leads) {
            assertThat(ledger.of(lead)).containsExactly("lead.captured", "lead.qualified", "lead.lost");
        }
    }
}
