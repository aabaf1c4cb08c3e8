package dev.clientela.persistence.jpa;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A statement that reads rows by their ids. It passes the provider by, whose entities take several times as long to be
 * made, and are watched for changes that never come.
 *
 * @param sql up to the ids
 * @param types of the columns, as in {@link Types}
 */
record RowSelect(String sql, List<Integer> types) {

    List<@Nullable Object[]> run(Connection connection, String tenant, List<UUID> ids) throws SQLException {
        String all = sql + "(?" + ", ?".repeat(ids.size() - 1) + ")";
        try (PreparedStatement select = connection.prepareStatement(all)) {
            int place = 0;
            select.setString(++place, tenant);
            for (UUID id : ids) {
                select.setObject(++place, id);
            }
            List<@Nullable Object[]> found = new ArrayList<>(ids.size());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(cells(rows));
                }
            }
            return found;
        }
    }

    private @Nullable Object[] cells(ResultSet row) throws SQLException {
        @Nullable Object[] cells = new @Nullable Object[types.size()];
        for (int i = 0; i < cells.length; i++) {
            Object cell = cell(row, i + 1, types.get(i));
            cells[i] = row.wasNull() ? null : cell;
        }
        return cells;
    }

    private static @Nullable Object cell(ResultSet row, int place, int type) throws SQLException {
        return switch (type) {
            case Types.VARCHAR -> row.getString(place);
            case Types.BIGINT -> row.getLong(place);
            case Types.INTEGER -> row.getInt(place);
            case Types.NUMERIC -> row.getBigDecimal(place);
            case Types.BOOLEAN -> row.getBoolean(place);
            case Types.DATE -> row.getObject(place, LocalDate.class);
            case Types.TIMESTAMP -> row.getObject(place, LocalDateTime.class);
            default -> row.getObject(place, UUID.class);
        };
    }
}
