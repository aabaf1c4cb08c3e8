package dev.clientela.persistence.jpa;

import dev.clientela.error.StoreException;
import dev.clientela.store.StoreErrors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.PersistenceException;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Transactions of the store's own, each with an entity manager of its own. */
final class OwnTransactions implements Transactions {

    private final EntityManagerFactory factory;
    private final Connections connections = new Connections();

    OwnTransactions(EntityManagerFactory factory) {
        this.factory = factory;
    }

    @Override
    public <T> T unit(Fate fate, BiFunction<EntityManager, Afterwards, T> work) {
        EntityManager entities = factory.createEntityManager();
        T result;
        try {
            result = unit(entities, fate, work);
        } catch (RuntimeException | Error e) {
            after(e, entities::close);
            throw e;
        }
        try {
            entities.close();
        } catch (RuntimeException e) {
            // What was committed is committed, though the connection broke right behind it.
        }
        return result;
    }

    private <T> T unit(EntityManager entities, Fate fate, BiFunction<EntityManager, Afterwards, T> work) {
        EntityTransaction transaction = entities.getTransaction();
        transaction.begin();
        try {
            connections.pin(entities);
            T result = work.apply(entities, new Beside());
            if (fate == Fate.KEPT) {
                commit(transaction);
            } else {
                transaction.rollback();
            }
            return result;
        } catch (RuntimeException | Error e) {
            if (transaction.isActive()) {
                after(e, transaction::rollback);
            }
            throw e;
        }
    }

    /** Clears away without hiding why. */
    private static void after(Throwable failure, Runnable clearing) {
        try {
            clearing.run();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /** Asks in a transaction beside the one that failed. */
    private final class Beside implements Afterwards {

        @Override
        public <T> T ask(Function<EntityManager, T> question) {
            return discard(question);
        }
    }

    /** @throws StoreException {@code store.outcome_unknown} when the connection broke, and nobody said what was done */
    private static void commit(EntityTransaction transaction) {
        try {
            transaction.commit();
        } catch (PersistenceException e) {
            if (Failures.of(e) == Failures.UNAVAILABLE) {
                throw new StoreException(StoreErrors.OUTCOME_UNKNOWN, Map.of(), e);
            }
            throw e;
        }
    }

    @Override
    public boolean areOwn() {
        return true;
    }

    @Override
    public Optional<Transactions> beside() {
        return Optional.of(this);
    }
}
