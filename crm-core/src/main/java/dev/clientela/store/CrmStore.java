package dev.clientela.store;

import dev.clientela.record.FieldCatalog;
import dev.clientela.security.Tenant;
import java.util.Set;
import java.util.function.Function;

/**
 * The port that a database is plugged into. Everything is read and written inside a {@link UnitOfWork}, which belongs to
 * one tenant.
 *
 * <p>What every store guarantees, and the contract suite of the {@code crm-core} test-jar proves: a unit of work is
 * atomic and sees one consistent snapshot plus its own writes; of two that change one record from the same version, one
 * is refused with a {@link dev.clientela.error.ConflictException}; unique keys hold under concurrency; criteria mean
 * what {@link dev.clientela.record.CriterionEvaluator} says; events are kept in the order of their commits.
 * Implementations are thread-safe; a unit of work belongs to one thread.
 */
public interface CrmStore {

    /**
     * Gets the store ready for the record types and fields of one {@code Crm}. Called once, before anything else.
     *
     * @throws dev.clientela.error.StoreException when the database is not what the store needs; says what is missing
     */
    void open(FieldCatalog catalog);

    /**
     * Does the work and commits it, or leaves nothing behind when it throws.
     *
     * @throws dev.clientela.error.ConflictException {@code store.conflict} when somebody else changed the same records
     * @throws dev.clientela.error.DuplicateException {@code store.duplicate_key} when a unique key is taken
     * @throws dev.clientela.error.StoreException {@code store.unavailable} when the database could not be reached, and
     *     nothing was done; {@code store.outcome_unknown} when all of it was done, or nothing, and nobody can tell
     */
    <T> T write(Scope scope, Function<UnitOfWork, T> work);

    /** Does the work on one consistent snapshot; it must not write. */
    <T> T read(Scope scope, Function<UnitOfWork, T> work);

    /** Does the work as {@link #write} would, then throws it away: what a dry run is made of. */
    <T> T rehearse(Scope scope, Function<UnitOfWork, T> work);

    /**
     * Whether each unit of work is a transaction of its own, so that one that failed may be run again; not so where the
     * store takes part in transactions of the host's.
     */
    default boolean beginsTransactions() {
        return true;
    }

    /** The tenants that anything was written for, deleted since or not; perhaps others. */
    Set<Tenant> tenants();

    /** Deliveries that wait, of all tenants. */
    Outbox outbox();
}
