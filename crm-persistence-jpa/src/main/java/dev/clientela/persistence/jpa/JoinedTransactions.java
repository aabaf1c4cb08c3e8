package dev.clientela.persistence.jpa;

import dev.clientela.error.StoreException;
import dev.clientela.store.StoreErrors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnitTransactionType;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The host's transaction: never begun, committed, rolled back or closed here. What a unit writes lies behind a savepoint,
 * so that a unit that fails, or is only rehearsed, leaves the host's transaction as it found it.
 */
final class JoinedTransactions implements Transactions {

    private final Supplier<? extends @Nullable EntityManager> current;
    private final Connections connections = new Connections();
    private final AtomicLong savepoints = new AtomicLong();

    JoinedTransactions(Supplier<? extends @Nullable EntityManager> current) {
        this.current = current;
    }

    @Override
    public <T> T unit(Fate fate, BiFunction<EntityManager, Afterwards, T> work) {
        EntityManager entities = joined();
        connections.pin(entities);
        Readiness.requireSnapshots(entities);
        if (fate == Fate.NOTHING_WRITTEN) {
            return work.apply(entities, new Asking(entities, () -> {}));
        }
        Savepoint savepoint = Savepoint.set(entities, savepoints.incrementAndGet());
        T result;
        try {
            result = work.apply(entities, new Asking(entities, savepoint::goBack));
        } catch (RuntimeException | Error e) {
            savepoint.undoAfter(e);
            throw e;
        }
        if (fate == Fate.KEPT) {
            savepoint.release();
        } else {
            savepoint.undo();
        }
        return result;
    }

    /** Asks in the host's transaction itself, without the unit that failed. */
    private record Asking(EntityManager entities, Runnable undo) implements Afterwards {

        @Override
        public <T> T ask(Function<EntityManager, T> question) {
            undo.run();
            return question.apply(entities);
        }
    }

    /** @throws StoreException {@code store.no_transaction} when the host has none open */
    private EntityManager joined() {
        EntityManager entities = current.get();
        if (entities == null || !entities.isJoinedToTransaction()) {
            throw new StoreException(StoreErrors.NO_TRANSACTION, Map.of());
        }
        return entities;
    }

    @Override
    public boolean areOwn() {
        return false;
    }

    @Override
    public Optional<Transactions> beside() {
        EntityManagerFactory factory = joined().getEntityManagerFactory();
        return factory.getTransactionType() == PersistenceUnitTransactionType.RESOURCE_LOCAL
                ? Optional.of(Transactions.own(factory))
                : Optional.empty();
    }
}
