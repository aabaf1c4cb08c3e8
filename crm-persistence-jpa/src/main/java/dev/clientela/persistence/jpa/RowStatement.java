package dev.clientela.persistence.jpa;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that writes one row, or, where it adds them, several. Its text varies with nothing but their number, so that
 * drivers and databases prepare it once.
 *
 * @param another what is repeated for each row beyond the first; empty when one row is written at a time
 * @param place in the order of writing: by table, and what removes rows first
 * @param types of the parameters of one row, as in {@link java.sql.Types}
 */
record RowStatement(String sql, String another, int place, List<Integer> types) {

    boolean takesSeveral() {
        return !another.isEmpty();
    }

    /** @param rows as many as one execution writes */
    String sql(int rows) {
        return rows == 1 ? sql : sql + another.repeat(rows - 1);
    }

    /** @param row its number among those of one execution, from 0 */
    void bind(PreparedStatement target, int row, @Nullable Object[] cells) throws SQLException {
        int place = row * types.size();
        for (int i = 0; i < cells.length; i++) {
            Object cell = cells[i];
            if (cell == null) {
                target.setNull(++place, types.get(i));
            } else {
                target.setObject(++place, cell);
            }
        }
    }
}
