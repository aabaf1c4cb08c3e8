package dev.clientela.command;

import dev.clientela.error.ConflictException;
import dev.clientela.event.CrmEvent;
import dev.clientela.event.EventEnvelope;
import dev.clientela.record.Criterion;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import dev.clientela.record.RecordId;
import dev.clientela.record.RecordType;
import dev.clientela.record.Report;
import dev.clientela.record.ReportResult;
import dev.clientela.record.Values;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * What can be done with the records of every concept: find, list, count, report, make, edit, tag, delete, and look back.
 * Each concept's own facade adds the acts of its business.
 *
 * <p>Whatever is read obeys visibility. A command that is refused leaves nothing behind. As thread-safe as the session it
 * comes from.
 *
 * @param <R> the record
 * @param <I> its id
 */
public abstract class Records<R extends CrmRecord<R>, I extends RecordId> {

    private final RecordType<R> type;
    private final Commands commands;

    protected Records(RecordType<R> type, Commands commands) {
        this.type = type;
        this.commands = commands;
    }

    protected final Commands commands() {
        return commands;
    }

    public final RecordType<R> type() {
        return type;
    }

    /** @throws dev.clientela.error.NotFoundException {@code record.not_found} */
    public final R get(I id) {
        return commands.read(execution -> execution.load(type, id.value()));
    }

    public final Optional<R> find(I id) {
        return commands.read(execution -> execution.find(type, id.value()));
    }

    /** The record that carries this key of another system. */
    public final Optional<R> findByExternalId(String externalId) {
        return commands.read(execution ->
                execution
                        .query(query().where(type.system().externalId().is(externalId))
                                .pageOf(1))
                        .items()
                        .stream()
                        .findFirst());
    }

    /** Every record of the type: what a list view starts from. */
    public final Query<R> query() {
        return Query.of(type);
    }

    /** One page of a list view. */
    public final Page<R> list(Query<R> query) {
        return commands.read(execution -> execution.query(query));
    }

    public final long count(Criterion where) {
        return commands.read(execution -> execution.count(type, where));
    }

    /** The report to be filled in: {@code report(newReport().groupBy(…).measure(…))}. */
    public final Report<R> newReport() {
        return Report.over(type);
    }

    public final ReportResult report(Report<R> report) {
        return commands.read(execution -> execution.report(report));
    }

    /**
     * Makes a record from values under its fields: what forms and imports call. The concept fills in its defaults.
     *
     * @throws dev.clientela.error.ValidationException with every fault
     */
    public final R create(Values values) {
        Edit.requireWritable(values.fields());
        return commands.writeOnce(type, values, execution -> creating(execution, values));
    }

    /**
     * Changes fields of a record. When nothing differs, nothing is written.
     *
     * @throws ConflictException {@code record.stale} when the edit names another version than the record has
     */
    public final R edit(I id, Edit edit) {
        return act(id, "edit", edit, (execution, before) -> applied(execution, before, edit));
    }

    /**
     * Changes the same fields of many records in one transaction: of all or of none. They are read at once and written at
     * once, however many they are.
     *
     * @return the records in the order of the ids, each once
     * @throws dev.clientela.error.NotFoundException {@code record.not_found} for the first that is not there
     */
    public final List<R> editAll(Collection<I> ids, Edit edit) {
        return commands.write(execution -> execution
                .loadAll(type, ids.stream().map(RecordId::value).toList())
                .stream()
                .map(before -> applied(execution, before, edit))
                .toList());
    }

    private R applied(Execution execution, R before, Edit edit) {
        edit.ifVersion().ifPresent(expected -> requireVersion(before, expected));
        return editing(execution, before, type.create(edit.applyTo(before)));
    }

    /** Adds tags; those that the record has already change nothing. */
    public final R tag(I id, String... tags) {
        return act(id, "tag", List.of(tags), (execution, before) -> {
            Set<String> all = new LinkedHashSet<>(before.tags());
            all.addAll(List.of(tags));
            return editing(execution, before, withTags(before, all));
        });
    }

