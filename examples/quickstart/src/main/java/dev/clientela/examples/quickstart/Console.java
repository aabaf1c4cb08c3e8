package dev.clientela.examples.quickstart;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Prints the report: tables with their columns aligned; a long text goes on in the next line of its cell. */
final class Console {

    private static final int WIDEST_CELL = 44;
    private static final int WIDEST_LINE = 116;

    private final PrintStream out;

    Console(PrintStream out) {
        this.out = out;
    }

    void print(SalesReport report, List<Table> tables) {
        out.println("Sales report as of " + report.asOf() + ", from " + report.source());
        tables.forEach(this::print);
    }

    private void print(Table table) {
        out.println();
        out.println(table.title());
        if (!table.note().isEmpty()) {
            wrapped(table.note(), WIDEST_LINE).forEach(out::println);
        }
        List<List<String>> lines = new ArrayList<>();
        table.rows().forEach(row -> lines.addAll(wrapped(row, row.size() == 1 ? WIDEST_LINE : WIDEST_CELL)));
        int[] widths = IntStream.range(0, table.columns().size())
                .map(column -> Math.max(
                        table.columns().get(column).length(),
                        lines.stream()
                                .mapToInt(line -> line.get(column).length())
                                .max()
                                .orElse(0)))
                .toArray();
        line(table, table.columns(), widths);
        out.println("-".repeat(IntStream.of(widths).map(width -> width + 2).sum() - 2));
        lines.forEach(line -> line(table, line, widths));
    }

    private void line(Table table, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(widths[i] - cells.get(i).length());
            line.append(table.isNumeric(i) ? padding + cells.get(i) : cells.get(i) + padding)
                    .append("  ");
        }
        out.println(line.toString().stripTrailing());
    }

    /** A row as the lines that it takes. */
    private static List<List<String>> wrapped(List<String> row, int widest) {
        List<List<String>> cells =
                row.stream().map(cell -> wrapped(cell, widest)).toList();
        int height = cells.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, height)
                .mapToObj(i -> cells.stream()
                        .map(cell -> i < cell.size() ? cell.get(i) : "")
                        .toList())
                .toList();
    }

    private static List<String> wrapped(String text, int widest) {
        List<String> parts = new ArrayList<>();
        String rest = text;
        while (rest.length() > widest) {
            int space = rest.lastIndexOf(' ', widest);
            int end = space > 0 ? space : widest;
            parts.add(rest.substring(0, end));
            rest = rest.substring(end).strip();
        }
        parts.add(rest);
        return parts;
    }
}
