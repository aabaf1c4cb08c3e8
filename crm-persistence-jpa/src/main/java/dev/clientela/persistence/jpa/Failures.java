package dev.clientela.persistence.jpa;

import jakarta.persistence.EntityExistsException;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a failure of the provider or the database comes to. */
enum Failures {

    /** A unique constraint or primary key is violated. */
    DUPLICATE,

    /** Somebody else was faster: a serialization failure, a deadlock, a lock that was not to be had. */
    CONFLICT,

    /** Anything else: the connection, the schema, a bug. */
    OTHER;

    private static final String H2_CONCURRENT_UPDATE = "90131";
    private static final String LOCK_TIMEOUT = "HYT00";
    private static final int MARIADB_RECORD_CHANGED = 1020;
    private static final int MARIADB_LOCK_WAIT = 1205;
    private static final int MARIADB_DEADLOCK = 1213;
    private static final int MARIADB_DUPLICATE = 1062;

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

    private static Failures of(SQLException exception) {
        String state = exception.getSQLState() == null ? "" : exception.getSQLState();
        int code = exception.getErrorCode();
        if (state.equals("23505") || code == MARIADB_DUPLICATE) {
            return DUPLICATE;
        }
        boolean conflict = state.startsWith("40")
                || state.equals(H2_CONCURRENT_UPDATE)
                || state.equals(LOCK_TIMEOUT)
                || state.equals("55P03")
                || code == MARIADB_RECORD_CHANGED
                || code == MARIADB_LOCK_WAIT
                || code == MARIADB_DEADLOCK;
        return conflict ? CONFLICT : OTHER;
    }
}
