package dev.clientela.persistence.jpa;

import dev.clientela.error.StoreException;
import dev.clientela.store.StoreErrors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether the database is what the store needs: the schema applied, connections on snapshots. */
final class Readiness {

    /** The version of the schema that this release works with. */
    static final int SCHEMA_VERSION = 2;

    private Readiness() {}

    /** @throws StoreException {@code store.not_ready} saying what is missing */
    static void require(EntityManager entities) {
        Integer isolation = Connections.on(entities, Connection::getTransactionIsolation);
        // H2 reports SNAPSHOT by a number of its own, above those of JDBC that stand for repeatable reads.
        if (isolation < Connection.TRANSACTION_REPEATABLE_READ) {
            throw missing("transaction isolation on snapshots: REPEATABLE READ, on H2 SNAPSHOT");
        }
        @Nullable Integer version;
        try {
            version = entities.createQuery("select max(v.version) from crm_schema_version v", Integer.class)
                    .getSingleResult();
        } catch (PersistenceException e) {
            StoreException missing = missing("the schema; apply the SQL files under dev/clientela/persistence/jpa/sql");
            missing.addSuppressed(e);
            throw missing;
        }
        if (version == null || version < SCHEMA_VERSION) {
            throw missing("schema version " + SCHEMA_VERSION + "; the database has " + (version == null ? 0 : version));
        }
    }

    private static StoreException missing(String what) {
        return new StoreException(StoreErrors.NOT_READY, Map.of("missing", what));
    }
}
