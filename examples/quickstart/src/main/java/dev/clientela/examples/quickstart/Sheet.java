package dev.clientela.examples.quickstart;

import dev.clientela.intake.CsvSource;
import dev.clientela.intake.Row;
import dev.clientela.intake.RowSource;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One file of the folder, read whole, since its rows are imported on the days that they speak of. */
record Sheet(String file, List<String> columns, List<Row> rows) {

    static Sheet read(String file, Reader reader) throws IOException {
        try (reader) {
            RowSource source = CsvSource.of(reader);
            List<Row> rows = new ArrayList<>();
            for (Optional<Row> row = source.next(); row.isPresent(); row = source.next()) {
                rows.add(row.get());
            }
            return new Sheet(file, source.columns(), rows);
        }
    }

    RowSource source() {
        return source(rows);
    }

    RowSource source(List<Row> some) {
        return RowSource.of(columns, some);
    }

    /** Every text that the column has, once. */
    Set<String> texts(String column) {
        return rows.stream().map(row -> cell(row, column)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The text in a cell; empty where the row ends before it or the file has no such column. */
    String cell(Row row, String column) {
        int place = columns.indexOf(column);
        return place < 0 || place >= row.cells().size() ? "" : row.cells().get(place);
    }
}