    /** Takes tags off, in whatever case or accents they are written. */
    public final R untag(I id, String... tags) {
        return act(id, "untag", List.of(tags), (execution, before) -> {
            Set<String> gone = type.system().tags().keys(Set.of(tags));
            Set<String> left = new LinkedHashSet<>(before.tags());
            left.removeIf(tag -> gone.contains(type.system().tags().keyOf(tag)));
            return editing(execution, before, withTags(before, left));
        });
    }

    private R withTags(R record, Set<String> tags) {
        return type.create(record.values().with(type.system().tags(), tags.isEmpty() ? null : tags));
    }

    /**
     * Deletes a record that no other refers to; its events stay.
     *
     * @throws dev.clientela.error.RefusedException {@code record.still_referenced}
     */
    public final void delete(I id) {
        commands.write(execution -> {
            R record = execution.load(type, id.value());
            deleteIn(execution, record);
            return record.ref();
        });
    }

    /**
     * Makes a record as part of another concept's command, with all that the concept itself demands. Read-only fields may
     * be given.
     */
    public final R createIn(Execution execution, Values values) {
        return creating(execution, values);
    }

    /** Changes a record as part of another concept's command, with all that the concept itself demands. */
    public final R changeIn(Execution execution, R before, R after) {
        return editing(execution, before, after);
    }

    /** Deletes a record as part of another concept's command, with all that the concept itself demands. */
    public final void deleteIn(Execution execution, R record) {
        deleting(execution, record);
        removing(execution, record);
    }

    /**
     * Everything that happened to the record, oldest first; to a deleted one too, for whoever could see it last.
     *
     * @throws dev.clientela.error.NotFoundException {@code record.not_found}
     */
    public final List<EventEnvelope> history(I id) {
        return commands.read(
                execution -> History.of(execution, type, id.value()).events());
    }

    /**
     * The record as it stood at a past time, right after the last that had happened to it by that very instant; empty if
     * it was not yet made then, or deleted. Told from the events, for whoever sees the record as it stands now, or could
     * see it last. Custom fields that are no longer defined are left out.
     *
     * @throws dev.clientela.error.NotFoundException {@code record.not_found}
     * @throws dev.clientela.error.RefusedException {@code record.history_forgotten} when the record has changed since in
     *     ways that are no longer kept; see {@code CrmBuilder.retention}
     */
    public final Optional<R> stateAt(I id, Instant time) {
        return commands.read(
                execution -> History.of(execution, type, id.value()).at(time));
    }

    /**
     * Does an act of the business on one record: loads it, lets the concept decide and write, and does it once for each
     * idempotency key.
     *
     * @param name what the act is called
     * @param argument what it was asked to do; its text must say all of it
     * @param change writes the next state through the execution and returns it
     */
    protected final R act(I id, String name, Object argument, BiFunction<Execution, R, R> change) {
        return commands.writeOnce(
                type,
                List.of(name, id, argument),
                execution -> change.apply(execution, execution.load(type, id.value())));
    }

    private static void requireVersion(CrmRecord<?> record, long expected) {
        if (record.version() != expected) {
            throw new ConflictException(
                    CommandErrors.STALE,
                    Map.of("record", record.ref(), "expected", expected, "found", record.version()));
        }
    }

    /** Makes the record: gives it an id and the concept's defaults, and writes it with the concept's event. */
    protected abstract R creating(Execution execution, Values given);

    /** Holds an edited record to the concept's own rules and writes it. */
    protected R editing(Execution execution, R before, R after) {
        return execution.update(before, after, edited());
    }

    /** What the concept demands before one of its records is deleted. */
    protected void deleting(Execution execution, R record) {}

    /** Takes the record away; a concept that keeps it out of sight instead says so. */
    protected void removing(Execution execution, R record) {
        execution.delete(record, deleted());
    }

    protected abstract CrmEvent edited();

    protected abstract CrmEvent deleted();
}
