package dev.clientela.persistence.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The JDBC connection of a transaction.
 *
 * <p>EclipseLink reads on another connection, outside the transaction, until something is written or the connection is
 * unwrapped; its {@code callWithConnection} has none to give (5.0.0). Hibernate unwraps no connection, and calls with it at
 * any time.
 */
final class Connections {

    private final AtomicBoolean unwraps = new AtomicBoolean(true);

    /** Makes the transaction use one connection from now on; before anything else is done in it. */
    void pin(EntityManager entities) {
        if (unwraps.get() && unwrapped(entities).isEmpty()) {
            unwraps.set(false);
        }
    }

    private static Optional<Connection> unwrapped(EntityManager entities) {
        try {
            return Optional.ofNullable(entities.unwrap(Connection.class));
        } catch (PersistenceException e) {
            return Optional.empty();
        }
    }

    /** What is done with a connection. */
    @FunctionalInterface
    interface Work<T> {

        T on(Connection connection) throws SQLException;
    }

    /**
     * Does the work on the connection of the transaction, which has been pinned.
     *
     * @throws PersistenceException caused by the {@link SQLException} that the work threw; anything else that it threw
     *     comes as it is. The provider sees neither: some would doom the transaction, and they differ in what they make
     *     of it
     */
    static <T> T on(EntityManager entities, Work<T> work) {
        Attempt<T> attempt = new Attempt<>(work);
        entities.callWithConnection(attempt::on);
        if (!attempt.made) {
            attempt.on(unwrapped(entities).orElseThrow());
        }
        return attempt.result();
    }

    /** Work that is done, or has failed, out of the provider's sight. */
    private static final class Attempt<T> {

        private final Work<T> work;
        private boolean made;
        private @Nullable T result;
        private @Nullable Exception failure;

        Attempt(Work<T> work) {
            this.work = work;
        }

        boolean on(@Nullable Connection connection) {
            if (connection != null) {
                made = true;
                try {
                    result = work.on(connection);
                } catch (SQLException | RuntimeException e) {
                    failure = e;
                }
            }
            return made;
        }

        T result() {
            if (failure instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (failure != null) {
                throw new PersistenceException(failure);
            }
            return Objects.requireNonNull(result);
        }
    }
}
