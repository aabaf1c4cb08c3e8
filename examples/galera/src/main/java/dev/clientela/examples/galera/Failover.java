package dev.clientela.examples.galera;

import dev.clientela.Crm;
import dev.clientela.error.CrmException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A host on each node of the cluster captures, converts and relays while somebody kills the nodes in turn. */
public final class Failover {

    private static final int WRITERS = 3;
    private static final Duration LONGEST = Duration.ofMinutes(20);

    private final Work work = new Work();
    private final Effects effects = new Effects();
    private final Failures failures = new Failures();
    private final Failures relayFailures = new Failures();

    private Failover() {}

    /** @param arguments a file that says "enough" by being there, then the addresses of the nodes */
    public static void main(String[] arguments) throws Exception {
        Path enough = Path.of(arguments[0]);
        Cluster cluster = new Cluster(List.of(arguments).subList(1, arguments.length));
        if (!new Failover().prove(cluster, () -> Files.exists(enough))) {
            System.exit(1);
        }
    }

    private boolean prove(Cluster cluster, BooleanSupplier enough)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        cluster.create();
        List<Host> hosts = new ArrayList<>();
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            for (int node = 0; node < cluster.size(); node++) {
                hosts.add(new Host(cluster, node, failures, effects));
            }
            load(hosts, threads, enough);
            System.out.printf(
                    "%,d leads captured, %,d of them converted%n",
                    work.captured().size(), work.converted().size());
            System.out.println("units of work that failed, most of them run again by the library: " + failures);
            System.out.println("of these, undone by a server that told nobody: " + failures.undoneSilently());
            System.out.println("commands that failed nevertheless, sent again by the host: " + work.told());
            System.out.println("runs of the relays that failed: " + relayFailures);
            System.out.printf(
                    "events told again: %,d, twice at once: %,d, out of order: %,d%n",
                    effects.toldAgain(), effects.toldTwiceAtOnce(), effects.toldOutOfOrder());
            List<String> faults = Audit.of(cluster, work);
            faults.forEach(System.out::println);
            boolean well = faults.isEmpty() && effects.toldOutOfOrder() == 0;
            System.out.println(well ? "nothing lost, nothing doubled, all nodes agree" : "NOT as it should be");
            return well;
        } finally {
            threads.shutdownNow();
            hosts.forEach(Host::close);
        }
    }

    /** Works until it is enough and all that was told is relayed. */
    private void load(List<Host> hosts, ExecutorService threads, BooleanSupplier enough)
            throws InterruptedException, ExecutionException, TimeoutException {
        Instant end = Instant.now().plus(LONGEST);
        BooleanSupplier over = () -> enough.getAsBoolean() || Instant.now().isAfter(end);
        List<Future<?>> writers = new ArrayList<>();
        List<Future<?>> relays = new ArrayList<>();
        for (Host host : hosts) {
            for (int writer = 0; writer < WRITERS; writer++) {
                writers.add(threads.submit(() -> {
                    while (!over.getAsBoolean()) {
                        work.doNext(host.ada());
                    }
                }));
            }
        }
        for (Host host : hosts) {
            relays.add(threads.submit(() -> relay(
                    host.crm(),
                    () -> writers.stream().allMatch(Future::isDone)
                            || Instant.now().isAfter(end))));
        }
        for (Future<?> each : writers) {
            each.get(2 * LONGEST.toMinutes(), TimeUnit.MINUTES);
        }
        for (Future<?> each : relays) {
            each.get(LONGEST.toMinutes(), TimeUnit.MINUTES);
        }
    }

    /** Relays until it is over and nothing waits. */
    private void relay(Crm crm, BooleanSupplier over) {
        Instant end = Instant.now().plus(LONGEST.multipliedBy(2));
        boolean done = false;
        while (!done && Instant.now().isBefore(end)) {
            try {
                crm.housekeeping().runDue(Instant.now());
                done = over.getAsBoolean() && crm.housekeeping().backlog("effects") == 0;
            } catch (CrmException e) {
                relayFailures.count(e);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
