package dev.clientela.command;

import dev.clientela.error.AccessDeniedException;
import dev.clientela.error.CrmException;
import dev.clientela.error.NotFoundException;
import dev.clientela.error.RefusedException;
import dev.clientela.event.Changes;
import dev.clientela.event.CrmEvent;
import dev.clientela.event.EventEnvelope;
import dev.clientela.record.Criterion;
import dev.clientela.record.CriterionEvaluator;
import dev.clientela.record.CriterionExplanation;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Moment;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.record.Report;
import dev.clientela.record.ReportResult;
import dev.clientela.record.Values;
import dev.clientela.security.Access;
import dev.clientela.security.Actor;
import dev.clientela.security.Permission;
import dev.clientela.store.UnitOfWork;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A command while it runs: the one place through which concepts read and write. Everything read obeys visibility;
 * everything written is checked for rights and constraints, stamped, versioned, and told of in an event. Not
 * thread-safe.
 */
public final class Execution {

    private final Kernel kernel;
    private final Actor actor;
    private final UnitOfWork unit;
    private final Transaction transaction;
    private final Saving saving;

    Execution(Kernel kernel, Actor actor, UnitOfWork unit) {
        this(kernel, actor, new Transaction(unit));
    }

    private Execution(Kernel kernel, Actor actor, Transaction transaction) {
        this.kernel = kernel;
        this.actor = actor;
        this.unit = transaction.unit();
        this.transaction = transaction;
        this.saving = new Saving(this, transaction);
    }

    /**
     * The same transaction, in which a program of the library or the host's goes on, such as {@code system:workflow}: for
     * what follows from an act by rule, whatever its actor may do. Reason and correlation stay; the access policy has to
     * let the program do what it does.
     */
    public Execution asSystem(String program) {
        Actor system = new Actor(
                Actor.Kind.SYSTEM, program, actor.tenant(), actor.reason(), actor.correlation(), actor.locale());
        return new Execution(kernel, system, transaction);
    }

    /** Commands that are all done within this execution: what rules call the acts of a concept through. */
    public Commands commands() {
        return new Commands(kernel, actor, this);
    }

    /**
     * Something that is remembered as long as this transaction runs, one of each type: which rules have run for which
     * record, say. When the unit of work is run again, it begins anew.
     */
    public <T> T memory(Class<T> type, Supplier<? extends T> initial) {
        return transaction.memory(type, initial);
    }

    /** Whether it has changed what many change at once. */
    boolean isContended() {
        return transaction.isContended();
    }

    /** Whether the unit has failed since another one made the same record of the library's own. */
    boolean isRaceForOwn(CrmException failure) {
        return transaction.isRaceForOwn(failure);
    }

    public Kernel kernel() {
        return kernel;
    }

    public Actor actor() {
        return actor;
    }

    /** The store's unit of work, in which no right is checked and nothing is stamped. */
    public UnitOfWork unit() {
        return unit;
    }

    public Moment moment() {
        return unit.scope().moment();
    }

    /** When the command began; the same throughout it. */
    public Instant now() {
        return moment().now();
    }

    public <P> P port(Class<P> type) {
        return kernel.port(type);
    }

    public UUID newId() {
        return kernel.ids().next();
    }

    /** Does a command that is part of this transaction, and remembers when it fails half done. */
    <T> T part(Function<Execution, T> work) {
        return transaction.part(() -> work.apply(this));
    }

    /** @throws RefusedException {@code command.half_done} when a part has failed after it had written something */
    void requireWhole() {
        transaction.requireWhole(actor.stamp());
    }

    /** What this command has done so far. */
    public List<EventEnvelope> events() {
        return transaction.events();
    }

    /** The record, if it exists and the actor may see it. */
    public <R extends CrmRecord<R>> Optional<R> find(RecordType<R> type, UUID id) {
        return unit.records(type).find(id).filter(record -> isVisible(type, record));
    }

    /** @throws NotFoundException {@code record.not_found} when there is none that the actor may see */
    public <R extends CrmRecord<R>> R load(RecordType<R> type, UUID id) {
        return find(type, id).orElseThrow(() -> notFound(type, id));
    }

