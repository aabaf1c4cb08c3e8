package dev.clientela.examples.erp;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.function.Supplier;

/** The ERP's own transactions: one at a time in each thread, begun and ended here and nowhere else. */
final class Transactions {

    private final EntityManagerFactory entities;

    @SuppressWarnings("ThreadLocalUsage") // not static: one JVM may hold several ERPs
    private final ThreadLocal<EntityManager> current = new ThreadLocal<>();

    Transactions(EntityManagerFactory entities) {
        this.entities = entities;
    }

    /** Does the work in one transaction, which rolls back when the work fails; within another, as part of that. */
    <T> T run(Supplier<T> work) {
        if (current.get() != null) {
            return work.get();
        }
        return entities.callInTransaction(open -> {
            current.set(open);
            try {
                return work.get();
            } finally {
                current.remove();
            }
        });
    }

    /** The entity manager of this thread's transaction. */
    EntityManager current() {
        EntityManager open = current.get();
        if (open == null) {
            throw new IllegalStateException("No transaction is open");
        }
        return open;
    }
}
