package dev.clientela.store.contract.broken;

import dev.clientela.event.EventEnvelope;
import dev.clientela.record.Criterion;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.record.Report;
import dev.clientela.record.ReportResult;
import dev.clientela.store.CommandLog;
import dev.clientela.store.CrmStore;
import dev.clientela.store.EventLog;
import dev.clientela.store.Repository;
import dev.clientela.store.Scope;
import dev.clientela.store.UnitOfWork;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** Not a unit of work at all: each call is one of its own. */
final class Autocommit implements UnitOfWork {

    private final CrmStore store;
    private final Scope scope;
    private final Deque<Consumer<UnitOfWork>> undo = new ArrayDeque<>();

    Autocommit(CrmStore store, Scope scope) {
        this.store = store;
        this.scope = scope;
    }

    private <T> T read(Function<UnitOfWork, T> work) {
        return store.read(scope, work);
    }

    private void write(Consumer<UnitOfWork> work) {
        store.write(scope, unit -> {
            work.accept(unit);
            return true;
        });
    }

    void undo() {
        undo.forEach(this::write);
    }

    @Override
    public Scope scope() {
        return scope;
    }

    @Override
    public <R extends CrmRecord<R>> Repository<R> records(RecordType<R> type) {
        return new Repository<>() {
            @Override
            public Optional<R> find(UUID id) {
                return read(unit -> unit.records(type).find(id));
            }

            @Override
            public List<R> findAll(Collection<UUID> ids) {
                return read(unit -> unit.records(type).findAll(ids));
            }

            @Override
            public void insert(R record) {
                write(unit -> unit.records(type).insert(record));
                undo.push(unit -> unit.records(type).delete(record, record.version()));
            }

            @Override
            public void update(R record, long readVersion) {
                Optional<R> before = find(record.id().value());
                write(unit -> unit.records(type).update(record, readVersion));
                undo.push(unit -> unit.records(type).update(before.orElseThrow(), record.version()));
            }

            @Override
            public void delete(R record, long readVersion) {
                write(unit -> unit.records(type).delete(record, readVersion));
                undo.push(unit -> unit.records(type).insert(record));
            }

            @Override
            public void hold(R record) {
                write(unit -> unit.records(type).hold(record));
            }

            @Override
            public Page<R> query(Query<R> query) {
                return read(unit -> unit.records(type).query(query));
            }

            @Override
            public long count(Criterion criterion) {
                return read(unit -> unit.records(type).count(criterion));
            }

            @Override
            public ReportResult report(Report<R> report) {
                return read(unit -> unit.records(type).report(report));
            }
        };
    }

    @Override
    public void claim(String what) {
        write(unit -> unit.claim(what));
    }

    @Override
    public EventLog events() {
        return new EventLog() {
            @Override
            public void append(EventEnvelope event, Collection<String> subscribers) {
                write(unit -> unit.events().append(event, subscribers));
            }

            @Override
            public List<EventEnvelope> of(RecordRef record) {
                return read(unit -> unit.events().of(record));
            }

            @Override
            public List<Positioned> after(long position, int limit) {
                return read(unit -> unit.events().after(position, limit));
            }

            @Override
            public List<EventEnvelope> naming(Collection<UUID> ids) {
                return read(unit -> unit.events().naming(ids));
            }

            @Override
            public void redact(Collection<EventEnvelope> redacted) {
                write(unit -> unit.events().redact(redacted));
            }

            @Override
            public int purge(Instant before, int limit) {
                return store.write(scope, unit -> unit.events().purge(before, limit));
            }
        };
    }

    @Override
    public CommandLog commands() {
        return new CommandLog() {
            @Override
            public Optional<Done> find(String key) {
                return read(unit -> unit.commands().find(key));
            }

            @Override
            public void add(Done done) {
                write(unit -> unit.commands().add(done));
            }

            @Override
            public int forget(Collection<RecordRef> results) {
                return store.write(scope, unit -> unit.commands().forget(results));
            }

            @Override
            public int purge(Instant before, int limit) {
                return store.write(scope, unit -> unit.commands().purge(before, limit));
            }
        };
    }
}
