package dev.clientela.persistence.jpa;

import dev.clientela.error.ConflictException;
import dev.clientela.error.CrmException;
import dev.clientela.error.DuplicateException;
import dev.clientela.persistence.jpa.Transactions.Afterwards;
import dev.clientela.record.CrmRecord;
import dev.clientela.store.CommandLog;
import dev.clientela.store.Scope;
import dev.clientela.store.StoreErrors;
import jakarta.persistence.PersistenceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a unit of work fails: what it has tried to write is kept until the database has taken it, so that a refusal can be
 * told as the duplicate that it is. With the first failure the unit is over; whatever it does next fails alike.
 */
final class UnitFailure {

    private final Transactions transactions;
    private final Afterwards afterwards;
    private final Mappings mappings;
    private final Scope scope;
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<Attempt> uncertified = new ArrayList<>();
    private @Nullable RuntimeException failure;

    /** Something written that may turn out to be a duplicate. */
    sealed interface Attempt {

        /** A record that was written, as new or in place of its earlier state. */
        record OfRecord(CrmRecord<?> record, boolean isNew) implements Attempt {}

        /** A command remembered as done. */
        record OfCommand(CommandLog.Done done) implements Attempt {}
    }

    UnitFailure(Transactions transactions, Afterwards afterwards, Mappings mappings, Scope scope) {
        this.transactions = transactions;
        this.afterwards = afterwards;
        this.mappings = mappings;
        this.scope = scope;
    }

    void attempt(Attempt attempt) {
        attempts.add(attempt);
    }

    /**
     * The database has taken all that was tried.
     *
     * @param commitMayConflict whether it may yet turn out at the commit that somebody else was faster
     */
    void written(boolean commitMayConflict) {
        if (commitMayConflict) {
            uncertified.addAll(attempts);
        }
        attempts.clear();
    }

    void requireNone() {
        if (failure != null) {
            throw failure;
        }
    }

    /** Does a part of the unit's work; when it fails, the unit has failed. */
    <T> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (PersistenceException e) {
            failure = refusal(e);
            throw failure;
        } catch (CrmException e) {
            failure = e;
            throw e;
        }
    }

    private CrmException refusal(PersistenceException e) {
        Failures kind = Failures.of(e);
        if (kind != Failures.DUPLICATE && kind != Failures.CONFLICT) {
            return Failures.refusal(e);
        }
        // Whoever has taken the key in a transaction that is over by now is found, unless it is gone again.
        CrmException refusal = explained(e)
                .<CrmException>map(found -> found)
                .orElseGet(() -> kind == Failures.CONFLICT || transactions.areOwn()
                        ? new ConflictException(StoreErrors.CONFLICT, Map.of())
                        : Duplicates.named(e, attempts, mappings.names()));
        refusal.addSuppressed(e);
        return refusal;
    }

    private Optional<DuplicateException> explained(PersistenceException failure) {
        try {
            return afterwards.ask(other -> new Duplicates(other, mappings, scope, false).find(attempts));
        } catch (PersistenceException e) {
            failure.addSuppressed(e); // With some failures the database undoes the whole transaction, savepoints too.
            return Optional.empty();
        }
    }

    /**
     * What a conflict of this unit turns out to be once the unit is rolled back: a duplicate, if whoever was faster has
     * taken a key for good. MariaDB reports the conflict while that other may yet roll back. In the host's transaction,
     * which is not over, nobody can be waited for.
     */
    CrmException settled(ConflictException conflict) {
        if (conflict != failure || !transactions.areOwn()) {
            return conflict;
        }
        Optional<DuplicateException> duplicate = transactions.discard(other -> {
            Duplicates duplicates = new Duplicates(other, mappings, scope, true);
            return duplicates.find(attempts).or(() -> duplicates.findTaken(uncertified));
        });
        duplicate.ifPresent(found -> found.addSuppressed(conflict));
        return duplicate.<CrmException>map(found -> found).orElse(conflict);
    }

    /** The same for a conflict that came to light at the commit, as on a cluster all do that arise between its nodes. */
    RuntimeException settledAtCommit(PersistenceException e) {
        if (failure == null && Failures.refusal(e) instanceof ConflictException conflict) {
            failure = conflict;
            return settled(conflict);
        }
        return e;
    }
}
