package dev.clientela.intake;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where rows come from, one after the other: a CSV file, a spreadsheet, another system's answer. Read once, by one
 * thread; whoever opened what lies beneath closes it.
 */
public interface RowSource {

    /** The names of the columns, in order. */
    List<String> columns();

    /**
     * The next row; empty at the end.
     *
     * @throws UnreadableSourceException when what follows cannot be read
     */
    Optional<Row> next();

    /** Rows that are at hand, as they were numbered. */
    static RowSource of(List<String> columns, Iterable<Row> rows) {
        List<String> names = List.copyOf(columns);
        Iterator<Row> iterator = rows.iterator();
        return new RowSource() {
            @Override
            public List<String> columns() {
                return names;
            }

            @Override
            public Optional<Row> next() {
                return iterator.hasNext() ? Optional.of(iterator.next()) : Optional.empty();
            }
        };
    }

    /** Rows as maps from column to text; a column that a map lacks is empty in that row. */
    static RowSource ofMaps(List<String> columns, Iterable<Map<String, String>> rows) {
        Iterator<Map<String, String>> maps = rows.iterator();
        Iterator<Row> numbered = new Iterator<>() {
            private long number;

            @Override
            public boolean hasNext() {
                return maps.hasNext();
            }

            @Override
            public Row next() {
                Map<String, String> map = maps.next();
                List<String> cells = new ArrayList<>(columns.size());
                columns.forEach(column -> cells.add(map.getOrDefault(column, "")));
                number++;
                return new Row(number, number, cells);
            }
        };
        return of(columns, () -> numbered);
    }
}
