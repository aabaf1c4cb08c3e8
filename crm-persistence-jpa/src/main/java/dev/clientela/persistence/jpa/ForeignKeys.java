package dev.clientela.persistence.jpa;

import dev.clientela.record.Field;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The foreign keys that hold also between transactions which run at once. Those of H2 do not: they look at the snapshot
 * of their own transaction, which shows nothing of the other one.
 *
 * @param columns as {@code table.column}, in lower case
 */
record ForeignKeys(Set<String> columns) {

    /** Those of the database; where the user may not see one, there is none. */
    static ForeignKeys of(Connection connection, TableNames names) throws SQLException {
        DatabaseProduct product = DatabaseProduct.of(connection);
        if (product == DatabaseProduct.H2) {
            return new ForeignKeys(Set.of());
        }
        String here = product == DatabaseProduct.MARIADB ? connection.getCatalog() : connection.getSchema();
        Set<String> found = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement("select c.table_name, k.column_name"
                + " from information_schema.table_constraints c join information_schema.key_column_usage k"
                + " on k.constraint_schema = c.constraint_schema and k.constraint_name = c.constraint_name"
                + " and k.table_name = c.table_name where c.constraint_type = 'FOREIGN KEY' and c.table_schema = ?")) {
            select.setString(1, names.schema().orElse(here));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(column(rows.getString(1), rows.getString(2)));
                }
            }
        }
        return new ForeignKeys(found);
    }

    private static String column(String table, String column) {
        return (table + "." + column).toLowerCase(Locale.ROOT);
    }

    boolean hold(TableNames names, Field<?> field) {
        return !field.isCustom() && columns.contains(column(names.bare(field.recordType()), field.name()));
    }
}
