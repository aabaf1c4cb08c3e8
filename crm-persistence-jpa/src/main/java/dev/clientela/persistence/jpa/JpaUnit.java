package dev.clientela.persistence.jpa;

import dev.clientela.error.ConflictException;
import dev.clientela.error.StoreException;
import dev.clientela.event.EventEnvelope;
import dev.clientela.persistence.jpa.Transactions.Afterwards;
import dev.clientela.persistence.jpa.Transactions.Fate;
import dev.clientela.record.Criterion;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.store.Claims;
import dev.clientela.store.CommandLog;
import dev.clientela.store.EventLog;
import dev.clientela.store.Repository;
import dev.clientela.store.Scope;
import dev.clientela.store.StoreErrors;
import dev.clientela.store.UnitOfWork;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A unit of work on an entity manager. Rows to be written wait until something is asked or the unit ends, then go to the
 * connection of the transaction in batches; what replaces a row compares its version. Entities are only read, and none
 * stays managed, so that the host's persistence context neither grows nor is flushed on our behalf.
 */
final class JpaUnit implements UnitOfWork {

    /** So many records are remembered, not to be read again, and to leave out statements for what has not changed. */
    private static final int MOST_REMEMBERED = 10_000;

    /** With so many rows that wait, they are written even if nothing is asked. */
    private static final int MOST_WAITING = 5_000;

    /** The number of the unit's own savepoint; those of the host's transaction count from 1. */
    private static final long BEFORE_WRITES = 0;

    private final Transactions transactions;
    private final EntityManager entities;
    private final Mappings mappings;
    private final Scope scope;
    private final Fate fate;
    private final PendingWrites writes = new PendingWrites();
    private final JsonTexts texts = new JsonTexts();
    private final Set<RecordRef> waiting = new HashSet<>();
    private final UnitFailure failure;
    private final Map<RecordRef, CrmRecord<?>> remembered = new HashMap<>();
    private final List<EventEnvelope> appended = new ArrayList<>();
    private final Map<RecordRef, Long> held = new TreeMap<>(); // all units lock in one order
    private final SortedSet<Integer> claimed = new TreeSet<>();
    private final LooseReferences references;
    private final AbsentKeys absentKeys = new AbsentKeys();
    private boolean active = true;
    private @Nullable Savepoint beforeWrites;

    JpaUnit(
            Transactions transactions,
            EntityManager entities,
            Afterwards afterwards,
            Mappings mappings,
            Scope scope,
            Fate fate) {
        this.transactions = transactions;
        this.entities = entities;
        this.mappings = mappings;
        this.scope = scope;
        this.fate = fate;
        this.failure = new UnitFailure(transactions, afterwards, mappings, scope);
        this.references = new LooseReferences(this, mappings);
    }

    @Override
    public Scope scope() {
        return scope;
    }

    @Override
    public <R extends CrmRecord<R>> Repository<R> records(RecordType<R> type) {
        return new JpaRepository<>(this, mappings.of(type));
    }

    @Override
    public EventLog events() {
        return new JpaEventLog(this);
    }

    @Override
    public CommandLog commands() {
        return new JpaCommandLog(this);
    }

    @Override
    public void claim(String what) {
        requireWritable();
        if (fate == Fate.KEPT) { // what is only rehearsed gets in nobody's way
            claimed.add(Claims.placeOf(what));
        }
    }

    @Override
    public void announce(Collection<Criterion> lookUps) {
        requireActive();
        absentKeys.ask(this, lookUps);
    }

    /** Whether the unit knows, without asking, that no record qualifies. */
    boolean rulesOut(Criterion criterion) {
        return absentKeys.ruleOut(criterion);
    }

    Mappings mappings() {
        return mappings;
    }

    DatabaseProduct product() {
        return mappings.product(entities);
    }

    /** H2 compares texts by UTF-16, in which what stands above U+FFFF comes before U+E000. */
    boolean ordersTextInBytes() {
        return product() == DatabaseProduct.H2;
    }

    Transactions transactions() {
        return transactions;
    }

    String tenant() {
        return scope.tenant().id();
    }

    Jpql jpql() {
        return new Jpql(mappings, tenant());
    }

    void requireActive() {
        if (!active) {
            throw new StoreException(StoreErrors.NOT_ACTIVE, Map.of());
        }
    }

    boolean mayWrite() {
        return fate != Fate.NOTHING_WRITTEN;
    }

    void requireWritable() {
        requireActive();
        if (!mayWrite()) {
            throw new StoreException(StoreErrors.NOT_ACTIVE, Map.of());
        }
    }

    /** Where rows wait to be written; {@link #requireWritable} first. */
    PendingWrites writes() {
        return writes;
    }

    /** The values among them that are written as JSON. */
    JsonTexts texts() {
        return texts;
    }

    SideRows sideRows() {
        return mappings.sideRows();
    }

    /** What the unit has tried to write, and what comes of it if that fails. */
    UnitFailure failure() {
        return failure;
    }

    /** Writes what waits. */
    void flush() {
        failure.requireNone();
        if (writes.isEmpty()) {
            return;
        }
        boolean onCluster = failure.guarded(() -> mappings.holding(entities)).commitMayConflict();
        if (onCluster && beforeWrites == null) {
            beforeWrites = failure.guarded(() -> Savepoint.setOnCluster(entities, BEFORE_WRITES));
        }
        failure.guarded(() -> Connections.on(entities, connection -> {
            writes.writeTo(connection);
            return true;
        }));
        failure.written(onCluster);
        waiting.clear();
        texts.clear();
    }

