package dev.clientela.persistence.jpa;

import dev.clientela.error.StoreException;
import dev.clientela.store.StoreErrors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PersistenceUnitTransactionType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whether the database is what the store needs: connections on snapshots, the schema applied in its present version,
 * every table and column there, and the mapping file naming these tables and no others. Writes nothing.
 */
final class Readiness {

    private final EntityManager entities;
    private final Mappings mappings;
    private final TableNames names;

    private Readiness(EntityManager entities, Mappings mappings) {
        this.entities = entities;
        this.mappings = mappings;
        this.names = mappings.names();
    }

    /** @throws StoreException {@code store.not_ready} saying what is missing */
    static void require(EntityManagerFactory factory, Transactions transactions, Mappings mappings) {
        boolean resourceLocal = factory.getTransactionType() == PersistenceUnitTransactionType.RESOURCE_LOCAL;
        if (!resourceLocal && transactions.areOwn()) {
            throw missing("resource-local transactions; join those of JTA");
        } else if (resourceLocal) {
            Transactions.own(factory).discard(entities -> {
                new Readiness(entities, mappings).require(transactions.areOwn());
                return true;
            });
        } else {
            try (EntityManager entities = factory.createEntityManager()) {
                new Readiness(entities, mappings).require(false);
            }
        }
    }

    /** @param snapshots whether the isolation is ours to demand; that of a host's transaction is not */
    private void require(boolean snapshots) {
        if (snapshots) {
            requireSnapshots(entities);
        }
        Connections.on(entities, connection -> {
            requireSchema(connection);
            mappings.foundForeignKeys(ForeignKeys.of(connection, names));
            return true;
        });
        requireSameTables();
    }

    private void requireSchema(Connection connection) throws SQLException {
        String versions = names.qualified("schema_version");
        if (columns(connection, versions).isEmpty()) {
            throw missing(
                    "the schema: there is no table " + versions
                            + "; apply the SQL files under dev/clientela/persistence/jpa/sql, or those of Schema for other names");
        }
        int version = version(connection, versions);
        if (version < Schema.VERSION) {
            throw missing("schema version " + Schema.VERSION + "; the database has " + version);
        }
        List<String> missing = new ArrayList<>();
        for (Table table : mappings.tables()) {
            Optional<Set<String>> present = columns(connection, table.name());
            if (present.isEmpty()) {
                missing.add("table " + table.name());
            } else {
                table.columns().values().stream()
                        .map(cell -> cell.column())
                        .filter(column -> !present.get().contains(column))
                        .forEach(column -> missing.add("column " + table.name() + "." + column));
            }
        }
        if (!missing.isEmpty()) {
            Collections.sort(missing);
            throw missing(String.join(", ", missing));
        }
    }

    private static int version(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select max(version) from " + table)) {
            return found.next() ? found.getInt(1) : 0;
        }
    }

    /** The table's columns as a statement of the store would meet them; empty when there is no such table. */
    private static Optional<Set<String>> columns(Connection connection, String table) throws SQLException {
        Optional<Savepoint> before = savepoint(connection);
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("select * from " + table + " where 1 = 0")) {
            Set<String> columns = new TreeSet<>();
            ResultSetMetaData described = none.getMetaData();
            for (int i = 1; i <= described.getColumnCount(); i++) {
                columns.add(described.getColumnName(i).toLowerCase(Locale.ROOT));
            }
            return Optional.of(columns);
        } catch (SQLException e) {
            if (before.isEmpty()) { // nothing more can be asked in this transaction
                throw missing("table " + table, e);
            }
            connection.rollback(before.get());
            return Optional.empty();
        }
    }

    /** Empty in a distributed transaction, which has none. */
    private static Optional<Savepoint> savepoint(Connection connection) {
        try {
            return Optional.of(connection.setSavepoint());
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    /** Reads go where the mapping file says, writes where the store was told to. */
    private void requireSameTables() {
        @Nullable String prefix;
        try {
            prefix = entities.createQuery("select min(v.tablePrefix) from crm_schema_version v", String.class)
                    .getSingleResult();
        } catch (PersistenceException e) {
            if (Failures.of(e) == Failures.UNAVAILABLE) {
                throw e;
            }
            throw missing(
                    "a mapping file for the tables " + names.qualified("…") + ", which Schema.mappingFile gives", e);
        }
        if (!names.prefix().equalsIgnoreCase(prefix)) {
            throw missing("a mapping file for the tables " + names.qualified("…") + "; the present one names " + prefix
                    + "…");
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

    private static StoreException missing(String what) {
        return new StoreException(StoreErrors.NOT_READY, Map.of("missing", what));
    }

    private static StoreException missing(String what, Exception cause) {
        return new StoreException(StoreErrors.NOT_READY, Map.of("missing", what), cause);
    }
}
