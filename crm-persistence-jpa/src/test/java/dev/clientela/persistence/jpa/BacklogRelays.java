package dev.clientela.persistence.jpa;

import com.zaxxer.hikari.HikariDataSource;
import dev.clientela.Crm;
import dev.clientela.event.EventEnvelope;
import dev.clientela.event.EventSubscriber;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/**
 * Four relays, each a {@code Crm} of its own, that deliver all the events of a database to one subscriber, which checks
 * what it is told. Run by {@link BacklogTest} in a small heap.
 */
final class BacklogRelays {

    static final String SUBSCRIBER = "consumer";
    static final int VERSIONS = 10;
    private static final int RELAYS = 4;

    private BacklogRelays() {}

    /** Knows which version of each record comes next; the number of a record is in its id. */
    private static final class Consumer implements EventSubscriber {

        private final AtomicIntegerArray versions;
        private final AtomicInteger first = new AtomicInteger();
        private final AtomicInteger repeated = new AtomicInteger();
        private final AtomicInteger misplaced = new AtomicInteger();

        Consumer(int records) {
            versions = new AtomicIntegerArray(records);
        }

        @Override
        public String name() {
            return SUBSCRIBER;
        }

        @Override
        public void on(EventEnvelope event) {
            int record = (int) event.record().id().getLeastSignificantBits();
            int version = (int) event.version();
            if (versions.compareAndSet(record, version - 1, version)) {
                first.incrementAndGet();
            } else if (version <= versions.get(record)) {
                repeated.incrementAndGet();
            } else {
                misplaced.incrementAndGet();
            }
        }
    }

    /** @param arguments the database and the number of events in it */
    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        int events = Integer.parseInt(arguments[1]);
        Consumer consumer = new Consumer(events / VERSIONS);
        AtomicLong executions = new AtomicLong();
        ExecutorService threads = Executors.newFixedThreadPool(RELAYS);
        long started = System.nanoTime();
        try (HikariDataSource pool = FreshDatabase.pool(arguments[0], 2 * RELAYS);
                EntityManagerFactory factory = Provider.HIBERNATE.over(counted(pool, executions), List.of())) {
            List<Future<?>> relays = new ArrayList<>();
            for (int i = 0; i < RELAYS; i++) {
                Crm crm = Crm.builder()
                        .store(JpaStore.over(factory))
                        .subscriber(consumer)
                        .build();
                relays.add(threads.submit(() -> {
                    while (consumer.first.get() < events && consumer.misplaced.get() == 0) {
                        crm.housekeeping().runDue(Instant.now());
                    }
                }));
            }
            for (Future<?> relay : relays) {
                relay.get();
            }
            long left = Crm.builder()
                    .store(JpaStore.over(factory))
                    .build()
                    .housekeeping()
                    .backlog(SUBSCRIBER);
            System.out.printf(
                    "delivered %d, repeated %d, misplaced %d, left %d, executions %d, milliseconds %d%n",
                    consumer.first.get(),
                    consumer.repeated.get(),
                    consumer.misplaced.get(),
                    left,
                    executions.get(),
                    Duration.ofNanos(System.nanoTime() - started).toMillis());
        } finally {
            threads.shutdownNow();
        }
    }

    private static DataSource counted(DataSource target, AtomicLong executions) {
        return ProxyDataSourceBuilder.create(target)
                .afterQuery((execution, queries) -> executions.incrementAndGet())
                .build();
    }
}
