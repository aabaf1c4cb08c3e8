package dev.clientela.persistence.jpa;

import dev.clientela.error.ConflictException;
import dev.clientela.error.StoreException;
import dev.clientela.record.FieldCatalog;
import dev.clientela.security.Tenant;
import dev.clientela.store.CrmStore;
import dev.clientela.store.Outbox;
import dev.clientela.store.Scope;
import dev.clientela.store.StoreErrors;
import dev.clientela.store.UnitOfWork;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.util.Map;
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
 * Thread-safe.
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
        this.tenants = new Tenants(transactions);
    }

    /** A store that makes a short transaction for each unit of work. */
    public static JpaStore over(EntityManagerFactory entityManagerFactory) {
        return new JpaStore(() -> entityManagerFactory, Transactions.own(entityManagerFactory), TableNames.standard());
    }

    /**
     * A store whose units of work are part of the transaction that the host has open, resource-local or JTA. It never
     * begins, commits, rolls back or closes anything: what a unit has written stays or goes with the host's
     * transaction.
     *
     * @param current the entity manager of the host's current transaction
     */
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
        Mappings bound = Mappings.of(catalog, factory.get().getMetamodel(), names);
        transactions.discard(entities -> {
            Readiness.require(entities);
            return true;
        });
        mappings.set(bound);
    }

    @Override
    public <T> T write(Scope scope, Function<UnitOfWork, T> work) {
        return translated(() -> {
            tenants.know(scope.tenant());
            AtomicReference<@Nullable JpaUnit> begun = new AtomicReference<>();
            try {
                return transactions.commit(entities -> {
                    JpaUnit unit = new JpaUnit(transactions, entities, mappings(), scope, true);
                    begun.set(unit);
                    return run(unit, work);
                });
            } catch (ConflictException e) {
                JpaUnit unit = begun.get();
                throw unit == null ? e : unit.settled(e);
            }
        });
    }

    @Override
    public <T> T read(Scope scope, Function<UnitOfWork, T> work) {
        return translated(() -> transactions.discard(
                entities -> run(new JpaUnit(transactions, entities, mappings(), scope, false), work)));
    }

    @Override
    public <T> T rehearse(Scope scope, Function<UnitOfWork, T> work) {
        return translated(() -> transactions.discard(
                entities -> run(new JpaUnit(transactions, entities, mappings(), scope, true), work)));
    }

    private static <T> T run(JpaUnit unit, Function<UnitOfWork, T> work) {
        try {
            T result = work.apply(unit);
            unit.finish();
            return result;
        } finally {
            unit.end();
        }
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

    /** Failures outside any statement of a unit: at begin or commit. */
    static <T> T translated(Supplier<T> work) {
        try {
            return work.get();
        } catch (PersistenceException e) {
            if (Failures.of(e) == Failures.OTHER) {
                throw new StoreException(StoreErrors.FAILED, Map.of(), e);
            }
            ConflictException conflict = new ConflictException(StoreErrors.CONFLICT, Map.of());
            conflict.addSuppressed(e);
            throw conflict;
        }
    }

    @Override
    public Outbox outbox() {
        return new JpaOutbox(transactions, mappings());
    }
}
