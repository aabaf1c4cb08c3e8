package dev.clientela.persistence.jpa;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;

/** What a database says of tables that were made. All names in lower case. */
record SchemaOnDatabase(Map<String, List<Index>> indexes, Map<String, Set<ForeignKey>> foreignKeys) {

    /** An index or the primary key. */
    record Index(String name, boolean isUnique, List<String> columns) {

        boolean beginsWith(List<String> first) {
            return columns.size() >= first.size()
                    && columns.subList(0, first.size()).equals(first);
        }
    }

    /** From these columns to those of the target, in order. */
    record ForeignKey(List<String> columns, String target, List<String> targetColumns)
            implements Comparable<ForeignKey> {

        @Override
        public int compareTo(ForeignKey other) {
            return toString().compareTo(other.toString());
        }
    }

    /** The tables in the schema of the connection whose names begin with the prefix. */
    static SchemaOnDatabase read(DataSource dataSource, String prefix) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            DatabaseMetaData database = connection.getMetaData();
            Map<String, List<Index>> indexes = new TreeMap<>();
            Map<String, Set<ForeignKey>> foreignKeys = new TreeMap<>();
            for (String table : tables(connection, database)) {
                String name = table.toLowerCase(Locale.ROOT);
                if (name.startsWith(prefix)) {
                    indexes.put(name, indexes(connection, database, table));
                    foreignKeys.put(name, foreignKeys(connection, database, table));
                }
            }
            return new SchemaOnDatabase(indexes, foreignKeys);
        }
    }

    private static List<String> tables(Connection connection, DatabaseMetaData database) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet row = database.getTables(
                connection.getCatalog(), connection.getSchema(), null, new String[] {"TABLE", "BASE TABLE"})) {
            while (row.next()) {
                tables.add(row.getString("TABLE_NAME"));
            }
        }
        return tables;
    }

    private static List<Index> indexes(Connection connection, DatabaseMetaData database, String table)
            throws SQLException {
        Map<String, List<String>> columns = new TreeMap<>();
        Set<String> unique = new TreeSet<>();
        try (ResultSet row =
                database.getIndexInfo(connection.getCatalog(), connection.getSchema(), table, false, true)) {
            while (row.next()) { // in the order of name and place
                if (row.getString("INDEX_NAME") != null) {
                    String index = lower(row, "INDEX_NAME");
                    columns.computeIfAbsent(index, key -> new ArrayList<>()).add(lower(row, "COLUMN_NAME"));
                    if (!row.getBoolean("NON_UNIQUE")) {
                        unique.add(index);
                    }
                }
            }
        }
        List<Index> indexes = new ArrayList<>();
        columns.forEach((name, of) -> indexes.add(new Index(name, unique.contains(name), of)));
        return indexes;
    }

    private static Set<ForeignKey> foreignKeys(Connection connection, DatabaseMetaData database, String table)
            throws SQLException {
        Map<String, ForeignKey> keys = new TreeMap<>();
        try (ResultSet row = database.getImportedKeys(connection.getCatalog(), connection.getSchema(), table)) {
            while (row.next()) { // in the order of target and place, so keys of one target are interleaved
                String target = lower(row, "PKTABLE_NAME");
                ForeignKey key = keys.computeIfAbsent(
                        row.getString("FK_NAME"), name -> new ForeignKey(new ArrayList<>(), target, new ArrayList<>()));
                key.columns().add(lower(row, "FKCOLUMN_NAME"));
                key.targetColumns().add(lower(row, "PKCOLUMN_NAME"));
            }
        }
        return new TreeSet<>(keys.values());
    }

    private static String lower(ResultSet row, String column) throws SQLException {
        return row.getString(column).toLowerCase(Locale.ROOT);
    }
}
