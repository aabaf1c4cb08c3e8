package dev.clientela.persistence.jpa;

import jakarta.persistence.ConnectionFunction;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The JDBC connection of a transaction.
 *
 * <p>EclipseLink reads on another connection, outside the transaction, until something is written or the connection is
 * unwrapped; before that, its {@code callWithConnection} fails (5.0.0) and dooms the transaction. Hibernate unwraps no
 * connection, and calls with it at any time.
 */
final class Connections {

    private final AtomicBoolean unwraps = new AtomicBoolean(true);

    /** Makes the transaction use one connection from now on. */
    void pin(EntityManager entities) {
        if (unwraps.get() && unwrapped(entities).isEmpty()) {
            unwraps.set(false);
        }
    }

    static <T> T on(EntityManager entities, ConnectionFunction<Connection, T> work) {
        Optional<Connection> unwrapped = unwrapped(entities);
        if (unwrapped.isEmpty()) {
            return entities.callWithConnection(work);
        }
        try {
            return work.apply(unwrapped.get());
        } catch (SQLException e) {
            throw new PersistenceException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Connection> unwrapped(EntityManager entities) {
        try {
            return Optional.ofNullable(entities.unwrap(Connection.class));
        } catch (PersistenceException e) {
            return Optional.empty();
        }
    }
}
