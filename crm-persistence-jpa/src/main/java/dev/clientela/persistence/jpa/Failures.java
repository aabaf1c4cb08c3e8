package dev.clientela.persistence.jpa;

import dev.clientela.error.ConflictException;
import dev.clientela.error.CrmException;
import dev.clientela.error.StoreException;
import dev.clientela.store.StoreErrors;
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a failure of the provider or the database comes to. */
enum Failures {

    /** A unique constraint or primary key is violated. */
    DUPLICATE,

    /**
     * Somebody else was faster: a serialization failure, a deadlock, a lock that was not to be had, a reference to what was
     * deleted meanwhile or a deletion of what was referred to meanwhile, a savepoint gone with the transaction that a
     * cluster has undone. (That a reference holds is checked before; the foreign key speaks up only when somebody came
     * between.)
     */
    CONFLICT,

    /** No connection is to be had, or the one there was is broken. */
    UNAVAILABLE,

    /** Anything else: the schema, a full disk, a bug. */
    OTHER;

    private static final String H2_CONCURRENT_UPDATE = "90131";
    private static final String LOCK_TIMEOUT = "HYT00";
    private static final int MARIADB_RECORD_CHANGED = 1020;
    private static final int MARIADB_LOCK_WAIT = 1205;
    private static final int MARIADB_DEADLOCK = 1213;
    private static final int MARIADB_DUPLICATE = 1062;
    private static final String FOREIGN_KEY = "23503";
    private static final String H2_NO_SUCH_TARGET = "23506";
    private static final int MARIADB_STILL_REFERENCED = 1451;
    private static final int MARIADB_NO_SUCH_TARGET = 1452;
    private static final int MARIADB_KILLED = 1927;
    private static final int MARIADB_NO_SAVEPOINT = 1305;

    /** PostgreSQL: shut down by somebody, after a crash, not yet up; too many connections. H2: closed, broken. */
    private static final Set<String> NO_CONNECTION =
            Set.of("57P01", "57P02", "57P03", "57P05", "53300", "90067", "90098", "90121");

    static Failures of(Throwable failure) {
        Set<Throwable> seen = new HashSet<>();
        Failures found = OTHER;
        for (@Nullable Throwable each = failure; each != null && seen.add(each); each = each.getCause()) {
            if (each instanceof EntityExistsException) {
                found = DUPLICATE;
            } else if (each instanceof OptimisticLockException
                    || each instanceof PessimisticLockException
                    || each instanceof LockTimeoutException) {
                found = CONFLICT;
            }
            for (@Nullable Throwable sql = each;
                    sql instanceof SQLException exception;
                    sql = exception.getNextException()) {
                Failures byState = of(exception);
                if (byState != OTHER) {
                    return byState;
                }
            }
        }
        return found;
    }

    /** What the caller is told, duplicates apart. */
    static CrmException refusal(RuntimeException failure) {
        return switch (of(failure)) {
            case CONFLICT, DUPLICATE -> {
                ConflictException conflict = new ConflictException(StoreErrors.CONFLICT, Map.of());
                conflict.addSuppressed(failure);
                yield conflict;
            }
            case UNAVAILABLE -> new StoreException(StoreErrors.UNAVAILABLE, Map.of(), failure);
            case OTHER -> new StoreException(StoreErrors.FAILED, Map.of(), failure);
        };
    }

    private static Failures of(SQLException exception) {
        String state = exception.getSQLState() == null ? "" : exception.getSQLState();
        int code = exception.getErrorCode();
        if (state.equals("23505") || code == MARIADB_DUPLICATE) {
            return DUPLICATE;
        }
        boolean conflict = state.startsWith("40")
                || state.equals(H2_CONCURRENT_UPDATE)
                || state.equals(LOCK_TIMEOUT)
                || state.equals(FOREIGN_KEY)
                || state.equals(H2_NO_SUCH_TARGET)
                || code == MARIADB_STILL_REFERENCED
                || code == MARIADB_NO_SUCH_TARGET
                || state.equals("55P03")
                || code == MARIADB_RECORD_CHANGED
                || code == MARIADB_LOCK_WAIT
                || code == MARIADB_DEADLOCK
                || code == MARIADB_NO_SAVEPOINT;
        if (conflict) {
            return CONFLICT;
        }
        boolean noConnection = state.startsWith("08")
                || NO_CONNECTION.contains(state)
                || code == MARIADB_KILLED
                || exception instanceof SQLTransientConnectionException
                || exception instanceof SQLNonTransientConnectionException
                || exception instanceof SQLRecoverableException;
        return noConnection ? UNAVAILABLE : OTHER;
    }
}
