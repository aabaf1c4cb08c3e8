package dev.clientela.persistence.jpa;

import dev.clientela.error.StoreException;
import dev.clientela.store.StoreErrors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.PersistenceException;
import java.sql.Statement;
import java.util.Map;

/**
 * A point in a transaction that can be gone back to.
 *
 * <p>It is set by SQL and not by {@link java.sql.Connection#setSavepoint}: the connections of a distributed transaction
 * refuse that one, though the database itself takes savepoints there as anywhere.
 */
final class Savepoint {

    private final EntityManager entities;
    private final String name;

    private Savepoint(EntityManager entities, String name) {
        this.entities = entities;
        this.name = name;
    }

    /**
     * @param number one that no other savepoint of the transaction has
     * @throws StoreException {@code store.no_savepoint} when the connection refuses it
     */
    static Savepoint set(EntityManager entities, long number) {
        Savepoint savepoint = new Savepoint(entities, "clientela_" + number);
        try {
            savepoint.execute("savepoint ");
        } catch (PersistenceException e) {
            if (Failures.of(e) != Failures.OTHER) {
                throw e;
            }
            throw new StoreException(StoreErrors.NO_SAVEPOINT, Map.of(), e);
        }
        return savepoint;
    }

    /**
     * The same on a Galera cluster, where the node waits at the first statement for what the others have committed, but
     * neither at a savepoint nor behind one. So it is asked something before.
     */
    static Savepoint setOnCluster(EntityManager entities, long number) {
        Connections.on(entities, connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute("select 1");
            }
        });
        return set(entities, number);
    }

    /** Undoes everything since; may be gone back to again. */
    void goBack() {
        execute("rollback to savepoint ");
    }

    /** Keeps everything since. */
    void release() {
        execute("release savepoint ");
    }

    /** Undoes everything since. */
    void undo() {
        goBack();
        release();
    }

    /**
     * Undoes everything since.
     *
     * @throws StoreException {@code store.transaction_lost}, caused by the failure, when there is nothing left to go back
     *     to: the database has undone the host's transaction, or the connection broke
     */
    void undoAfter(Throwable failure) {
        try {
            undo();
        } catch (PersistenceException e) {
            failure.addSuppressed(e);
            doom();
            throw new StoreException(StoreErrors.TRANSACTION_LOST, Map.of(), failure);
        }
    }

    /** A host that goes on all the same must not commit; in JTA or under a container only the exception tells it. */
    private void doom() {
        try {
            EntityTransaction transaction = entities.getTransaction();
            if (transaction.isActive()) {
                transaction.setRollbackOnly();
            }
        } catch (IllegalStateException | PersistenceException e) {
            // The transaction is not one that an entity manager may touch.
        }
    }

    private void execute(String command) {
        Connections.on(entities, connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(command + name);
            }
        });
    }
}
