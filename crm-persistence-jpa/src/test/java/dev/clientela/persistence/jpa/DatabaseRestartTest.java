package dev.clientela.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.command.Retries;
import dev.clientela.error.CrmException;
import dev.clientela.error.ErrorCode;
import dev.clientela.error.StoreException;
import dev.clientela.event.EventEnvelope;
import dev.clientela.event.EventSubscriber;
import dev.clientela.housekeeping.Housekeeping;
import dev.clientela.housekeeping.RelaySettings;
import dev.clientela.lead.CaptureLead;
import dev.clientela.record.Criterion;
import dev.clientela.security.Actor;
import dev.clientela.store.StoreErrors;
import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The database is killed, stopped and started again while leads are captured and events relayed. */
class DatabaseRestartTest {

    private static final int THREADS = 4;
    private static final int BETWEEN = 40;
    private static final long PATIENCE_SECONDS = 120;

    /** What a relay had claimed when the database went down is free again after so long. */
    private static final Duration LEASE = Duration.ofSeconds(2);

    private static final Set<ErrorCode> TYPED = Set.of(StoreErrors.UNAVAILABLE, StoreErrors.OUTCOME_UNKNOWN);

    private final Queue<String> accepted = new ConcurrentLinkedQueue<>();
    private final Queue<String> untold = new ConcurrentLinkedQueue<>();
    private final Queue<CrmException> refused = new ConcurrentLinkedQueue<>();
    private final Queue<CrmException> relayFailures = new ConcurrentLinkedQueue<>();
    private final Map<UUID, Integer> effects = new ConcurrentHashMap<>();
    private final AtomicBoolean enough = new AtomicBoolean();

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    @DisplayName("It goes down twice: failures are typed, all goes on with the same pool, nothing is lost or doubled")
    void goesDownTwice(Database product, @TempDir Path folder)
            throws InterruptedException, ExecutionException, TimeoutException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1);
        try (DatabaseServer server = DatabaseServer.of(product, folder)) {
            FreshDatabase.create(server.url());
            HikariConfig config = FreshDatabase.config(server.url(), THREADS + 2);
            config.setConnectionTimeout(1_000);
            try (HikariDataSource pool = new HikariDataSource(config);
                    EntityManagerFactory factory = Provider.HIBERNATE.over(pool, List.of())) {
                Crm crm = Crm.builder()
                        .store(JpaStore.over(factory))
                        .retries(Retries.usual().atMost(2))
                        .relay(RelaySettings.usual().withBatch(10).withLease(LEASE))
                        .subscriber(new Consumer(effects))
                        .build();
                CrmSession ada = crm.as(Actor.user("ada"));
                List<Future<?>> work = new ArrayList<>();
                for (int thread = 0; thread < THREADS; thread++) {
                    String prefix = "lead-" + thread + "-";
                    work.add(threads.submit(() -> captureUntilEnough(ada, prefix)));
                }
                work.add(threads.submit(() -> relayUntilEnough(crm.housekeeping())));
                goDownAndUp(server::kill, server::start);
                goDownAndUp(server::stop, server::start);
                enough.set(true);
                for (Future<?> each : work) {
                    each.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                }
                assertNothingLost(ada);
                assertEverythingTold(crm, ada);
            }
        } finally {
            enough.set(true);
            threads.shutdownNow();
        }
    }

    /** Counts how often it is told of each event. */
    private record Consumer(Map<UUID, Integer> effects) implements EventSubscriber {

        @Override
        public String name() {
            return "consumer";
        }

        @Override
        public void on(EventEnvelope event) {
            effects.merge(event.id(), 1, Integer::sum);
        }
    }

    private void relayUntilEnough(Housekeeping housekeeping) {
        while (!enough.get()) {
            try {
                housekeeping.runDue(Instant.now());
            } catch (CrmException e) {
                relayFailures.add(e);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5)); // as a scheduler would before the next run
            }
        }
    }

    /** Every second lead has a key by which it is captured once, whatever happens; it is sent until it is accepted. */
    private void captureUntilEnough(CrmSession ada, String prefix) {
        for (int n = 0; !enough.get(); n++) {
            String id = prefix + n;
            boolean keyed = n % 2 == 0;
            boolean told = false;
            do {
                try {
                    (keyed ? ada.once(id) : ada).leads().capture(lead(id));
                    accepted.add(id);
                    told = true;
                } catch (CrmException e) {
                    refused.add(e);
                    if (e.code().equals(StoreErrors.OUTCOME_UNKNOWN)) {
                        untold.add(id);
                    }
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5)); // as a host would before it tries again
                }
            } while (keyed && !told && !enough.get());
        }
    }

    private static CaptureLead lead(String id) {
        return CaptureLead.named("Charles", "Babbage")
                .company("Analytical Engines")
                .externalId(id);
    }

    private void goDownAndUp(Runnable down, Runnable up) {
        int before = accepted.size();
        await(() -> accepted.size() >= before + BETWEEN);
        int refusedBefore = refused.size();
        int relayFailuresBefore = relayFailures.size();
        down.run();
        await(() -> refused.size() >= refusedBefore + THREADS && relayFailures.size() > relayFailuresBefore);
        up.run();
        int after = accepted.size();
        int effectsAfter = effects.size();
        await(() -> accepted.size() >= after + BETWEEN && effects.size() >= effectsAfter + BETWEEN);
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }

    private void assertNothingLost(CrmSession ada) {
        assertThat(refused).isNotEmpty().allSatisfy(DatabaseRestartTest::assertTyped);
        assertThat(relayFailures).isNotEmpty().allSatisfy(DatabaseRestartTest::assertTyped);
        for (String id : accepted) {
            assertThat(ada.leads().findByExternalId(id)).as(id).isPresent();
        }
        assertThat(accepted).doesNotHaveDuplicates();
        // What nobody could tell may be there or not; everything else that was refused is not.
        long there = ada.leads().count(Criterion.always());
        long keptUntold = untold.stream()
                .distinct()
                .filter(id -> !accepted.contains(id))
                .filter(id -> ada.leads().findByExternalId(id).isPresent())
                .count();
        assertThat(there).isEqualTo(accepted.size() + keptUntold);
    }

    private static void assertTyped(CrmException failure) {
        assertThat(failure)
                .isInstanceOf(StoreException.class)
                .extracting(CrmException::code)
                .isIn(TYPED);
    }

    /** Of every lead that is there, and of nothing else, the subscriber was told. */
    private void assertEverythingTold(Crm crm, CrmSession ada) {
        await(() -> {
            crm.housekeeping().runDue(Instant.now());
            return crm.housekeeping().backlog("consumer") == 0;
        });
        assertThat(crm.housekeeping().deadLetters(1)).isEmpty();
        assertThat(effects).hasSize((int) ada.leads().count(Criterion.always()));
    }
}
