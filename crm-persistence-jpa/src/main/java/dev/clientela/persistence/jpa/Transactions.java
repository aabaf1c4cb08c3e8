package dev.clientela.persistence.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Where the store's transactions come from: short ones of its own, or those of the host. */
interface Transactions {

    /** Does the work in one transaction, which is committed; with an exception, nothing of it stays. */
    <T> T commit(Function<EntityManager, T> work);

    /** Does the work in one transaction, of which nothing stays. */
    <T> T discard(Function<EntityManager, T> work);

    /** Whether the transactions are the store's own, so that it may begin another one beside the current. */
    boolean areOwn();

    /** Transactions of the store's own, each with an entity manager of its own. */
    record Own(EntityManagerFactory factory, Connections connections) implements Transactions {

        @Override
        public <T> T commit(Function<EntityManager, T> work) {
            return run(work, true);
        }

        @Override
        public <T> T discard(Function<EntityManager, T> work) {
            return run(work, false);
        }

        private <T> T run(Function<EntityManager, T> work, boolean keep) {
            try (EntityManager entities = factory.createEntityManager()) {
                EntityTransaction transaction = entities.getTransaction();
                transaction.begin();
                try {
                    connections.pin(entities);
                    T result = work.apply(entities);
                    if (keep) {
                        transaction.commit();
                    }
                    return result;
                } finally {
                    if (transaction.isActive()) {
                        transaction.rollback();
                    }
                }
            }
        }

        @Override
        public boolean areOwn() {
            return true;
        }
    }

    /** The host's transaction: never begun, committed, rolled back or closed here. */
    record Joined(Supplier<EntityManager> current) implements Transactions {

        @Override
        public <T> T commit(Function<EntityManager, T> work) {
            return work.apply(current.get());
        }

        @Override
        public <T> T discard(Function<EntityManager, T> work) {
            return work.apply(current.get());
        }

        @Override
        public boolean areOwn() {
            return false;
        }
    }

    static Transactions own(EntityManagerFactory factory) {
        return new Own(factory, new Connections());
    }

    static Transactions joined(Supplier<EntityManager> current) {
        return new Joined(current);
    }

    /** Does the work in a transaction beside the current one, if the store may begin one. */
    default <T> Optional<T> aside(Function<EntityManager, T> work) {
        return areOwn() ? Optional.of(commit(work)) : Optional.empty();
    }
}
