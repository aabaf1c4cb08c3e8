package dev.clientela.examples.galera;

import dev.clientela.error.CrmException;
import dev.clientela.error.ErrorCode;
import dev.clientela.record.FieldCatalog;
import dev.clientela.security.Tenant;
import dev.clientela.store.CrmStore;
import dev.clientela.store.Outbox;
import dev.clientela.store.Scope;
import dev.clientela.store.UnitOfWork;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** How often something failed, by the code of the error. Thread-safe. */
final class Failures {

    private static final int NO_SAVEPOINT = 1305;

    private final Map<ErrorCode, LongAdder> byCode =
            new ConcurrentSkipListMap<>(Comparator.comparing(ErrorCode::value));
    private final LongAdder undoneSilently = new LongAdder();

    void count(CrmException failure) {
        byCode.computeIfAbsent(failure.code(), code -> new LongAdder()).increment();
        if (Stream.of(failure.getSuppressed())
                .anyMatch(each -> each.getCause() instanceof SQLException sql && sql.getErrorCode() == NO_SAVEPOINT)) {
            undoneSilently.increment();
        }
    }

    /** How often a server had undone a transaction and told nobody, which the store found out before the commit. */
    long undoneSilently() {
        return undoneSilently.sum();
    }

    long of(ErrorCode code) {
        LongAdder times = byCode.get(code);
        return times == null ? 0 : times.sum();
    }

    /** The store, with what its units of work fail with counted: also what the library then runs again. */
    CrmStore of(CrmStore store) {
        return new Counted(store, this);
    }

    @Override
    public String toString() {
        return byCode.isEmpty() ? "none" : byCode.toString();
    }

    private record Counted(CrmStore store, Failures failures) implements CrmStore {

        @Override
        public void open(FieldCatalog catalog) {
            store.open(catalog);
        }

        @Override
        public <T> T write(Scope scope, Function<UnitOfWork, T> work) {
            return counting(() -> store.write(scope, work));
        }

        @Override
        public <T> T read(Scope scope, Function<UnitOfWork, T> work) {
            return counting(() -> store.read(scope, work));
        }

        @Override
        public <T> T rehearse(Scope scope, Function<UnitOfWork, T> work) {
            return counting(() -> store.rehearse(scope, work));
        }

        private <T> T counting(Supplier<T> unit) {
            try {
                return unit.get();
            } catch (CrmException e) {
                failures.count(e);
                throw e;
            }
        }

        @Override
        public Set<Tenant> tenants() {
            return store.tenants();
        }

        @Override
        public Outbox outbox() {
            return store.outbox();
        }
    }
}