    /** As {@link #load}, of many that are read at once: in the order of the ids, each once. */
    public <R extends CrmRecord<R>> List<R> loadAll(RecordType<R> type, Collection<UUID> ids) {
        Map<UUID, R> found = new LinkedHashMap<>();
        unit.records(type).findAll(ids).stream()
                .filter(record -> isVisible(type, record))
                .forEach(record -> found.put(record.id().value(), record));
        return ids.stream()
                .distinct()
                .map(id -> Optional.ofNullable(found.get(id)).orElseThrow(() -> notFound(type, id)))
                .toList();
    }

    private static NotFoundException notFound(RecordType<?> type, UUID id) {
        return new NotFoundException(CommandErrors.NOT_FOUND, Map.of("record", type.ref(id)));
    }

    /** @throws NotFoundException {@code record.not_found} when there never was such a record, or none that the actor could see */
    public void requireKnown(RecordType<?> type, UUID id) {
        known(type, id);
    }

    private <R extends CrmRecord<R>> void known(RecordType<R> type, UUID id) {
        History.of(this, type, id);
    }

    public <R extends CrmRecord<R>> Page<R> query(Query<R> query) {
        return unit.records(query.type()).query(query.where(visible(query.type())));
    }

    /** Everything that qualifies and the actor may see, however many pages it takes. */
    public <R extends CrmRecord<R>> Pages<R> pages(Query<R> query) {
        return new Pages<>(query, this::query);
    }

    /** The same as one list; for callers who know that it is little. */
    public <R extends CrmRecord<R>> List<R> all(Query<R> query) {
        return pages(query).list();
    }

    /**
     * Everything that qualifies, whether the actor may see it or not: for what has to be reckoned of all there is, such as
     * the amount of a deal of its lines, and never for what is handed to the actor.
     */
    public <R extends CrmRecord<R>> Pages<R> everything(Query<R> query) {
        return new Pages<>(query, unit.records(query.type())::query);
    }

    public <R extends CrmRecord<R>> long count(RecordType<R> type, Criterion where) {
        return unit.records(type).count(where.and(visible(type)));
    }

    public <R extends CrmRecord<R>> ReportResult report(Report<R> report) {
        return unit.records(report.type()).report(report.where(visible(report.type())));
    }

    public Criterion visible(RecordType<?> type) {
        return kernel.policy().visible(access(type));
    }

    /** Whether the actor may see the record. */
    public boolean isVisible(RecordType<?> type, CrmRecord<?> record) {
        return holds(visible(type), record);
    }

    /** Whether the criterion holds for the record, references looked up in this unit of work. */
    public boolean holds(Criterion criterion, CrmRecord<?> record) {
        return criterion.equals(Criterion.always())
                || transaction
                        .compiled()
                        .computeIfAbsent(criterion, c -> CriterionEvaluator.compile(c, moment(), this::lookup))
                        .test(record);
    }

    /** Why the criterion holds for the record, or does not. */
    public CriterionExplanation explain(Criterion criterion, CrmRecord<?> record) {
        return CriterionExplanation.of(criterion, record, moment(), this::lookup);
    }

    /** What a reference points to, as criteria look it up: whether the actor may see it or not. */
    public Optional<? extends CrmRecord<?>> lookup(RecordRef ref) {
        return kernel.fields().type(ref.recordType()).flatMap(type -> findUnchecked(type, ref.id()));
    }

    private <R extends CrmRecord<R>> Optional<? extends CrmRecord<?>> findUnchecked(RecordType<R> type, UUID id) {
        return unit.records(type).find(id);
    }

    public Access access(RecordType<?> type) {
        return new Access(actor, type, kernel.directory());
    }

    /** @throws AccessDeniedException {@code access.denied} when the actor lacks the right */
    public void require(Permission permission, RecordType<?> type) {
        if (!kernel.policy().permits(access(type), permission)) {
            throw denied(permission.name(), Map.of("permission", permission));
        }
    }

    /** @throws AccessDeniedException {@code access.denied} when the actor may not create records of this type */
    public void requireCreate(RecordType<?> type) {
        if (!kernel.policy().mayCreate(access(type))) {
            throw denied(type + ".create", Map.of());
        }
    }

