package dev.clientela.store.memory;

import dev.clientela.record.FieldCatalog;
import dev.clientela.security.Tenant;
import dev.clientela.store.CrmStore;
import dev.clientela.store.Outbox;
import dev.clientela.store.Scope;
import dev.clientela.store.UnitOfWork;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * A store in the heap of the host's own process: complete, transactional, with nothing to install and nothing kept when
 * the process ends.
 *
 * <p>A unit of work sees the state that stood when it began, plus its own writes; taking that snapshot costs nothing.
 * Of two units that change one record, the first to commit wins and the other gets a conflict. Two units that each read
 * what the other writes can both commit (write skew), as on any database under snapshot isolation. Commits are done one
 * at a time; reads never wait for them, nor they for reads, but for the first query in a new order or by an indexed
 * field, which makes the index. A unit begun inside another is one of its own: it does not see what the outer one has
 * written, and what it commits stays when the outer one fails.
 *
 * <p>Positions that {@link dev.clientela.store.EventLog#after} gives for events of the unit's own are final only when
 * nobody else commits meanwhile. Thread-safe.
 */
public final class InMemoryStore implements CrmStore {

    private volatile PMap<Tenant, TenantState> committed = HashTreePMap.empty();
    private volatile @Nullable FieldCatalog catalog;
    private final ReentrantLock commits = new ReentrantLock();
    private final MemoryOutbox outbox = new MemoryOutbox();

    @Override
    public void open(FieldCatalog fields) {
        catalog = fields;
    }

    @Override
    public <T> T write(Scope scope, Function<UnitOfWork, T> work) {
        MemoryUnit unit = begin(scope, true);
        try {
            T result = work.apply(unit);
            commit(unit);
            return result;
        } finally {
            unit.end();
        }
    }

    @Override
    public <T> T read(Scope scope, Function<UnitOfWork, T> work) {
        return doAndForget(begin(scope, false), work);
    }

    @Override
    public <T> T rehearse(Scope scope, Function<UnitOfWork, T> work) {
        return doAndForget(begin(scope, true), work);
    }

    private static <T> T doAndForget(MemoryUnit unit, Function<UnitOfWork, T> work) {
        try {
            return work.apply(unit);
        } finally {
            unit.end();
        }
    }

    private MemoryUnit begin(Scope scope, boolean mayWrite) {
        FieldCatalog fields = catalog;
        if (fields == null) {
            throw new IllegalStateException("The store has not been opened");
        }
        return new MemoryUnit(this, scope, fields, state(scope.tenant()), mayWrite);
    }

    private TenantState state(Tenant tenant) {
        return committed.getOrDefault(tenant, TenantState.EMPTY);
    }

    private void commit(MemoryUnit unit) {
        if (!unit.hasWritten()) {
            return;
        }
        commits.lock();
        try {
            Tenant tenant = unit.scope().tenant();
            TenantState next = unit.onto(state(tenant));
            committed = committed.plus(tenant, next);
            // Behind the new state and under the lock: deliveries queue in the order of the commits, and whoever
            // claims one finds what it tells of.
            unit.deliveries().forEach(delivery -> outbox.add(delivery.event(), delivery.subscriber()));
            outbox.redact(unit.redactions());
        } finally {
            commits.unlock();
        }
    }

    /** Adds an index to what is committed, and to the snapshot that the caller works on. */
    @SuppressWarnings("ReferenceEquality") // the same state, not an equal one
    TenantState prepare(Tenant tenant, TenantState snapshot, UnaryOperator<TenantState> indexing) {
        commits.lock();
        try {
            TenantState newest = state(tenant);
            TenantState indexed = indexing.apply(newest);
            committed = committed.plus(tenant, indexed);
            if (newest == snapshot) {
                return indexed;
            }
        } finally {
            commits.unlock();
        }
        return indexing.apply(snapshot);
    }

    @Override
    public Set<Tenant> tenants() {
        return Set.copyOf(committed.keySet());
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }
}
