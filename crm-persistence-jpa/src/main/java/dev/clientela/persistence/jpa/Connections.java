package dev.clientela.persistence.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

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

    /** What is done with a connection. */
    @FunctionalInterface
    interface Work<T> {

        T on(Connection connection) throws SQLException;
    }

    /**
     * Does the work on the connection of the transaction.
     *
     * @throws PersistenceException caused by the {@link SQLException} that the work threw; anything else that it threw
     *     comes as it is, since providers differ in what they make of it
     */
    static <T> T on(EntityManager entities, Work<T> work) {
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        Optional<Connection> unwrapped = unwrapped(entities);
        Optional<T> result = unwrapped.isPresent()
                ? attempt(unwrapped.get(), work, failure)
                : entities.callWithConnection((Connection connection) -> attempt(connection, work, failure));
        @Nullable Exception thrown = failure.get();
        if (thrown instanceof RuntimeException unchecked) {
            throw unchecked;
        } else if (thrown != null) {
            throw new PersistenceException(thrown);
        }
        return result.orElseThrow();
    }

    private static <T> Optional<T> attempt(
            Connection connection, Work<T> work, AtomicReference<@Nullable Exception> failure) {
        try {
            return Optional.of(work.on(connection));
        } catch (SQLException | RuntimeException e) {
            failure.set(e);
            return Optional.empty();
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
