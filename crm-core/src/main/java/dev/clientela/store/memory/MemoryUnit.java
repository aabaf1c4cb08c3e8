package dev.clientela.store.memory;

import dev.clientela.error.ConflictException;
import dev.clientela.error.StoreException;
import dev.clientela.event.EventEnvelope;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.FieldCatalog;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.store.Claims;
import dev.clientela.store.CommandLog;
import dev.clientela.store.EventLog;
import dev.clientela.store.Repository;
import dev.clientela.store.Scope;
import dev.clientela.store.StoreErrors;
import dev.clientela.store.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A unit of work: a snapshot, the private state that its writes have made of it, and the writes themselves, to be done
 * again on the newest state when somebody else has committed meanwhile.
 */
final class MemoryUnit implements UnitOfWork {

    private final InMemoryStore store;
    private final Scope scope;
    private final FieldCatalog catalog;
    private final boolean mayWrite;
    private final List<UnaryOperator<TenantState>> writes = new ArrayList<>();
    private final Map<RecordRef, Optional<CrmRecord<?>>> touched = new LinkedHashMap<>();
    private final List<QueuedEvent> deliveries = new ArrayList<>();
    private final Map<UUID, EventEnvelope> redactions = new HashMap<>();
    private final Set<Integer> claimed = new HashSet<>();
    private TenantState snapshot;
    private TenantState state;
    private boolean active = true;

    /** An event with one of those who are to be told. */
    record QueuedEvent(EventEnvelope event, String subscriber) {}

    MemoryUnit(InMemoryStore store, Scope scope, FieldCatalog catalog, TenantState snapshot, boolean mayWrite) {
        this.store = store;
        this.scope = scope;
        this.catalog = catalog;
        this.snapshot = snapshot;
        this.state = snapshot;
        this.mayWrite = mayWrite;
    }

    @Override
    public Scope scope() {
        return scope;
    }

    @Override
    public <R extends CrmRecord<R>> Repository<R> records(RecordType<R> type) {
        if (catalog.type(type.name()).filter(known -> known == type).isEmpty()) {
            throw new StoreException(StoreErrors.UNKNOWN_TYPE, Map.of("type", type.name()));
        }
        return new MemoryRepository<>(this, type);
    }

    @Override
    public EventLog events() {
        return new EventLog() {
            @Override
            public void append(EventEnvelope event, Collection<String> subscribers) {
                if (!event.tenant().equals(scope.tenant())) {
                    throw new IllegalArgumentException("An event of " + event.tenant() + " in a unit of " + scope);
                }
                write(before -> before.with(event));
                subscribers.forEach(subscriber -> deliveries.add(new QueuedEvent(event, subscriber)));
            }

            @Override
            public List<EventEnvelope> of(RecordRef record) {
                return state().events().of(record);
            }

            @Override
            public List<Positioned> after(long position, int limit) {
                return state().events().after(position, limit);
            }

            @Override
            public List<EventEnvelope> naming(Collection<UUID> ids) {
                return state().events().naming(ids.stream().map(UUID::toString).toList());
            }

            @Override
            public void redact(Collection<EventEnvelope> redacted) {
                Map<UUID, EventEnvelope> lessById = new HashMap<>();
                redacted.forEach(event -> lessById.put(event.id(), event));
                write(then -> then.with(then.events().redacted(lessById)));
                redactions.putAll(lessById);
            }

            @Override
            public int purge(Instant time, int limit) {
                long before = state().events().size();
                write(then -> then.with(then.events().without(time, limit)));
                return (int) (before - state().events().size());
            }
        };
    }

