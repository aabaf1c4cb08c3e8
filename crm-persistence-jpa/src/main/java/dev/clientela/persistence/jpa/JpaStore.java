package dev.clientela.persistence.jpa;

import dev.clientela.error.ConflictException;
import dev.clientela.error.CrmException;
import dev.clientela.persistence.jpa.Transactions.Fate;
import dev.clientela.record.FieldCatalog;
import dev.clientela.security.Tenant;
import dev.clientela.store.CrmStore;
import dev.clientela.store.Outbox;
import dev.clientela.store.Scope;
import dev.clientela.store.UnitOfWork;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The store on a relational database: H2, PostgreSQL or MariaDB, through any provider of Jakarta Persistence 3.2.
 *
 * <p>{@link #over} makes short transactions of its own; {@link #joining} takes part in the host's. The host names
 * {@code META-INF/clientela-orm.xml} as a mapping file of its persistence unit and applies the SQL that comes with the
 * library; {@link #open} verifies both.
 *
 * <p>The connections must work on snapshots, which is the host's setting: {@code REPEATABLE READ} on PostgreSQL and
 * MariaDB, {@code SNAPSHOT} on H2. Two units that each read what the other writes can then both commit (write skew).
 * A unit that deletes, follows the event log or meets a conflict takes a second connection for a moment while it holds its
 * own; where the pool has none left, it waits, and fails with {@code store.unavailable}. Thread-safe.
 */
public final class JpaStore implements CrmStore {

    private final Supplier<EntityManagerFactory> factory;
    private final Transactions transactions;
    private final TableNames names;
    private final Tenants tenants;
    private final AtomicReference<@Nullable Mappings> mappings = new AtomicReference<>();

    private JpaStore(Supplier<EntityManagerFactory> factory, Transactions transactions, TableNames names) {
        this.factory = factory;
        this.transactions = transactions;
        this.names = names;
        this.tenants = new Tenants(transactions, names);
    }

    /**
     * A store that makes a short transaction for each unit of work.
     *
     * @param entityManagerFactory one of resource-local transactions, also where the host manages these, as Spring does
     */
    public static JpaStore over(EntityManagerFactory entityManagerFactory) {
        return new JpaStore(() -> entityManagerFactory, Transactions.own(entityManagerFactory), TableNames.standard());
    }

    /**
     * A store whose units of work are part of the transaction that the host has open, resource-local or JTA. It never
     * begins, commits, rolls back, flushes or closes anything: what a unit has written stays or goes with the host's
     * transaction. A unit that fails, or is only rehearsed, is undone to a savepoint, and the host may go on.
     *
     * <p>Every call needs an open transaction, which works on one snapshot from its first statement on. A unit sees what
     * the transaction has written to the database, but not what waits in the host's persistence context. What the host
     * flushes while a unit runs shares the fate of the unit. Nothing that fails is tried again: only the host can begin
     * its transaction anew. Followers of the event log and relays, which wait for what others commit, are better served
     * by a second {@code Crm} over the same database, on {@link #over}.
     *
     * <p>Who deletes a record looks in a second transaction whether anybody has come to refer to it meanwhile where no
     * foreign key holds: in a list or a custom field, on H2 in any field. In JTA there is no such transaction, and a
     * reference made at that very moment leads nowhere afterwards.
     *
     * @param entityManagerFactory that of the host, from which the mapping is read
     * @param current the entity manager of the host's current transaction, null where none is open; a proxy of the host's
     *     container will do
     */
    public static JpaStore joining(
            EntityManagerFactory entityManagerFactory, Supplier<? extends @Nullable EntityManager> current) {
        return new JpaStore(() -> entityManagerFactory, Transactions.joined(current), TableNames.standard());
    }

    /** As {@link #joining(EntityManagerFactory, Supplier)}, where there is an entity manager also when a store opens. */
    public static JpaStore joining(Supplier<EntityManager> current) {
        return new JpaStore(
                () -> current.get().getEntityManagerFactory(), Transactions.joined(current), TableNames.standard());
    }

    /**
     * The same store on tables of other names. The mapping file of the persistence unit must give the entities the same
     * ones.
     */
    public JpaStore tables(TableNames tableNames) {
        return new JpaStore(factory, transactions, tableNames);
    }

    @Override
    public void open(FieldCatalog catalog) {
        EntityManagerFactory opened = factory.get();
        Mappings bound = Mappings.of(catalog, opened.getMetamodel(), names);
        translated(() -> {
            Readiness.require(opened, transactions, bound);
            return true;
        });
        mappings.set(bound);
    }

    @Override
    public <T> T write(Scope scope, Function<UnitOfWork, T> work) {
        return translated(() -> {
            tenants.know(scope.tenant());
            return run(Fate.KEPT, scope, work);
        });
    }

    @Override
    public <T> T read(Scope scope, Function<UnitOfWork, T> work) {
        return translated(() -> run(Fate.NOTHING_WRITTEN, scope, work));
    }

    @Override
    public <T> T rehearse(Scope scope, Function<UnitOfWork, T> work) {
        return translated(() -> run(Fate.UNDONE, scope, work));
    }

    private <T> T run(Fate fate, Scope scope, Function<UnitOfWork, T> work) {
        Mappings bound = mappings();
        AtomicReference<@Nullable JpaUnit> begun = new AtomicReference<>();
        try {
            return transactions.unit(fate, (entities, afterwards) -> {
                JpaUnit unit = new JpaUnit(transactions, entities, afterwards, bound, scope, fate);
                begun.set(unit);
                try {
                    T result = work.apply(unit);
                    unit.finish();
                    return result;
                } finally {
                    unit.end();
                }
            });
        } catch (ConflictException e) {
            JpaUnit unit = begun.get();
            throw unit == null ? e : unit.failure().settled(e);
        } catch (PersistenceException e) {
            JpaUnit unit = begun.get();
            throw unit == null ? e : unit.failure().settledAtCommit(e);
        }
    }

    @Override
    public boolean beginsTransactions() {
        return transactions.areOwn();
    }

    private Mappings mappings() {
        Mappings opened = mappings.get();
        if (opened == null) {
            throw new IllegalStateException("The store has not been opened");
        }
        return opened;
    }

    @Override
    public Set<Tenant> tenants() {
        return translated(tenants::all);
    }

    /** Failures outside any statement of a unit: at begin or commit. What the work itself threw comes as it is. */
    static <T> T translated(Supplier<T> work) {
        try {
            return work.get();
        } catch (CrmException e) {
            throw e;
        } catch (PersistenceException e) {
            throw Failures.refusal(e);
        } catch (RuntimeException e) {
            // Not every provider wraps what goes wrong while it gets a connection.
            if (Failures.of(e) == Failures.OTHER) {
                throw e;
            }
            throw Failures.refusal(e);
        }
    }

    @Override
    public Outbox outbox() {
        return new JpaOutbox(transactions, mappings());
    }
}