    /** @throws AccessDeniedException {@code access.denied} when the actor may not change the record */
    public void requireEdit(CrmRecord<?> record) {
        if (!holds(kernel.policy().editable(access(record.type())), record)) {
            throw denied(record.type() + ".edit", Map.of("record", record.ref()));
        }
    }

    private AccessDeniedException denied(String permission, Map<String, ?> more) {
        Map<String, Object> parameters = new HashMap<>(more);
        parameters.put("permission", permission);
        parameters.put("actor", actor.stamp());
        return new AccessDeniedException(CommandErrors.ACCESS_DENIED, parameters);
    }

    /**
     * Writes a new record, in the order that {@link SaveRules} tells.
     *
     * @param draft its state but for version and audit stamp, with an id from {@link #newId}
     * @return the record as written, version 1
     * @throws RefusedException {@code command.cascade_too_deep} when it follows from too many others by rules
     */
    public <R extends CrmRecord<R>> R insert(R draft, CrmEvent event) {
        return insert(draft, event, Completion.none());
    }

    /** As {@link #insert(CrmRecord, CrmEvent)}, of a record that its concept completes. */
    public <R extends CrmRecord<R>> R insert(R draft, CrmEvent event, Completion<R> completion) {
        requireCreate(draft.type());
        return saving.insert(draft, event, completion, true);
    }

    /**
     * As {@link #insert}, for a record that the library itself keeps of an act that was allowed: neither the actor's right
     * to create records of this type is asked, nor are {@link SaveRules}.
     */
    public <R extends CrmRecord<R>> R insertAsConsequence(R draft, CrmEvent event) {
        return saving.insert(draft, event, Completion.none(), false);
    }

    /**
     * As {@link #insertAsConsequence}, of a record of which there is but one by a unique key. Where somebody else makes it
     * at the same time, the unit of work is run again as for a conflict, and finds that one.
     */
    public <R extends CrmRecord<R>> R insertOnly(R draft, CrmEvent event) {
        transaction.racesFor(draft.ref());
        return insertAsConsequence(draft, event);
    }

    /**
     * As {@link #insertAsConsequence}, for what the library remembers for itself, such as whose turn it is: no event tells
     * of it. Where somebody else makes the same record at the same time, so that a unique key of it is taken, the unit of
     * work is run again as for a conflict.
     */
    public <R extends CrmRecord<R>> R insertUntold(R draft) {
        R record = saving.stampedNew(draft.type(), draft.values());
        saving.check().draft(Optional.empty(), record, Set.of());
        transaction.wroteUntold(record.ref());
        if (draft.type().uniqueKeys().stream()
                .anyMatch(key -> key.fields().stream().allMatch(record.values()::has))) {
            transaction.contend();
        }
        unit.records(draft.type()).insert(record);
        return record;
    }

    /**
     * As {@link #insertUntold}, for what is kept of the past of a record: its values were checked when that was written,
     * and are not held to the vocabularies and users of today.
     */
    public <R extends CrmRecord<R>> void insertCopy(R draft) {
        R record = saving.stampedNew(draft.type(), draft.values());
        transaction.wroteUntold(record.ref());
        unit.records(draft.type()).insert(record);
    }

    /** Takes away for good what {@link #insertCopy} wrote, once it is no longer to be kept. */
    public <R extends CrmRecord<R>> void deleteCopies(Collection<R> records) {
        if (!records.isEmpty()) {
            records.forEach(record -> transaction.wroteUntold(record.ref()));
            unit.records(records.iterator().next().type()).deleteAll(records);
        }
    }

    /** The next state of what {@link #insertUntold} wrote; when nothing differs, nothing is written. */
    public <R extends CrmRecord<R>> R updateUntold(R before, R after) {
        if (after.values().equals(before.values())) {
            return before;
        }
        R next = saving.stampedNext(before, after.values());
        saving.check().draft(Optional.of(before), next, Set.of());
        transaction.wroteUntold(next.ref());
        transaction.contend();
        unit.records(before.type()).update(next, before.version());
        return next;
    }

    /** Takes away what {@link #insertUntold} wrote. */
    public <R extends CrmRecord<R>> void deleteUntold(R record) {
        transaction.wroteUntold(record.ref());
        transaction.contend();
        unit.records(record.type()).delete(record, record.version());
    }

