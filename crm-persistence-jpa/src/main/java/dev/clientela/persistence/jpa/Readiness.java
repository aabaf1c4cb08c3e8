package dev.clientela.persistence.jpa;

import dev.clientela.error.StoreException;
import dev.clientela.store.StoreErrors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnitTransactionType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Whether the database is what the store needs: connections on snapshots, the schema applied in its present version,
 * every table and column there, and a persistence unit that reads these tables and no others, without bending a value.
 * Writes nothing, and takes no more than five statements where all is well.
 */
final class Readiness {

    private final EntityManagerFactory factory;
    private final Mappings mappings;
    private final TableNames names;

    private Readiness(EntityManagerFactory factory, Mappings mappings) {
        this.factory = factory;
        this.mappings = mappings;
        this.names = mappings.names();
    }

    /** @throws StoreException {@code store.not_ready} saying what is missing */
    static void require(EntityManagerFactory factory, Transactions transactions, Mappings mappings) {
        if (!isResourceLocal(factory) && transactions.areOwn()) {
            throw missing("resource-local transactions; join those of JTA");
        }
        new Readiness(factory, mappings).require(transactions.areOwn());
        new ProviderProbe(factory, mappings.names()).require();
    }

    private static boolean isResourceLocal(EntityManagerFactory factory) {
        return factory.getTransactionType() == PersistenceUnitTransactionType.RESOURCE_LOCAL;
    }

    /** In a transaction of its own, as a statement that fails may end it; under JTA, in none. */
    static <T> T ask(EntityManagerFactory factory, Function<EntityManager, T> question) {
        if (isResourceLocal(factory)) {
            return Transactions.own(factory).discard(question);
        }
        try (EntityManager entities = factory.createEntityManager()) {
            return question.apply(entities);
        }
    }

    /** @param snapshots whether the isolation is ours to demand; that of a host's transaction is not */
    private void require(boolean snapshots) {
        String versions = names.qualified("schema_version");
        Optional<Integer> version = ask(factory, entities -> {
            if (snapshots) {
                requireSnapshots(entities);
            }
            return Connections.on(entities, connection -> {
                if (snapshots && DatabaseProduct.of(connection) == DatabaseProduct.MARIADB) {
                    requireSnapshotsOnMariaDb(connection);
                }
                Optional<Integer> found = asked(connection, wholeSchema(versions), Readiness::number);
                if (found.isPresent()) {
                    mappings.foundForeignKeys(ForeignKeys.of(connection, names));
                }
                return found;
            });
        });
        if (version.isEmpty()) {
            throw missing(ask(
                    factory, entities -> Connections.on(entities, connection -> whatIsMissing(connection, versions))));
        }
        requireVersion(version.get());
    }

    /** The version of a schema that has every table and column; fails for any other. */
    private String wholeSchema(String versions) {
        StringBuilder sql = new StringBuilder("select max(version) from " + versions);
        String word = " where not exists ";
        for (Table table : mappings.tables()) {
            sql.append(word).append("(select ");
            sql.append(String.join(", ", columns(table)));
            sql.append(" from ").append(table.name()).append(" where 1 = 0)");
            word = " and not exists ";
        }
        return sql.toString();
    }

    private static Set<String> columns(Table table) {
        Set<String> columns = new TreeSet<>();
        table.columns().values().forEach(cell -> columns.add(cell.column()));
        return columns;
    }

    private static int number(ResultSet rows) throws SQLException {
        return rows.next() ? rows.getInt(1) : 0;
    }

    private static void requireVersion(int version) {
        if (version < Schema.VERSION) {
            throw missing("schema version " + Schema.VERSION + "; the database has " + version);
        }
    }

    private String whatIsMissing(Connection connection, String versions) throws SQLException {
        Optional<Integer> version = tried(connection, "select max(version) from " + versions, Readiness::number);
        if (version.isEmpty()) {
            return "the schema: there is no table " + versions
                    + "; apply the SQL files under dev/clientela/persistence/jpa/sql, or those of Schema for other names";
        }
        requireVersion(version.get());
        List<String> missing = new ArrayList<>();
        for (Table table : mappings.tables()) {
            Optional<Set<String>> present =
                    tried(connection, "select * from " + table.name() + " where 1 = 0", Readiness::columns);
            if (present.isEmpty()) {
                missing.add("table " + table.name());
            } else {
                Set<String> absent = columns(table);
                absent.removeAll(present.get());
                absent.forEach(column -> missing.add("column " + table.name() + "." + column));
            }
        }
        Collections.sort(missing);
        return missing.isEmpty() ? "the right to read the tables " + names.qualified("…") : String.join(", ", missing);
    }

    private static Set<String> columns(ResultSet none) throws SQLException {
        Set<String> columns = new TreeSet<>();
        ResultSetMetaData described = none.getMetaData();
        for (int i = 1; i <= described.getColumnCount(); i++) {
            columns.add(described.getColumnName(i).toLowerCase(Locale.ROOT));
        }
        return columns;
    }

    /** What is made of rows. */
    private interface Reader<T> {

        T read(ResultSet rows) throws SQLException;
    }

    /** As a statement of the store would meet it; empty when the database refuses the statement. */
    private static <T> Optional<T> asked(Connection connection, String sql, Reader<T> reader) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return Optional.of(reader.read(rows));
        } catch (SQLException e) {
            if (Failures.of(e) == Failures.UNAVAILABLE) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** As {@link #asked}, where more is to be asked in the same transaction. */
    private static <T> Optional<T> tried(Connection connection, String sql, Reader<T> reader) throws SQLException {
        if (connection.getAutoCommit()) {
            return asked(connection, sql, reader);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("savepoint clientela_open");
            Optional<T> answer = asked(connection, sql, reader);
            statement.execute((answer.isEmpty() ? "rollback to" : "release") + " savepoint clientela_open");
            return answer;
        }
    }

    /** @throws StoreException {@code store.not_ready} when the transaction does not work on one snapshot */
    static void requireSnapshots(EntityManager entities) {
        int isolation = Connections.on(entities, Connection::getTransactionIsolation);
        // H2 reports SNAPSHOT by a number of its own, above those of JDBC that stand for repeatable reads.
        if (isolation < Connection.TRANSACTION_REPEATABLE_READ) {
            throw missing("transaction isolation on snapshots: REPEATABLE READ, on H2 SNAPSHOT");
        }
    }

    /** Its repeatable reads see a snapshot, but write over what others have committed since, unless told not to. */
    private static void requireSnapshotsOnMariaDb(Connection connection) throws SQLException {
        if (asked(connection, "select @@innodb_snapshot_isolation", Readiness::number)
                        .orElse(0)
                == 0) {
            throw missing("transaction isolation on snapshots: set session innodb_snapshot_isolation = on");
        }
    }

    static StoreException missing(String what) {
        return new StoreException(StoreErrors.NOT_READY, Map.of("missing", what));
    }

    static StoreException missing(String what, Exception cause) {
        return new StoreException(StoreErrors.NOT_READY, Map.of("missing", what), cause);
    }
}
