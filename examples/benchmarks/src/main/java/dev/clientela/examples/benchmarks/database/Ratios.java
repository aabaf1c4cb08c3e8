package dev.clientela.examples.benchmarks.database;

import java.io.PrintStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** The results of a run as ratios: what the library takes, beside what the hand takes. */
public final class Ratios {

    private static final String LINE = "%-30s %12s %12s %7s %9s %11s %11s %11s %11s%n";
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final Map<String, Result<?>> times = new HashMap<>();
    private final Map<String, Double> allocated = new HashMap<>();
    private final Map<String, String> trips;

    private Ratios(Collection<RunResult> results, Server server) {
        TreeSet<String> benchmarks = new TreeSet<>();
        for (RunResult result : results) {
            String[] name = result.getParams().getBenchmark().split("\\.");
            String benchmark = name[name.length - 2];
            String method = benchmark + "." + name[name.length - 1];
            benchmarks.add(benchmark);
            times.put(method, result.getPrimaryResult());
            Optional.ofNullable(result.getSecondaryResults().get(ALLOCATED))
                    .ifPresent(bytes -> allocated.put(method, bytes.getScore()));
        }
        this.trips = Costs.of(server, benchmarks);
    }

    /** Counts what goes to the database, and prints the table. Benchmarks that compare nothing have no line. */
    public static void print(Collection<RunResult> results, Server server, PrintStream out) {
        Ratios ratios = new Ratios(results, server);
        out.println();
        out.println(
                "Microseconds and kB allocated for one operation; executions/commits/round trips, for an import of 500 rows.");
        out.printf(
                Locale.ROOT,
                LINE,
                "",
                "clientela",
                "beside",
                "ratio",
                "at most",
                "clientela",
                "beside",
                "clientela",
                "beside");
        out.printf(Locale.ROOT, LINE, "", "µs", "µs", "", "", "kB", "kB", "trips", "trips");
        Comparison.ALL.forEach(comparison -> ratios.print(comparison, out));
    }

    private void print(Comparison comparison, PrintStream out) {
        String ours = comparison.benchmark() + "." + comparison.clientela();
        String theirs = comparison.benchmark() + "." + comparison.beside();
        if (!times.containsKey(ours) || !times.containsKey(theirs)) {
            return;
        }
        double our = micros(ours, comparison);
        double their = micros(theirs, comparison);
        double ratio = our / their;
        out.printf(
                Locale.ROOT,
                LINE,
                comparison.title(),
                "%.1f".formatted(our),
                "%.1f".formatted(their),
                "%.2f".formatted(ratio),
                comparison.most() == 0
                        ? ""
                        : "%.1f%s".formatted(comparison.most(), ratio > comparison.most() ? " !" : ""),
                kilobytes(ours, comparison),
                kilobytes(theirs, comparison),
                trips(comparison.benchmark(), comparison.clientela()),
                trips(comparison.benchmark(), comparison.beside()));
    }

    private double micros(String method, Comparison comparison) {
        Result<?> result = times.get(method);
        TimeUnit unit = result.getScoreUnit().startsWith("ms") ? TimeUnit.MILLISECONDS : TimeUnit.MICROSECONDS;
        return result.getScore() * TimeUnit.MICROSECONDS.convert(1, unit) / comparison.batch();
    }

    private String kilobytes(String method, Comparison comparison) {
        @Nullable Double bytes = allocated.get(method);
        return bytes == null ? "" : "%.1f".formatted(bytes / 1024 / comparison.batch());
    }

    private String trips(String benchmark, String method) {
        String contender = method.startsWith("clientela") ? "clientela" : method.startsWith("byHand") ? "byHand" : "";
        return trips.getOrDefault(benchmark + "." + contender, "");
    }
}
