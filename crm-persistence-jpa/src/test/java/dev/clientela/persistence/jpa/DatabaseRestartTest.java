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
import dev.clientela.lead.CaptureLead;
import dev.clientela.record.Criterion;
import dev.clientela.security.Actor;
import dev.clientela.store.StoreErrors;
import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database is killed, stopped and started again while leads are captured. */
class DatabaseRestartTest {

    private static final int THREADS = 4;
    private static final int BETWEEN = 40;
    private static final long PATIENCE_SECONDS = 120;

    private static final Set<ErrorCode> TYPED = Set.of(StoreErrors.UNAVAILABLE, StoreErrors.OUTCOME_UNKNOWN);

    private final Queue<String> accepted = new ConcurrentLinkedQueue<>();
    private final Queue<String> untold = new ConcurrentLinkedQueue<>();
    private final Queue<CrmException> refused = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean enough = new AtomicBoolean();

    @Test
    @DisplayName(
            "PostgreSQL goes down twice: failures are typed, all goes on with the same pool, nothing accepted is lost")
    void postgreSQL(@TempDir Path data) throws Exception {
        prove(new DatabaseServer.PostgreSQL(data.resolve("pg")), Schema.postgresql());
    }

    @Test
    @DisplayName(
            "MariaDB goes down twice: failures are typed, all goes on with the same pool, nothing accepted is lost")
    void mariaDB() throws Exception {
        prove(new DatabaseServer.MariaDB(), Schema.mariadb());
    }

    private void prove(DatabaseServer server, Schema schema)
            throws InterruptedException, ExecutionException, TimeoutException {
        HikariConfig config = new HikariConfig();
        server.configure(config);
        config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        config.setMaximumPoolSize(THREADS + 1);
        config.setConnectionTimeout(1_000);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            schema.scripts().forEach(script -> Database.run(pool, script.statements()));
            try (EntityManagerFactory factory = Provider.HIBERNATE.over(pool, List.of())) {
                CrmSession ada = Crm.builder()
                        .store(JpaStore.over(factory))
                        .retries(Retries.usual().atMost(2))
                        .build()
                        .as(Actor.user("ada"));
                List<Future<?>> work = new ArrayList<>();
                for (int thread = 0; thread < THREADS; thread++) {
                    String prefix = "lead-" + thread + "-";
                    work.add(threads.submit(() -> captureUntilEnough(ada, prefix)));
                }
                goDownAndUp(server::kill, server::start);
                goDownAndUp(server::stop, server::start);
                enough.set(true);
                for (Future<?> each : work) {
                    each.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                }
                assertNothingLost(ada);
            }
        } finally {
            enough.set(true);
            threads.shutdownNow();
            server.stop();
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
        down.run();
        await(() -> refused.size() >= refusedBefore + THREADS);
        up.run();
        int after = accepted.size();
        await(() -> accepted.size() >= after + BETWEEN);
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }

    private void assertNothingLost(CrmSession ada) {
        assertThat(refused)
                .isNotEmpty()
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOf(StoreException.class)
                        .extracting(CrmException::code)
                        .isIn(TYPED));
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
}
