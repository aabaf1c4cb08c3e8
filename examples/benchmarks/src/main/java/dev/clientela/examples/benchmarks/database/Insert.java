package dev.clientela.examples.benchmarks.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An insert of one row, as the hand writes it: the columns that it fills, and empty text in those that demand some. */
record Insert(String sql, List<String> columns, String table) {

    /** @param empty the columns that hold empty text */
    static Insert into(String table, List<String> columns, List<String> empty) {
        String sql = "insert into " + table + " (" + String.join(", ", columns)
                + (empty.isEmpty() ? "" : ", " + String.join(", ", empty)) + ") values ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ", ''".repeat(empty.size()) + ")";
        return new Insert(sql, columns, table);
    }

    PreparedStatement prepare(Connection connection) throws SQLException {
        return connection.prepareStatement(sql);
    }

    static PreparedStatement bind(PreparedStatement statement, @Nullable Object... cells) throws SQLException {
        for (int i = 0; i < cells.length; i++) {
            statement.setObject(i + 1, cells[i]);
        }
        return statement;
    }

    void one(Connection connection, @Nullable Object... cells) throws SQLException {
        try (PreparedStatement statement = prepare(connection)) {
            bind(statement, cells).executeUpdate();
        }
    }

    void all(Connection connection, List<@Nullable Object[]> rows) throws SQLException {
        try (PreparedStatement statement = prepare(connection)) {
            for (Object[] row : rows) {
                bind(statement, row).addBatch();
            }
            statement.executeBatch();
        }
    }
}
