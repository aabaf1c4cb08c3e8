package dev.clientela.store.contract.broken;

import dev.clientela.record.CrmRecord;
import dev.clientela.record.FieldCatalog;
import dev.clientela.record.RecordType;
import dev.clientela.security.Tenant;
import dev.clientela.store.CommandLog;
import dev.clientela.store.CrmStore;
import dev.clientela.store.EventLog;
import dev.clientela.store.Outbox;
import dev.clientela.store.Repository;
import dev.clientela.store.Scope;
import dev.clientela.store.UnitOfWork;
import dev.clientela.store.memory.InMemoryStore;
import java.util.Set;
import java.util.function.Function;

/** The sound store in memory, to be broken in one place. */
class WrappedStore implements CrmStore {

    final CrmStore sound = new InMemoryStore();

    <R extends CrmRecord<R>> Repository<R> records(UnitOfWork unit, RecordType<R> type) {
        return unit.records(type);
    }

    EventLog events(UnitOfWork unit) {
        return unit.events();
    }

    CommandLog commands(UnitOfWork unit) {
        return unit.commands();
    }

    void claim(UnitOfWork unit, String what) {
        unit.claim(what);
    }

    final UnitOfWork wrapped(UnitOfWork unit) {
        return new UnitOfWork() {
            @Override
            public Scope scope() {
                return unit.scope();
            }

            @Override
            public <R extends CrmRecord<R>> Repository<R> records(RecordType<R> type) {
                return WrappedStore.this.records(unit, type);
            }

            @Override
            public EventLog events() {
                return WrappedStore.this.events(unit);
            }

            @Override
            public CommandLog commands() {
                return WrappedStore.this.commands(unit);
            }

            @Override
            public void claim(String what) {
                WrappedStore.this.claim(unit, what);
            }
        };
    }

    @Override
    public void open(FieldCatalog catalog) {
        sound.open(catalog);
    }

    @Override
    public <T> T write(Scope scope, Function<UnitOfWork, T> work) {
        return sound.write(scope, unit -> work.apply(wrapped(unit)));
    }

    @Override
    public <T> T read(Scope scope, Function<UnitOfWork, T> work) {
        return sound.read(scope, unit -> work.apply(wrapped(unit)));
    }

    @Override
    public <T> T rehearse(Scope scope, Function<UnitOfWork, T> work) {
        return sound.rehearse(scope, unit -> work.apply(wrapped(unit)));
    }

    @Override
    public Set<Tenant> tenants() {
        return sound.tenants();
    }

    @Override
    public Outbox outbox() {
        return sound.outbox();
    }
}
