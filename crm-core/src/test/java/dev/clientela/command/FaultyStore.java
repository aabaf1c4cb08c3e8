package dev.clientela.command;

import dev.clientela.error.ConflictException;
import dev.clientela.error.ErrorCode;
import dev.clientela.error.StoreException;
import dev.clientela.record.FieldCatalog;
import dev.clientela.security.Tenant;
import dev.clientela.store.CrmStore;
import dev.clientela.store.Outbox;
import dev.clientela.store.Scope;
import dev.clientela.store.StoreErrors;
import dev.clientela.store.UnitOfWork;
import dev.clientela.store.memory.InMemoryStore;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The store in memory, whose next units of work go wrong as they are told to. */
final class FaultyStore implements CrmStore {

    /** What goes wrong with a unit. */
    enum Fault {
        /** The database cannot be reached: the unit does not begin. */
        UNREACHABLE,
        /** The connection breaks when everything has been written and nothing committed. */
        BROKEN_BEFORE_COMMIT,
        /** Somebody else was faster. */
        CONFLICT,
        /** The connection breaks during the commit, and nothing was committed. */
        UNKNOWN_AND_UNDONE,
        /** The connection breaks during the commit, and all was committed. */
        UNKNOWN_AND_DONE,
        /** What is wrong will not pass. */
        DISK_FULL
    }

    private final CrmStore sound = new InMemoryStore();
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final boolean joins;
    private int units;

    FaultyStore() {
        this(false);
    }

    private FaultyStore(boolean joins) {
        this.joins = joins;
    }

    /** One that says of itself that it takes part in transactions of the host's. */
    static FaultyStore joining() {
        return new FaultyStore(true);
    }

    /** The next units go wrong so, one after the other; those behind them are sound. */
    void next(List<Fault> coming) {
        faults.clear();
        faults.addAll(coming);
        units = 0;
    }

    /** How many units were begun, or tried to, since {@link #next}. */
    int units() {
        return units;
    }

    @Override
    public boolean beginsTransactions() {
        return !joins;
    }

    @Override
    public void open(FieldCatalog catalog) {
        sound.open(catalog);
    }

    @Override
    public <T> T write(Scope scope, Function<UnitOfWork, T> work) {
        units++;
        Fault fault = faults.poll();
        if (fault == Fault.UNREACHABLE) {
            throw broken(StoreErrors.UNAVAILABLE);
        }
        T result = sound.write(scope, unit -> {
            T done = work.apply(unit);
            beforeCommit(fault);
            return done;
        });
        if (fault == Fault.UNKNOWN_AND_DONE) {
            throw broken(StoreErrors.OUTCOME_UNKNOWN);
        }
        return result;
    }

    private static void beforeCommit(Fault fault) {
        if (fault == Fault.CONFLICT) {
            throw new ConflictException(StoreErrors.CONFLICT, Map.of());
        } else if (fault == Fault.BROKEN_BEFORE_COMMIT) {
            throw broken(StoreErrors.UNAVAILABLE);
        } else if (fault == Fault.UNKNOWN_AND_UNDONE) {
            throw broken(StoreErrors.OUTCOME_UNKNOWN);
        } else if (fault == Fault.DISK_FULL) {
            throw broken(StoreErrors.FAILED);
        }
    }

    private static StoreException broken(ErrorCode code) {
        return new StoreException(code, Map.of());
    }

    @Override
    public <T> T read(Scope scope, Function<UnitOfWork, T> work) {
        return sound.read(scope, work);
    }

    @Override
    public <T> T rehearse(Scope scope, Function<UnitOfWork, T> work) {
        return sound.rehearse(scope, work);
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
