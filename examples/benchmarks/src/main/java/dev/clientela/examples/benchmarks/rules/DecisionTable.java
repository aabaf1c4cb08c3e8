package dev.clientela.examples.benchmarks.rules;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** The results of the benchmarks of rules: times, how many times the library's each is, and bytes. */
public final class DecisionTable {

    private static final String OURS = "clientela";
    private static final String BY_HAND = "handWritten";
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    /** A benchmark, and how many rules; then by contender. */
    private final Map<String, Map<String, RunResult>> columns = new LinkedHashMap<>();

    private final Set<String> contenders = new LinkedHashSet<>();

    private DecisionTable(Collection<RunResult> results) {
        for (RunResult result : results) {
            String[] name = result.getParams().getBenchmark().split("\\.");
            String contender = result.getParams().getParam("contender");
            if (contender != null && name[name.length - 3].equals("rules")) {
                String count = result.getParams().getParam("rules");
                String benchmark = name[name.length - 2].replace("OfMany", "");
                String column = benchmark + " " + (count == null ? "1000" : count);
                columns.computeIfAbsent(column, key -> new LinkedHashMap<>()).put(contender, result);
                contenders.add(contender);
            }
        }
    }

    /** Nothing, when no benchmark of rules was run. */
    public static void print(Collection<RunResult> results, PrintStream out) {
        DecisionTable table = new DecisionTable(results);
        if (table.columns.isEmpty()) {
            return;
        }
        table.print("Microseconds of one decision; milliseconds of loading", out, DecisionTable::time);
        table.print("As a multiple of the library's", out, result -> Double.NaN);
        table.print("Bytes allocated", out, DecisionTable::bytes);
        table.printAims(out);
    }

    private void print(String title, PrintStream out, ToDoubleFunction<RunResult> figure) {
        out.println();
        out.println(title);
        StringBuilder head = new StringBuilder("%-18s".formatted(""));
        columns.keySet().forEach(column -> head.append("%18s".formatted(column)));
        out.println(head);
        for (String contender : contenders) {
            StringBuilder line = new StringBuilder("%-18s".formatted(contender));
            columns.forEach((column, byContender) -> {
                RunResult result = byContender.get(contender);
                double value = result == null ? Double.NaN : figure.applyAsDouble(result);
                if (result != null && Double.isNaN(value)) {
                    value = ratio(column, contender, OURS);
                }
                line.append(Double.isNaN(value) ? "%18s".formatted("") : String.format(Locale.ROOT, "%,18.2f", value));
            });
            out.println(line);
        }
    }

    private void printAims(PrintStream out) {
        out.println();
        out.println("Aimed at, as ratios of this run");
        List<String> lines = new ArrayList<>();
        atLeast(lines, "FirstMatch 1000", "the fastest peer beside the library", fastestPeer("FirstMatch 1000"), 20);
        atLeast(lines, "FirstMatch 10000", "the fastest peer beside the library", fastestPeer("FirstMatch 10000"), 200);
        atLeast(
                lines,
                "FirstMatch 10000",
                "the chain of ifs beside the library",
                ratio("FirstMatch 10000", BY_HAND, OURS),
                50);
        atLeast(lines, "Scoring 1000", "the fastest peer beside the library", fastestPeer("Scoring 1000"), 20);
        atLeast(lines, "Load 1000", "Drools beside the library", ratio("Load 1000", "drools", OURS), 50);
        double growth = time("FirstMatch 10000") / time("FirstMatch 1000");
        if (!Double.isNaN(growth)) {
            lines.add("%-18s %-40s %8.1f  at most %d%s"
                    .formatted("FirstMatch", "10,000 rules beside 1,000", growth, 3, growth > 3 ? "  !" : ""));
        }
        lines.forEach(out::println);
    }

    private static void atLeast(List<String> lines, String column, String what, double ratio, int least) {
        if (!Double.isNaN(ratio)) {
            lines.add("%-18s %-40s %8.1f  at least %d%s"
                    .formatted(column, what, ratio, least, ratio < least ? "  !" : ""));
        }
    }

    private double time(String column) {
        RunResult result = columns.getOrDefault(column, Map.of()).get(OURS);
        return result == null ? Double.NaN : time(result);
    }

    /** The least ratio of all contenders but the library and what is written by hand. */
    private double fastestPeer(String column) {
        return columns.getOrDefault(column, Map.of()).keySet().stream()
                .filter(contender -> !contender.equals(OURS) && !contender.equals(BY_HAND))
                .mapToDouble(contender -> ratio(column, contender, OURS))
                .min()
                .orElse(Double.NaN);
    }

    private double ratio(String column, String contender, String beside) {
        Map<String, RunResult> byContender = columns.getOrDefault(column, Map.of());
        return byContender.containsKey(contender) && byContender.containsKey(beside)
                ? time(byContender.get(contender)) / time(byContender.get(beside))
                : Double.NaN;
    }

    private static double time(RunResult result) {
        return result.getPrimaryResult().getScore();
    }

    private static double bytes(RunResult result) {
        Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
        return allocated == null ? 0 : allocated.getScore();
    }
}
