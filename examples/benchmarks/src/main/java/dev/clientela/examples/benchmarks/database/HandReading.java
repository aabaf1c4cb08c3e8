package dev.clientela.examples.benchmarks.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pages and reports by hand: the statement that the tables' indexes call for, every column read. */
final class HandReading {

    private static final String MINE =
            " from crm_lead where tenant = '" + Workplace.TENANT + "' and status = ? and owner = ?";

    private static final String PAGE =
            "select *" + MINE + " and (created_at, id) > (?, ?) order by created_at, id limit ?";

    private static final String PLACE = "select created_at, id" + MINE + " order by created_at, id offset ? limit 1";

    private static final String PIPELINE = "select stage, owner, date_trunc('month', planned_close)::date as month,"
            + " amount_currency, count(*), sum(amount) from crm_opportunity where tenant = '" + Workplace.TENANT
            + "' and not is_closed group by stage, owner, month, amount_currency order by stage, owner, month";

    private final Workplace workplace;

    HandReading(Workplace workplace) {
        this.workplace = workplace;
    }

    /** Where a lead stands in the order of the list. */
    record Place(LocalDateTime createdAt, UUID id) {}

    /** @return the place of the lead at this depth */
    Place place(String status, String owner, int depth) {
        Object[] row = rows(PLACE, 2, status, owner, depth - 1).get(0);
        return new Place(((java.sql.Timestamp) row[0]).toLocalDateTime(), (UUID) row[1]);
    }

    List<@Nullable Object[]> page(String status, String owner, Place behind, int size) {
        return rows(PAGE, 0, status, owner, behind.createdAt(), behind.id(), size + 1);
    }

    List<@Nullable Object[]> pipeline() {
        return rows(PIPELINE, 6);
    }

    private List<@Nullable Object[]> rows(String sql, int columns, Object... parameters) {
        return workplace.reading(connection -> rows(connection, sql, columns, parameters));
    }

    private static List<@Nullable Object[]> rows(Connection connection, String sql, int columns, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            ResultSet found = Insert.bind(statement, parameters).executeQuery();
            int width = columns > 0 ? columns : found.getMetaData().getColumnCount();
            List<@Nullable Object[]> rows = new ArrayList<>();
            while (found.next()) {
                @Nullable Object[] row = new @Nullable Object[width];
                for (int i = 0; i < width; i++) {
                    row[i] = found.getObject(i + 1);
                }
                rows.add(row);
            }
            return rows;
        }
    }
}
