package dev.clientela.examples.quickstart;

import dev.clientela.examples.quickstart.SalesReport.Conversion;
import dev.clientela.examples.quickstart.SalesReport.Earned;
import dev.clientela.examples.quickstart.SalesReport.WinLoss;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The figures worked out from the text of the files by plain means: no CRM, no CSV library, nothing shared. */
final class PlainFigures {

    private PlainFigures() {}

    /** Lines as maps; good enough for these files, where only a late column of one has a comma in quotes. */
    static List<Map<String, String>> rows(String text) {
        List<String> lines = text.lines().toList();
        String[] names = lines.get(0).split(",");
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < names.length; i++) {
                row.put(names[i], cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    static Map<String, WinLoss> closed(
            List<Map<String, String>> pipeline, Function<Map<String, String>, String> group) {
        Map<String, WinLoss> figures = new TreeMap<>();
        for (Map<String, String> row : pipeline) {
            boolean won = row.get("deal_stage").equals("Won");
            if (won || row.get("deal_stage").equals("Lost")) {
                String name = group.apply(row);
                BigDecimal value = won ? new BigDecimal(row.get("close_value")) : BigDecimal.ZERO;
                figures.merge(
                        name,
                        new WinLoss(name, won ? 1 : 0, won ? 0 : 1, value),
                        (a, b) -> new WinLoss(
                                name,
                                a.won() + b.won(),
                                a.lost() + b.lost(),
                                a.value().add(b.value())));
            }
        }
        return figures;
    }

    /** What each seller earned by deals won from one day on to before another: deals, their value, the commission. */
    static Map<String, Earned> earned(List<Map<String, String>> pipeline, LocalDate from, LocalDate until) {
        Map<String, Earned> figures = new TreeMap<>();
        for (Map<String, String> row : pipeline) {
            if (row.get("deal_stage").equals("Won")) {
                LocalDate won = LocalDate.parse(row.get("close_date"));
                if (!won.isBefore(from) && won.isBefore(until)) {
                    BigDecimal value = new BigDecimal(row.get("close_value"));
                    figures.merge(
                            row.get("sales_agent"),
                            new Earned(row.get("sales_agent"), 1, value, commission(value)),
                            (a, b) -> new Earned(
                                    a.seller(),
                                    a.deals() + b.deals(),
                                    a.sold().add(b.sold()),
                                    a.commission().add(b.commission())));
                }
            }
        }
        return figures;
    }

    /** Two percent of all, one and a half more of what goes beyond 1,000, as much again beyond 5,000; to the cent. */
    static BigDecimal commission(BigDecimal value) {
        BigDecimal step = new BigDecimal("0.015");
        BigDecimal none = BigDecimal.ZERO;
        return value.multiply(new BigDecimal("0.02"))
                .add(value.subtract(new BigDecimal("1000")).max(none).multiply(step))
                .add(value.subtract(new BigDecimal("5000")).max(none).multiply(step))
                .setScale(2, RoundingMode.HALF_UP);
    }

    /** List price of every deal at a stage. */
    static BigDecimal listValue(List<Map<String, String>> pipeline, Map<String, BigDecimal> prices, String stage) {
        return pipeline.stream()
                .filter(row -> row.get("deal_stage").equals(stage))
                .map(row -> prices.get(product(row)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static Map<String, BigDecimal> prices(List<Map<String, String>> products) {
        Map<String, BigDecimal> prices = new HashMap<>();
        products.forEach(row -> prices.put(row.get("product"), new BigDecimal(row.get("sales_price"))));
        return prices;
    }

    static String product(Map<String, String> row) {
        return row.get("product").replace("GTXPro", "GTX Pro").replace("Loom300", "Loom 300");
    }

    /** How many open deals were engaged from so many days on to fewer than so many days before the last day. */
    static long openAged(List<Map<String, String>> pipeline, LocalDate asOf, int from, int to) {
        return pipeline.stream()
                .filter(row -> row.get("deal_stage").equals("Engaging"))
                .mapToLong(row -> asOf.toEpochDay()
                        - LocalDate.parse(row.get("engage_date")).toEpochDay())
                .filter(age -> age >= from && age < to)
                .count();
    }

    static Map<String, Conversion> conversions(
            List<Map<String, String>> leads,
            List<Map<String, String>> deals,
            Function<Map<String, String>, String> group) {
        Set<String> converted = new HashSet<>();
        deals.forEach(deal -> converted.add(deal.get("mql_id")));
        Map<String, Conversion> figures = new TreeMap<>();
        for (Map<String, String> lead : leads) {
            String name = group.apply(lead);
            figures.merge(
                    name,
                    new Conversion(name, 1, converted.contains(lead.get("mql_id")) ? 1 : 0),
                    (a, b) -> new Conversion(name, a.leads() + b.leads(), a.converted() + b.converted()));
        }
        return figures;
    }

    static String origin(Map<String, String> lead) {
        return lead.get("origin").isEmpty() ? "(not given)" : lead.get("origin");
    }

    static long ofOrigin(List<Map<String, String>> leads, String... origins) {
        return leads.stream()
                .filter(lead -> List.of(origins).contains(lead.get("origin")))
                .count();
    }

    static boolean isAmerican(String date) {
        return date.matches("(1[0-2]|[1-9])/\\d{1,2}/\\d{4}.*");
    }

    /** The day of a date as Americans write it, whatever the time. */
    static LocalDate american(String date) {
        return LocalDate.parse(date.split(" ")[0], DateTimeFormatter.ofPattern("M/d/uuuu"));
    }

    static String contactMonth(Map<String, String> lead) {
        return american(lead.get("first_contact_date")).toString().substring(0, 7);
    }

    static <T> Map<String, T> byName(List<T> figures, Function<T, String> name) {
        Map<String, T> byName = new TreeMap<>();
        figures.forEach(figure -> byName.put(name.apply(figure), figure));
        return byName;
    }
}