    /**
     * Writes the next state of a record, in the order that {@link SaveRules} tells; when nothing differs, nothing is
     * written and nothing told.
     *
     * @return the record as written, one version on
     * @throws RefusedException {@code command.cascade_too_deep} when it follows from too many others by rules
     */
    public <R extends CrmRecord<R>> R update(R before, R after, CrmEvent event) {
        return update(before, after, event, Completion.none());
    }

    /** As {@link #update(CrmRecord, CrmRecord, CrmEvent)}, of a record that its concept completes. */
    public <R extends CrmRecord<R>> R update(R before, R after, CrmEvent event, Completion<R> completion) {
        if (after.values().equals(before.values())) {
            return before;
        }
        R next = saving.stampedNext(before, after.values());
        requireEdit(before);
        requireEdit(next);
        return saving.update(before, next, event, completion);
    }

    /**
     * As {@link #update}, for what follows by itself from an act on another record that was allowed, such as an activity
     * that comes to be about what its lead has become. Neither the actor's right to this record nor its constraints nor
     * {@link SaveRules} are asked, for the act must not fail on what the actor cannot even see; so it is for relations and
     * owners alone.
     */
    public <R extends CrmRecord<R>> R updateAsConsequence(R before, R after, CrmEvent event) {
        if (after.values().equals(before.values())) {
            return before;
        }
        R next = saving.stampedNext(before, after.values());
        saving.replace(before, next, Changes.between(before.values(), next.values()), event);
        return next;
    }

    /**
     * Takes the record one version on though none of its fields changes, and tells why: whoever has read it before, and
     * would change it now, comes too late. The actor's right to change it is not asked.
     */
    public <R extends CrmRecord<R>> R touch(R record, CrmEvent event) {
        R next = saving.stampedNext(record, record.values());
        saving.replace(record, next, Changes.between(record.values(), next.values()), event);
        return next;
    }

    /**
     * As {@link #updateAsConsequence}, for what is taken out of a record for good, so that nothing may tell what it was.
     *
     * @param told the state before, as it is told from now on; the event says what differs from it
     */
    public <R extends CrmRecord<R>> R updateRedacted(R before, R told, R after, CrmEvent event) {
        R next = saving.stampedNext(before, after.values());
        saving.replace(before, next, Changes.between(told.values(), next.values()), event);
        return next;
    }

    /**
     * Says that a unique key which this record is about to take was chosen by what has been read here. Where somebody else
     * takes it at the same time, the unit of work is run again as for a conflict, and chooses anew.
     */
    public void racesFor(RecordRef record) {
        transaction.racesFor(record);
    }

    /** Removes a record that nothing refers to any more. Its events stay; the last one is one version on. */
    public <R extends CrmRecord<R>> void delete(R record, CrmEvent event) {
        requireDelete(record);
        saving.delete(record, event);
    }

    /** As {@link #delete}, of many records of one type; whether something refers to them is asked of all at once. */
    public <R extends CrmRecord<R>> void deleteAll(Collection<R> records, CrmEvent event) {
        if (!records.isEmpty()) {
            records.forEach(this::requireDelete);
            saving.deleteAll(records, event);
        }
    }

    /** @throws AccessDeniedException {@code access.denied} when the actor may not delete the record */
    public void requireDelete(CrmRecord<?> record) {
        if (!holds(kernel.policy().deletable(access(record.type())), record)) {
            throw denied(record.type() + ".delete", Map.of("record", record.ref()));
        }
    }

    /** The fields, as {@code record_type.field}, through which other records refer to this one. */
    public List<String> referring(CrmRecord<?> record) {
        return saving.check().referring(record);
    }

    /** Tells of something that changed no field of the record. */
    public void tell(CrmRecord<?> record, CrmEvent event) {
        Values values = record.values();
        saving.append(record.ref(), record.version(), Changes.between(values, values), event);
    }

    /**
     * Tells of something about a record that is deleted.
     *
     * @param version of the last event that it has
     */
    public void tellOfDeleted(RecordType<?> type, RecordRef record, long version, CrmEvent event) {
        saving.append(record, version, Changes.between(type.noValues(), type.noValues()), event);
    }
}
