package dev.clientela.persistence.jpa;

import dev.clientela.record.FieldCatalog;
import dev.clientela.security.Tenant;
import dev.clientela.store.CrmStore;
import dev.clientela.store.Outbox;
import dev.clientela.store.Scope;
import dev.clientela.store.UnitOfWork;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The whole contract where each unit of work is joined to a transaction of a resource-local host, on PostgreSQL through
 * Hibernate. The host commits whatever comes of the unit, so that what a failing unit left behind would be found.
 *
 * <p>What follows the commits of others goes by a second store with transactions of its own, as hosts are told to: the
 * outbox, and the places of events in the log.
 */
class JoinedContractTest extends JpaStoreContract {

    JoinedContractTest() {
        super(Database.POSTGRESQL, Provider.HIBERNATE);
    }

    @Override
    protected CrmStore newStore() {
        return new Joined(new ResourceLocalHost(factory()));
    }

    private static final class Joined implements CrmStore {

        private final ResourceLocalHost host;
        private final JpaStore joined;
        private final JpaStore following;

        Joined(ResourceLocalHost host) {
            this.host = host;
            this.joined = JpaStore.joining(host.factory(), host::current);
            this.following = JpaStore.over(host.factory());
        }

        @Override
        public void open(FieldCatalog catalog) {
            joined.open(catalog);
            following.open(catalog);
        }

        /** What came of a unit. */
        private record Outcome<T>(
                @Nullable T result, @Nullable RuntimeException failure) {}

        private <T> T committedAnyway(Supplier<T> unit) {
            Outcome<T> outcome = host.inTransaction(() -> {
                try {
                    return new Outcome<>(unit.get(), null);
                } catch (RuntimeException e) {
                    return new Outcome<>(null, e);
                }
            });
            if (outcome.failure() != null) {
                throw outcome.failure();
            }
            return Objects.requireNonNull(outcome.result());
        }

        private void follow(Scope scope) {
            following.read(scope, unit -> unit.events().after(0, 1));
        }

        @Override
        public <T> T write(Scope scope, Function<UnitOfWork, T> work) {
            follow(scope);
            return committedAnyway(() -> joined.write(scope, work));
        }

        @Override
        public <T> T read(Scope scope, Function<UnitOfWork, T> work) {
            follow(scope);
            return committedAnyway(() -> joined.read(scope, work));
        }

        @Override
        public <T> T rehearse(Scope scope, Function<UnitOfWork, T> work) {
            follow(scope);
            return committedAnyway(() -> joined.rehearse(scope, work));
        }

        @Override
        public boolean beginsTransactions() {
            return joined.beginsTransactions();
        }

        @Override
        public Set<Tenant> tenants() {
            return committedAnyway(joined::tenants);
        }

        @Override
        public Outbox outbox() {
            return following.outbox();
        }
    }
}
