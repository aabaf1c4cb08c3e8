package dev.clientela.store.contract.broken;

import dev.clientela.event.EventEnvelope;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.store.CommandLog;
import dev.clientela.store.EventLog;
import dev.clientela.store.Repository;
import dev.clientela.store.Scope;
import dev.clientela.store.UnitOfWork;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Passes everything on and takes down the writes. */
record RecordingUnit(UnitOfWork unit, List<Consumer<UnitOfWork>> writes) implements UnitOfWork {

    private void write(Consumer<UnitOfWork> write) {
        write.accept(unit);
        writes.add(write);
    }

    @Override
    public Scope scope() {
        return unit.scope();
    }

    @Override
    public <R extends CrmRecord<R>> Repository<R> records(RecordType<R> type) {
        return new WrappedRepository<>(unit.records(type)) {
            @Override
            public void insert(R record) {
                write(target -> target.records(type).insert(record));
            }

            @Override
            public void update(R record, long readVersion) {
                write(target -> target.records(type).update(record, readVersion));
            }

            @Override
            public void delete(R record, long readVersion) {
                write(target -> target.records(type).delete(record, readVersion));
            }

            @Override
            public void hold(R record) {
                write(target -> target.records(type).hold(record));
            }
        };
    }

    @Override
    public void claim(String what) {
        write(target -> target.claim(what));
    }

    @Override
    public EventLog events() {
        return new EventLog() {
            @Override
            public void append(EventEnvelope event, Collection<String> subscribers) {
                write(target -> target.events().append(event, subscribers));
            }

            @Override
            public List<EventEnvelope> of(RecordRef record) {
                return unit.events().of(record);
            }

            @Override
            public List<Positioned> after(long position, int limit) {
                return unit.events().after(position, limit);
            }

            @Override
            public List<EventEnvelope> naming(Collection<UUID> ids) {
                return unit.events().naming(ids);
            }

            @Override
            public void redact(Collection<EventEnvelope> redacted) {
                write(target -> target.events().redact(redacted));
            }

            @Override
            public int purge(Instant before, int limit) {
                writes.add(target -> target.events().purge(before, limit));
                return unit.events().purge(before, limit);
            }
        };
    }

    @Override
    public CommandLog commands() {
        return new CommandLog() {
            @Override
            public Optional<Done> find(String key) {
                return unit.commands().find(key);
            }

            @Override
            public void add(Done done) {
                write(target -> target.commands().add(done));
            }

            @Override
            public int forget(Collection<RecordRef> results) {
                writes.add(target -> target.commands().forget(results));
                return unit.commands().forget(results);
            }

            @Override
            public int purge(Instant before, int limit) {
                writes.add(target -> target.commands().purge(before, limit));
                return unit.commands().purge(before, limit);
            }
        };
    }
}
