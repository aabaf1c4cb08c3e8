package dev.clientela.persistence.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.function.Supplier;

/** An application with transactions of its own, which the store joins. */
interface Host extends AutoCloseable {

    EntityManagerFactory factory();

    /** The entity manager of the transaction that this thread has open. */
    EntityManager current();

    /** Does the work in one transaction of the host, which rolls back when the work fails. */
    <T> T inTransaction(Supplier<T> work);

    @Override
    default void close() {
        factory().close();
    }
}
