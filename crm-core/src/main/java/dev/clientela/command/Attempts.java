package dev.clientela.command;

import dev.clientela.error.ConflictException;
import dev.clientela.error.CrmException;
import dev.clientela.error.DuplicateException;
import dev.clientela.error.ErrorCode;
import dev.clientela.error.StoreException;
import dev.clientela.security.Tenant;
import dev.clientela.store.StoreErrors;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs a unit of work, and again while it fails for a reason that may pass, within the bounds of {@link Retries}. */
final class Attempts {

    private final Kernel kernel;
    private final boolean keyed;
    private @Nullable StoreException unknown;
    private @Nullable Execution execution;

    private Attempts(Kernel kernel, boolean keyed) {
        this.kernel = kernel;
        this.keyed = keyed;
    }

    /**
     * @param keyed whether what it does is known by an idempotency key, so that it is never done twice
     * @param unit may say {@linkplain #by by which execution} it does it
     */
    static <T> T of(Kernel kernel, boolean keyed, Function<Attempts, T> unit) {
        return new Attempts(kernel, keyed).run(unit);
    }

    /** Of the execution by which the present run is done depends what may pass. */
    void by(Execution current) {
        execution = current;
    }

    private <T> T run(Function<Attempts, T> unit) {
        Retries retries = kernel.port(Retries.class);
        int most = kernel.store().beginsTransactions() ? retries.most() : 0;
        Turnstile.@Nullable Pass pass = null;
        try {
            for (int runs = 1; ; runs++) {
                try {
                    return unit.apply(this);
                } catch (CrmException failure) {
                    if (has(failure, StoreErrors.OUTCOME_UNKNOWN)) {
                        unknown = (StoreException) failure;
                    }
                    if (runs > (isContended() ? most * Retries.CONTENDED : most) || !mayPass(failure)) {
                        throw told(failure);
                    }
                }
                long chance = kernel.ids().next().getLeastSignificantBits();
                if (!isContended()) {
                    retries.await(runs, chance);
                } else if (pass == null) {
                    pass = kernel.port(Turnstile.class).enter(tenant(), retries, chance);
                } else {
                    retries.await(Math.min(runs, 3), chance);
                }
            }
        } finally {
            if (pass != null) {
                pass.leave();
            }
        }
    }

    private boolean isContended() {
        return execution != null && execution.isContended();
    }

    private Tenant tenant() {
        return Objects.requireNonNull(execution).actor().tenant();
    }

    private boolean mayPass(CrmException failure) {
        if (failure instanceof ConflictException) {
            return has(failure, StoreErrors.CONFLICT);
        }
        return has(failure, StoreErrors.UNAVAILABLE)
                || isRace(failure)
                || (keyed && has(failure, StoreErrors.OUTCOME_UNKNOWN));
    }

    /** Whether a key was taken at the same time of which the next run finds who has it. */
    private boolean isRace(CrmException failure) {
        return (execution != null && execution.isRaceForOwn(failure)) || (keyed && isDoneByAnother(failure));
    }

    /** Somebody has done the same command at the same time; the next run finds what came of it. */
    private static boolean isDoneByAnother(CrmException failure) {
        return failure instanceof DuplicateException
                && "command".equals(failure.parameters().get("key"));
    }

    /**
     * A race that is not run again here, such as in the host's own transaction, is a conflict to whoever can run it again.
     * Once nobody knows what was done, a database out of reach does not mean that nothing was.
     */
    private CrmException told(CrmException failure) {
        if (isRace(failure)) {
            ConflictException conflict = new ConflictException(StoreErrors.CONFLICT, failure.parameters());
            conflict.addSuppressed(failure);
            return conflict;
        }
        StoreException open = unknown;
        if (open == null || failure.equals(open) || !has(failure, StoreErrors.UNAVAILABLE)) {
            return failure;
        }
        open.addSuppressed(failure);
        return open;
    }

    private static boolean has(CrmException failure, ErrorCode code) {
        return failure.code().equals(code);
    }
}
