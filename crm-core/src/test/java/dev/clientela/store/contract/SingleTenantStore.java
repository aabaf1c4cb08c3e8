package dev.clientela.store.contract;

import dev.clientela.record.FieldCatalog;
import dev.clientela.security.Tenant;
import dev.clientela.store.CrmStore;
import dev.clientela.store.Outbox;
import dev.clientela.store.Scope;
import dev.clientela.store.UnitOfWork;
import java.util.Set;
import java.util.function.Function;

/**
 * A store that knows of one tenant alone, so that housekeeping does not go through what every other test has left in the
 * same database.
 */
public record SingleTenantStore(CrmStore store, Tenant tenant) implements CrmStore {

    @Override
    public Set<Tenant> tenants() {
        return store.tenants().contains(tenant) ? Set.of(tenant) : Set.of();
    }

    @Override
    public void open(FieldCatalog catalog) {
        store.open(catalog);
    }

    @Override
    public <T> T write(Scope scope, Function<UnitOfWork, T> work) {
        return store.write(scope, work);
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
    public boolean beginsTransactions() {
        return store.beginsTransactions();
    }

    @Override
    public Outbox outbox() {
        return store.outbox();
    }
}
