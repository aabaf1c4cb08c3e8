package dev.clientela.persistence.jpa;

import dev.clientela.error.ConflictException;
import dev.clientela.record.RecordRef;
import dev.clientela.store.StoreErrors;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows that a unit of work has still to write. They go table by table, each after those that its foreign keys lead to,
 * and within a table in the order of the calls; equal statements that follow each other go to the database at once, and
 * few rows to be added with one of them.
 */
final class PendingWrites {

    /**
     * As many rows as a conversion or a capture adds to one table go with one execution, which costs half of what a batch
     * costs; more go as a batch, whose text is the same for any number.
     */
    private static final int MOST_OF_ONE_EXECUTION = 32;

    private final List<Row> rows = new ArrayList<>();

    /**
     * A row.
     *
     * @param expected the record of which exactly one row is changed; null when any number may be
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
    private record Row(
            RowStatement statement,
            @Nullable Object[] cells,
            @Nullable Expected expected) {}

    /** A record in the version that is replaced. */
    private record Expected(RecordRef record, long version) {}

    boolean isEmpty() {
        return rows.isEmpty();
    }

    int size() {
        return rows.size();
    }

    void add(RowStatement statement, @Nullable Object... cells) {
        rows.add(new Row(statement, cells, null));
    }

    /** A row that the database must still hold in this version. */
    void addAt(RecordRef record, long version, RowStatement statement, @Nullable Object... cells) {
        rows.add(new Row(statement, cells, new Expected(record, version)));
    }

    /**
     * Writes all and forgets it.
     *
     * @throws ConflictException {@code store.conflict} when a record is no longer there in the version expected
     */
    void writeTo(Connection connection) throws SQLException {
        List<Row> ordered = new ArrayList<>(rows);
        rows.clear();
        ordered.sort(Comparator.comparingInt(row -> row.statement().place()));
        int from = 0;
        while (from < ordered.size()) {
            RowStatement statement = ordered.get(from).statement();
            int to = from + 1;
            while (to < ordered.size() && ordered.get(to).statement().equals(statement)) {
                to++;
            }
            write(connection, statement, ordered.subList(from, to));
            from = to;
        }
    }

    private static void write(Connection connection, RowStatement statement, List<Row> rows) throws SQLException {
        if (rows.size() == 1 || (statement.takesSeveral() && rows.size() <= MOST_OF_ONE_EXECUTION)) {
            writeAtOnce(connection, statement, rows);
            return;
        }
        try (PreparedStatement prepared = connection.prepareStatement(statement.sql())) {
            for (Row row : rows) {
                statement.bind(prepared, 0, row.cells());
                prepared.addBatch();
            }
            int[] changed = prepared.executeBatch();
            for (int i = 0; i < rows.size(); i++) {
                requireExpected(rows.get(i), changed[i]);
            }
        }
    }

    private static void writeAtOnce(Connection connection, RowStatement statement, List<Row> rows) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement.sql(rows.size()))) {
            for (int i = 0; i < rows.size(); i++) {
                statement.bind(prepared, i, rows.get(i).cells());
            }
            int changed = prepared.executeUpdate();
            if (rows.size() == 1) {
                requireExpected(rows.get(0), changed);
            }
        }
    }

    private static void requireExpected(Row row, int changed) {
        Expected expected = row.expected();
        if (expected == null || changed == 1) {
            return;
        }
        if (changed == Statement.SUCCESS_NO_INFO) {
            throw Batch.untold();
        }
        throw new ConflictException(
                StoreErrors.CONFLICT, Map.of("record", expected.record(), "expected", expected.version()));
    }
}
