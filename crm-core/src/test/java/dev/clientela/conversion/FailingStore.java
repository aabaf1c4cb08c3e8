package dev.clientela.conversion;

import dev.clientela.error.StoreException;
import dev.clientela.event.EventEnvelope;
import dev.clientela.record.Criterion;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.FieldCatalog;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.record.Report;
import dev.clientela.record.ReportResult;
import dev.clientela.security.Tenant;
import dev.clientela.store.CommandLog;
import dev.clientela.store.CrmStore;
import dev.clientela.store.EventLog;
import dev.clientela.store.Outbox;
import dev.clientela.store.Repository;
import dev.clientela.store.Scope;
import dev.clientela.store.StoreErrors;
import dev.clientela.store.UnitOfWork;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** A store over another one that breaks at a chosen write: a record, an event, a command remembered, or the commit. */
final class FailingStore implements CrmStore {

    private final CrmStore store;
    private int writes;
    private int failAt = Integer.MAX_VALUE;

    FailingStore(CrmStore store) {
        this.store = store;
    }

    /** The next unit of work breaks at its n-th write, counted from 1. */
    void failAt(int write) {
        failAt = write;
        writes = 0;
    }

    /** How many writes there were since {@link #failAt}. */
    int writes() {
        return writes;
    }

    void heal() {
        failAt(Integer.MAX_VALUE);
    }

    private void countWrite() {
        if (++writes == failAt) {
            throw new StoreException(StoreErrors.NOT_ACTIVE, Map.of("write", writes));
        }
    }

    @Override
    public void open(FieldCatalog catalog) {
        store.open(catalog);
    }

    @Override
    public <T> T write(Scope scope, Function<UnitOfWork, T> work) {
        return store.write(scope, unit -> {
            T result = work.apply(new Unit(unit));
            countWrite();
            return result;
        });
    }

    @Override
    public <T> T read(Scope scope, Function<UnitOfWork, T> work) {
        return store.read(scope, work);
    }

    @Override
    public <T> T rehearse(Scope scope, Function<UnitOfWork, T> work) {
        return store.rehearse(scope, work);
    }

    @Override
    public Set<Tenant> tenants() {
        return store.tenants();
    }

    @Override
    public Outbox outbox() {
        return store.outbox();
    }

    private final class Unit implements UnitOfWork {

        private final UnitOfWork unit;

        Unit(UnitOfWork unit) {
            this.unit = unit;
        }

        @Override
        public Scope scope() {
            return unit.scope();
        }

        @Override
        public <R extends CrmRecord<R>> Repository<R> records(RecordType<R> type) {
            return new Records<>(unit.records(type));
        }

        @Override
        public void claim(String what) {
            unit.claim(what);
        }

        @Override
        public EventLog events() {
            EventLog log = unit.events();
            return new EventLog() {
                @Override
                public void append(EventEnvelope event, Collection<String> subscribers) {
                    countWrite();
                    log.append(event, subscribers);
                }

                @Override
                public List<EventEnvelope> of(RecordRef record) {
                    return log.of(record);
                }

                @Override
                public List<Positioned> after(long position, int limit) {
                    return log.after(position, limit);
                }

                @Override
                public List<EventEnvelope> naming(Collection<UUID> ids) {
                    return log.naming(ids);
                }

                @Override
                public void redact(Collection<EventEnvelope> redacted) {
                    countWrite();
                    log.redact(redacted);
                }

                @Override
                public int purge(Instant before, int limit) {
                    countWrite();
                    return log.purge(before, limit);
                }
            };
        }

        @Override
        public CommandLog commands() {
            CommandLog log = unit.commands();
            return new CommandLog() {
                @Override
                public Optional<Done> find(String key) {
                    return log.find(key);
                }

                @Override
                public void add(Done done) {
                    countWrite();
                    log.add(done);
                }

                @Override
                public int forget(Collection<RecordRef> results) {
                    countWrite();
                    return log.forget(results);
                }

                @Override
                public int purge(Instant before, int limit) {
                    countWrite();
                    return log.purge(before, limit);
                }
            };
        }
    }

    private final class Records<R extends CrmRecord<R>> implements Repository<R> {

        private final Repository<R> records;

        Records(Repository<R> records) {
            this.records = records;
        }

        @Override
        public void insert(R record) {
            countWrite();
            records.insert(record);
        }

        @Override
        public void update(R record, long readVersion) {
            countWrite();
            records.update(record, readVersion);
        }

        @Override
        public void delete(R record, long readVersion) {
            countWrite();
            records.delete(record, readVersion);
        }

        @Override
        public void hold(R record) {
            records.hold(record);
        }

        @Override
        public Optional<R> find(UUID id) {
            return records.find(id);
        }

        @Override
        public List<R> findAll(Collection<UUID> ids) {
            return records.findAll(ids);
        }

        @Override
        public Page<R> query(Query<R> query) {
            return records.query(query);
        }

        @Override
        public long count(Criterion criterion) {
            return records.count(criterion);
        }

        @Override
        public ReportResult report(Report<R> report) {
            return records.report(report);
        }
    }
}
