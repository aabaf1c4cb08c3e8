package dev.clientela.examples.quickstart;

import dev.clientela.examples.quickstart.SalesReport.Conversion;
import dev.clientela.examples.quickstart.SalesReport.StageLine;
import dev.clientela.examples.quickstart.SalesReport.WinLoss;
import dev.clientela.intake.ImportReport;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The report's figures as tables, the same on the console and on the page. Amounts are in US dollars. */
final class Tables {

    private Tables() {}

    static List<Table> of(SalesReport report) {
        List<Table> tables = new ArrayList<>();
        tables.add(imports(report.imports()));
        tables.add(new Table(
                "Data problems, and how each was settled",
                "",
                List.of("File", "Problem", "Rows", "Settled"),
                rows(report.problems(), p -> List.of(p.file(), p.what(), count(p.rows()), p.settled()))));
        tables.add(stages(
                "Pipeline by stage",
                "Open and lost deals at list price, won ones at what they brought.",
                "Stage",
                report.stages()));
        tables.add(winLoss("Won and lost", "", "", report.total()));
        tables.add(winLoss("By region", "", "Region", report.regions()));
        tables.add(winLoss("By manager", "", "Manager", report.managers()));
        tables.add(winLoss("By seller", "", "Seller", report.sellers()));
        tables.add(winLoss("By product", "", "Product", report.products()));
        tables.add(winLoss("By month of closing", "", "Month", report.months()));
        tables.addAll(SellingTables.of(report));
        tables.addAll(EarningTables.of(report));
        tables.add(stages(
                "Open deals by age", "Since their engagement, on " + report.asOf() + ".", "Age", report.openByAge()));
        tables.add(conversions("Leads by origin", "Origin", report.origins()));
        tables.add(conversions("Leads by month of first contact", "Month", report.leadMonths()));
        report.rules().forEach(rules -> tables.addAll(RuleTables.of(rules)));
        report.offer()
                .ifPresent(offer -> tables.add(
                        new Table(offer.title(), "", List.of("What happened"), rows(offer.why(), List::of))));
        tables.removeIf(table -> table.rows().isEmpty());
        return tables;
    }

    private static Table imports(Map<String, ImportReport> imports) {
        return new Table(
                "Rows read, and what became of them",
                "",
                List.of("File", "Rows", "Created", "Updated", "Unchanged", "Rejected", "Ambiguous"),
                rows(
                        List.copyOf(imports.entrySet()),
                        each -> List.of(
                                each.getKey(),
                                count(each.getValue().rows()),
                                count(each.getValue().created()),
                                count(each.getValue().updated()),
                                count(each.getValue().unchanged()),
                                count(each.getValue().rejected()),
                                count(each.getValue().ambiguous()))));
    }

    private static Table stages(String title, String note, String first, List<StageLine> lines) {
        return new Table(
                title,
                note,
                List.of(first, "Deals", "Value"),
                rows(lines, line -> List.of(line.name(), count(line.deals()), money(line.value()))));
    }

    private static Table winLoss(String title, String note, String first, List<WinLoss> lines) {
        List<WinLoss> closed =
                lines.stream().filter(line -> line.won() + line.lost() > 0).toList();
        return new Table(
                title,
                note,
                List.of(first, "Won", "Lost", "Win rate", "Value won", "Per won deal"),
                rows(
                        closed,
                        line -> List.of(
                                line.name(),
                                count(line.won()),
                                count(line.lost()),
                                percent(line.winRate()),
                                money(line.value()),
                                line.won() == 0
                                        ? ""
                                        : money(line.value()
                                                .divide(BigDecimal.valueOf(line.won()), 0, RoundingMode.HALF_UP)))));
    }

    private static Table conversions(String title, String first, List<Conversion> lines) {
        return new Table(
                title,
                "",
                List.of(first, "Leads", "Converted", "Rate"),
                rows(
                        lines,
                        line -> List.of(
                                line.name(), count(line.leads()), count(line.converted()), percent(line.rate()))));
    }

    static <T> List<List<String>> rows(List<T> lines, Function<T, List<String>> cells) {
        return lines.stream().map(cells).toList();
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String money(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.0f", amount);
    }

    static String cents(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.2f", amount);
    }

    static String percent(Optional<BigDecimal> rate) {
        return rate.map(value -> String.format(Locale.ROOT, "%.2f %%", value)).orElse("");
    }
}
