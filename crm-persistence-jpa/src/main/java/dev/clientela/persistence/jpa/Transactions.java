package dev.clientela.persistence.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where the store's transactions come from: short ones of its own, or those of the host. */
interface Transactions {

    /** What becomes of a unit's work. */
    enum Fate {
        /** It is kept, unless the work fails. */
        KEPT,
        /** Nothing of it stays. */
        UNDONE,
        /** There is nothing to keep or undo: the work only reads. */
        NOTHING_WRITTEN
    }

    /** Asks the database after a statement has failed, when the unit itself can no longer ask. */
    @FunctionalInterface
    interface Afterwards {

        /** @param question asked outside the unit, whose work is undone by then */
        <T> T ask(Function<EntityManager, T> question);
    }

    /** Does the work of a unit; with an exception, nothing of it stays. */
    <T> T unit(Fate fate, BiFunction<EntityManager, Afterwards, T> work);

    /** Does the work in one transaction, which is committed; with an exception, nothing of it stays. */
    default <T> T commit(Function<EntityManager, T> work) {
        return unit(Fate.KEPT, (entities, afterwards) -> work.apply(entities));
    }

    /** Does the work, which only reads, in one transaction. */
    default <T> T discard(Function<EntityManager, T> work) {
        return unit(Fate.NOTHING_WRITTEN, (entities, afterwards) -> work.apply(entities));
    }

    /** Whether the transactions are the store's own, and not the host's. */
    boolean areOwn();

    /**
     * Short transactions of the store's own, which also take a connection of their own while the host's is held; empty
     * where only the host's transaction manager may begin any.
     */
    Optional<Transactions> beside();

    static Transactions own(EntityManagerFactory factory) {
        return new OwnTransactions(factory);
    }

    static Transactions joined(Supplier<? extends @Nullable EntityManager> current) {
        return new JoinedTransactions(current);
    }
}