    @Override
    public CommandLog commands() {
        return new CommandLog() {
            @Override
            public Optional<Done> find(String key) {
                return Optional.ofNullable(state().commands().find(key));
            }

            @Override
            public void add(Done done) {
                write(before ->
                        before.with(before.commands().with(done, scope.moment().now())));
            }

            @Override
            public int forget(Collection<RecordRef> results) {
                Set<RecordRef> all = Set.copyOf(results);
                int before = state().commands().size();
                write(then -> then.with(then.commands().without(all)));
                return before - state().commands().size();
            }

            @Override
            public int purge(Instant time, int limit) {
                int before = state().commands().size();
                write(then -> then.with(then.commands().without(time, limit)));
                return before - state().commands().size();
            }
        };
    }

    @Override
    public void claim(String what) {
        int place = Claims.placeOf(what);
        write(before -> before.claimed(place));
        claimed.add(place);
    }

    /** What the unit sees. */
    TenantState state() {
        requireActive(true);
        return state;
    }

    /** Remembers that the record is written, with the state in which the snapshot has it. */
    void touch(RecordRef record) {
        touched.computeIfAbsent(record, ref -> Optional.ofNullable(snapshot.find(ref)));
    }

    /** Makes the commit depend on the record, whose state in this unit is given too. */
    void hold(CrmRecord<?> record, @Nullable CrmRecord<?> present) {
        requireActive(mayWrite);
        if (present == null || present.version() != record.version()) {
            throw conflict(record.ref(), record.version(), present);
        }
        touch(record.ref());
    }

    void write(UnaryOperator<TenantState> change) {
        requireActive(mayWrite);
        state = change.apply(state);
        writes.add(change);
    }

    /** Adds an index to what the unit sees and, while it has not written, for everybody. */
    void prepare(UnaryOperator<TenantState> indexing) {
        requireActive(true);
        if (hasWritten()) {
            state = indexing.apply(state);
        } else {
            snapshot = store.prepare(scope.tenant(), state, indexing);
            state = snapshot;
        }
    }

    private void requireActive(boolean allowed) {
        if (!active || !allowed) {
            throw new StoreException(StoreErrors.NOT_ACTIVE, Map.of());
        }
    }

    boolean hasWritten() {
        return !writes.isEmpty();
    }

    /**
     * The unit's writes on top of the newest state.
     *
     * @throws ConflictException {@code store.conflict} when somebody else has written one of its records, deleted what it
     *     refers to, referred to what it deletes, or claimed the same
     * @throws dev.clientela.error.DuplicateException {@code store.duplicate_key} when a key has been taken meanwhile
     */
    @SuppressWarnings("ReferenceEquality") // the same state, not an equal one
    TenantState onto(TenantState newest) {
        if (newest == snapshot) {
            return state;
        }
        touched.forEach((ref, before) -> requireSame(ref, before.orElse(null), newest.find(ref)));
        for (int place : claimed) {
            if (newest.claims(place) != snapshot.claims(place)) {
                throw new ConflictException(StoreErrors.CONFLICT, Map.of());
            }
        }
        TenantState next = newest;
        for (UnaryOperator<TenantState> write : writes) {
            next = write.apply(next);
        }
        MemoryUnit reading = new MemoryUnit(store, scope, catalog, next, false);
        new LostReferences(catalog, snapshot, state, reading).refuse(touched.keySet());
        return next;
    }

    @SuppressWarnings("ReferenceEquality") // the same state, not an equal one
    private static void requireSame(RecordRef ref, @Nullable CrmRecord<?> before, @Nullable CrmRecord<?> now) {
        if (before == now) {
            return;
        }
        if (before == null) {
            throw Table.duplicate("id", ref, ref);
        }
        throw conflict(ref, before.version(), now);
    }

    static ConflictException conflict(RecordRef ref, long expected, @Nullable CrmRecord<?> found) {
        return new ConflictException(
                StoreErrors.CONFLICT,
                Map.of("record", ref, "expected", expected, "found", found == null ? 0 : found.version()));
    }

    List<QueuedEvent> deliveries() {
        return deliveries;
    }

    /** What the unit has made events say, by their ids. */
    Map<UUID, EventEnvelope> redactions() {
        return redactions;
    }

    void end() {
        active = false;
    }
}
