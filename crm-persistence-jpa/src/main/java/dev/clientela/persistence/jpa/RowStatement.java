package dev.clientela.persistence.jpa;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that writes one row. Its text never varies, so that drivers and databases prepare it once.
 *
 * @param place in the order of writing: by table, and what removes rows first
 * @param types of the parameters, as in {@link java.sql.Types}
 */
record RowStatement(String sql, int place, List<Integer> types) {

    void bind(PreparedStatement target, @Nullable Object[] cells) throws SQLException {
        for (int i = 0; i < cells.length; i++) {
            Object cell = cells[i];
            if (cell == null) {
                target.setNull(i + 1, types.get(i));
            } else {
                target.setObject(i + 1, cell);
            }
        }
    }
}
