package dev.clientela.examples.galera;

import dev.clientela.CrmSession;
import dev.clientela.lead.CaptureLead;
import dev.clientela.store.StoreErrors;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Counts how often leads that have nothing to do with each other are in each other's way. */
public final class Conflicts {

    private static final int WRITERS = 9;
    private static final int LEADS = 400;

    private Conflicts() {}

    /** @param arguments the addresses of the nodes */
    public static void main(String[] arguments) throws SQLException, InterruptedException, ExecutionException {
        Cluster cluster = new Cluster(List.of(arguments));
        for (int nodes : List.of(1, cluster.size())) {
            for (boolean withExternalId : List.of(true, false)) {
                capture(cluster, nodes, withExternalId);
            }
        }
    }

    private static void capture(Cluster cluster, int nodes, boolean withExternalId)
            throws SQLException, InterruptedException, ExecutionException {
        cluster.create();
        Failures failures = new Failures();
        List<Host> hosts = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            for (int node = 0; node < nodes; node++) {
                hosts.add(new Host(cluster, node, failures, new Effects()));
            }
            List<Callable<Void>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                CrmSession ada = hosts.get(writer % nodes).ada();
                String prefix = writer + "/";
                writers.add(() -> {
                    for (int n = 0; n < LEADS; n++) {
                        CaptureLead lead = CaptureLead.named("Charles", "Babbage " + prefix + n)
                                .company("Engines " + prefix + n);
                        ada.leads().capture(withExternalId ? lead.externalId(prefix + n) : lead);
                    }
                    return null;
                });
            }
            long began = System.nanoTime();
            for (Future<Void> each : threads.invokeAll(writers)) {
                each.get();
            }
            double seconds = (System.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1);
            int leads = WRITERS * LEADS;
            System.out.printf(
                    "%d writers on %d node(s), external ids %s: %.1f conflicts per 1,000 captures, %.0f captures/s%n",
                    WRITERS,
                    nodes,
                    withExternalId ? "given" : "absent",
                    1_000.0 * failures.of(StoreErrors.CONFLICT) / leads,
                    leads / seconds);
        } finally {
            threads.shutdownNow();
            hosts.forEach(Host::close);
        }
    }
}