    /** Does the work on the transaction's connection, after what waits was written. */
    <T> T sql(Connections.Work<T> work) {
        requireActive();
        flush();
        return sqlWritten(work);
    }

    /** Does the work on the transaction's connection, which reads no records but those of these types. */
    <T> T sql(Set<String> recordTypes, Connections.Work<T> work) {
        requireActive();
        if (waiting.stream().anyMatch(ref -> recordTypes.contains(ref.recordType()))) {
            flush();
        }
        return sqlWritten(work);
    }

    /** Does the work on the transaction's connection, which nothing that waits can concern. */
    <T> T sqlWritten(Connections.Work<T> work) {
        requireActive();
        failure.requireNone();
        return failure.guarded(() -> Connections.on(entities, work));
    }

    /** Runs a query after what waits and may matter to it was written; what it returns is no longer managed. */
    <T> List<T> list(String text, Class<T> result, Jpql jpql, int limit) {
        requireActive();
        if (jpql.mayRead(waiting)) {
            flush();
        }
        return listWritten(text, result, jpql, limit);
    }

    /** Runs a query that nothing which waits can concern. */
    <T> List<T> listWritten(String text, Class<T> result, Jpql jpql, int limit) {
        requireActive();
        failure.requireNone();
        return failure.guarded(() -> {
            TypedQuery<T> query = jpql.bindTo(entities.createQuery(text, result));
            if (limit > 0) {
                query.setMaxResults(limit);
            }
            List<T> found = query.getResultList();
            if (result.isAnnotationPresent(Entity.class)) {
                found.forEach(entities::detach);
            }
            return found;
        });
    }

    /** Something of the record, in its new state, waits to be written. */
    <R extends CrmRecord<R>> void written(R record, boolean isNew) {
        failure.attempt(new UnitFailure.Attempt.OfRecord(record, isNew));
        waiting.add(record.ref());
        held.remove(record.ref()); // what the unit writes itself needs no holding
        if (fate == Fate.KEPT) {
            references.written(record, isNew ? null : remembered.get(record.ref()));
        }
        absentKeys.forget(record.type().name());
        remember(record);
        if (writes.size() >= MOST_WAITING) {
            flush();
        }
    }

    boolean isWaiting(RecordRef ref) {
        return waiting.contains(ref);
    }

    <R extends CrmRecord<R>> void remember(R record) {
        if (mayWrite()) {
            if (remembered.size() >= MOST_REMEMBERED) {
                remembered.clear();
            }
            remembered.put(record.ref(), record);
        }
    }

    /** The record as the unit has last read or written it, which is as the transaction's snapshot still has it. */
    Optional<CrmRecord<?>> remembered(RecordRef ref) {
        return Optional.ofNullable(remembered.get(ref));
    }

    /** The record in this version, if the unit has read or written it. */
    Optional<CrmRecord<?>> remembered(RecordRef ref, long version) {
        return remembered(ref).filter(record -> record.version() == version);
    }

    /** Makes the unit's end depend on the record, as it is now. */
    void hold(CrmRecord<?> record) {
        held.putIfAbsent(record.ref(), record.version());
    }

    /**
     * Writes what waits, then what is claimed, then locks what is referred to or held, so that it stays as it was read until
     * the commit. Not earlier: until then nobody has to wait for this unit.
     */
    void finish() {
        flush();
        references.keepTargets(() -> mappings.holding(entities));
        if (!claimed.isEmpty()) {
            failure.guarded(() -> {
                mappings.claimRows().write(entities, tenant(), claimed);
                return true;
            });
        }
        held.forEach((ref, version) -> {
            boolean asItWas =
                    failure.guarded(() -> mappings.holding(entities).hold(entities, mappings, tenant(), ref, version));
            if (!asItWas) {
                throw new ConflictException(StoreErrors.CONFLICT, Map.of("record", ref, "expected", version));
            }
        });
        references.refuseLateOnes();
        requireWhole();
    }

    /**
     * Refuses to commit the rest of a transaction. A Galera cluster undoes one that is in the way of another node's, and
     * tells the next statement; that word is lost when it meets a statement prepared at the server, as drivers do for a
     * batch, and what is written from then on would be kept without what was written before. Then the savepoint is gone.
     */
    private void requireWhole() {
        Savepoint set = beforeWrites;
        if (set != null) {
            failure.guarded(() -> {
                set.release();
                return true;
            });
        }
    }

    void appended(EventEnvelope event) {
        appended.add(event);
    }

    /** Events, perhaps the unit's own among them, say less from now on. */
    void redacted(Collection<EventEnvelope> events) {
        events.forEach(less -> appended.replaceAll(own -> own.id().equals(less.id()) ? less : own));
    }

    /** The unit's own events. */
    List<EventEnvelope> appended() {
        return appended;
    }

    /** The record is deleted. */
    void forget(RecordRef ref) {
        held.remove(ref);
        remembered.remove(ref);
        if (fate == Fate.KEPT) {
            references.deleted(ref);
        }
    }

    void end() {
        active = false;
    }
}
