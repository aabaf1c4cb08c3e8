package dev.clientela.examples.quickstart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The report as one page that needs nothing beside itself: no script, no font, no picture from elsewhere. */
final class HtmlPage {

    private static final String STYLE = """
            :root { --ink: #333d4b; --quiet: #6b7685; --rule: #e3e7ec; --blue: #2f6db5; }
            * { box-sizing: border-box; }
            body { margin: 0 auto; max-width: 60rem; padding: 2.5rem 1.5rem 4rem; color: var(--ink); background: #fff;
              font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
            h1 { margin: 0; font-size: 2rem; line-height: 1.2; }
            h2 { margin: 3rem 0 .5rem; padding-top: 1rem; border-top: 1px solid var(--rule); font-size: 1.25rem; }
            p { margin: .25rem 0 .75rem; color: var(--quiet); }
            .figures { display: flex; flex-wrap: wrap; gap: 1rem; margin: 1.5rem 0 0; padding: 0; list-style: none; }
            .figures li { flex: 1 1 10rem; padding: .75rem 1rem; border: 1px solid var(--rule); border-radius: .5rem; }
            .figures b { display: block; font-size: 1.5rem; line-height: 1.3; color: var(--blue); }
            .figures span { color: var(--quiet); font-size: .875rem; }
            .wide { overflow-x: auto; }
            table { width: 100%; border-collapse: collapse; font-size: .9375rem; font-variant-numeric: tabular-nums; }
            th, td { padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--rule); text-align: left;
              vertical-align: top; }
            th { color: var(--quiet); font-weight: 600; white-space: nowrap; }
            .number { text-align: right; white-space: nowrap; }
            svg { display: block; width: 100%; height: auto; margin: .5rem 0 1rem; }
            """;

    private final StringBuilder html = new StringBuilder();

    static Path write(SalesReport report, List<Table> tables, Path folder) throws IOException {
        Files.createDirectories(folder);
        return Files.writeString(
                folder.resolve("index.html"),
                new HtmlPage().page(report, tables, Charts.of(report)),
                StandardCharsets.UTF_8);
    }

    private String page(SalesReport report, List<Table> tables, Map<String, String> charts) {
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<title>Sales report</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>Sales report</h1>\n<p>As of ")
                .append(report.asOf())
                .append(", from ")
                .append(escaped(report.source()))
                .append(". Amounts in US dollars.</p>\n");
        headline(report);
        for (Table table : tables) {
            html.append("<h2>").append(escaped(table.title())).append("</h2>\n");
            if (!table.note().isEmpty()) {
                html.append("<p>").append(escaped(table.note())).append("</p>\n");
            }
            html.append(charts.getOrDefault(table.title(), ""));
            table(table);
        }
        return html.append("</body>\n</html>\n").toString();
    }

    private void headline(SalesReport report) {
        html.append("<ul class=\"figures\">\n");
        report.total().forEach(all -> {
            figure(Tables.money(all.value()), "won");
            figure(Tables.count(all.won()), "deals won of " + Tables.count(all.won() + all.lost()) + " closed");
            figure(Tables.percent(all.winRate()), "win rate");
        });
        long leads = report.origins().stream()
                .mapToLong(SalesReport.Conversion::leads)
                .sum();
        if (leads > 0) {
            long converted = report.origins().stream()
                    .mapToLong(SalesReport.Conversion::converted)
                    .sum();
            figure(Tables.count(leads), "leads");
            figure(Tables.percent(new SalesReport.Conversion("", leads, converted).rate()), "of leads converted");
        }
        html.append("</ul>\n");
    }

    private void figure(String figure, String meaning) {
        html.append("<li><b>")
                .append(figure)
                .append("</b><span>")
                .append(meaning)
                .append("</span></li>\n");
    }

    private void table(Table table) {
        html.append("<div class=\"wide\"><table>\n<thead>");
        row(table, table.columns(), "th");
        html.append("</thead>\n<tbody>\n");
        table.rows().forEach(row -> row(table, row, "td"));
        html.append("</tbody>\n</table></div>\n");
    }

    private void row(Table table, List<String> cells, String element) {
        html.append("<tr>");
        for (int i = 0; i < cells.size(); i++) {
            html.append('<')
                    .append(element)
                    .append(table.isNumeric(i) ? " class=\"number\">" : ">")
                    .append(escaped(cells.get(i)))
                    .append("</")
                    .append(element)
                    .append('>');
        }
        html.append("</tr>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
