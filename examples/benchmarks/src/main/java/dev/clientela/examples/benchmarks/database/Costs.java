package dev.clientela.examples.benchmarks.database;

import java.sql.ResultSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What the contenders of each benchmark send to the database, counted once, apart from the times.
 * Whoever does not write as many rows into each table as the other has not done the same, and is refused.
 */
final class Costs {

    private static final int WARM_UP = 3;
    private static final int LEADS_OF_AN_IMPORT = 500;

    private static final List<String> TABLES = List.of(
            "lead",
            "account",
            "contact",
            "opportunity",
            "conversion",
            "key",
            "custom_value",
            "event",
            "delivery",
            "command");

    private final Server server;
    private final Map<String, String> byMethod = new LinkedHashMap<>();

    private Costs(Server server) {
        this.server = server;
    }

    /**
     * @param benchmarks the simple names of the classes that were run
     * @return executions, commits and round trips, by class and method
     */
    static Map<String, String> of(Server server, Iterable<String> benchmarks) {
        Costs costs = new Costs(server);
        benchmarks.forEach(costs::count);
        return costs.byMethod;
    }

    private void count(String benchmark) {
        switch (benchmark) {
            case "Capture" -> {
                Capture capture = new Capture();
                compare(benchmark, server.fresh("counted"), capture::begin, capture::clientela, capture::byHand);
            }
            case "Convert" -> {
                Convert convert = new Convert();
                Consumer<Workplace> begin = workplace -> {
                    convert.begin(workplace);
                    convert.capture();
                };
                compare(benchmark, server.fresh("counted"), begin, convert::clientela, convert::byHand);
            }
            case "ImportLeads" -> {
                ImportLeads imports = new ImportLeads();
                Consumer<Workplace> begin = workplace -> imports.begin(workplace, LEADS_OF_AN_IMPORT);
                compare(benchmark, server.fresh("counted"), begin, imports::clientela, imports::byHand);
            }
            case "Pages" -> {
                Pages pages = new Pages();
                String url = server.filled("leads", "million-leads.sql");
                compare(benchmark, url, pages::begin, pages::clientelaDepth10, pages::byHandDepth10);
            }
            case "PipelineReport" -> {
                PipelineReport report = new PipelineReport();
                String url = server.filled("deals", "million-deals.sql");
                compare(benchmark, url, report::begin, report::clientela, report::byHand);
            }
            default -> {}
        }
    }

    private void compare(String benchmark, String url, Consumer<Workplace> begin, Runnable clientela, Runnable byHand) {
        RoundTrips trips = new RoundTrips();
        try (Workplace workplace = Workplace.at(CountingSockets.in(url), trips::counting)) {
            begin.accept(workplace);
            for (int i = 0; i < WARM_UP; i++) {
                clientela.run();
                byHand.run();
            }
            Map<String, Long> before = rows(workplace);
            byMethod.put(benchmark + ".clientela", trips.during(clientela));
            Map<String, Long> between = rows(workplace);
            byMethod.put(benchmark + ".byHand", trips.during(byHand));
            Map<String, Long> ours = difference(before, between);
            Map<String, Long> theirs = difference(between, rows(workplace));
            if (!ours.equals(theirs)) {
                throw new IllegalStateException(benchmark + " writes " + ours + " rows, by hand " + theirs);
            }
        }
    }

    private static Map<String, Long> rows(Workplace workplace) {
        Map<String, Long> rows = new TreeMap<>();
        for (String table : TABLES) {
            rows.put(table, workplace.reading(connection -> {
                ResultSet count = connection.createStatement().executeQuery("select count(*) from crm_" + table);
                count.next();
                return count.getLong(1);
            }));
        }
        return rows;
    }

    private static Map<String, Long> difference(Map<String, Long> before, Map<String, Long> after) {
        Map<String, Long> difference = new TreeMap<>();
        after.forEach((table, rows) -> difference.put(table, rows - before.getOrDefault(table, 0L)));
        return difference;
    }
}
