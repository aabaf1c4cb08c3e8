package dev.clientela.command;

import dev.clientela.error.ConflictException;
import dev.clientela.error.RefusedException;
import dev.clientela.error.ValidationException;
import dev.clientela.event.EventEnvelope;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Moment;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.record.TextField;
import dev.clientela.security.Actor;
import dev.clientela.store.CommandLog;
import dev.clientela.store.Scope;
import dev.clientela.store.UnitOfWork;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs the commands of one actor, each in a unit of work of its own or all in one that is open already. Cheap and
 * immutable; safe to share between threads unless it is bound to an open unit of work.
 */
public final class Commands {

    private final Kernel kernel;
    private final Actor actor;
    private final @Nullable String key;
    private final @Nullable Execution open;

    public Commands(Kernel kernel, Actor actor) {
        this(kernel, actor, null, null);
    }

    /** All is done within an execution that is under way. */
    Commands(Kernel kernel, Actor actor, Execution open) {
        this(kernel, actor, null, open);
    }

    private Commands(Kernel kernel, Actor actor, @Nullable String key, @Nullable Execution open) {
        this.kernel = kernel;
        this.actor = actor;
        this.key = key;
        this.open = open;
    }

    public Kernel kernel() {
        return kernel;
    }

    public Actor actor() {
        return actor;
    }

    /** The same actor, whose next command is known by this key: sent again, it is not done again. */
    public Commands once(String idempotencyKey) {
        if (idempotencyKey.isBlank() || idempotencyKey.length() > 200) {
            throw new IllegalArgumentException("An idempotency key has 1 to 200 characters");
        }
        if (!TextField.isStorable(idempotencyKey)) {
            throw ValidationException.of("idempotency_key", RecordErrors.UNSTORABLE);
        }
        return new Commands(kernel, actor, idempotencyKey, open);
    }

    public Optional<String> idempotencyKey() {
        return Optional.ofNullable(key);
    }

    /** Whether all is done in one unit of work that is open already. */
    public boolean isOpen() {
        return open != null;
    }

    /** Checks the shape of a command, before any unit of work is opened. */
    public void check(Object command) {
        kernel.validator().check(command);
    }

    /** Reads from one consistent snapshot. */
    public <T> T read(Function<Execution, T> work) {
        return open != null
                ? work.apply(open)
                : Attempts.of(
                        kernel, true, attempt -> kernel.store().read(scope(), unit -> work.apply(execution(unit))));
    }

    /**
     * Does the work in one transaction, again from the beginning when a transient failure has undone it, as
     * {@link Retries} say; so it does nothing outside the transaction that may not be done twice.
     *
     * @throws RefusedException {@code command.half_done} when a command inside it failed after it had written something,
     *     and the failure was not passed on: what it wrote must not be committed
     */
    public <T> T write(Function<Execution, T> work) {
        return write(work, false);
    }

    private <T> T write(Function<Execution, T> work, boolean keyed) {
        if (open != null) {
            return open.part(work);
        }
        return Attempts.of(
                kernel,
                keyed,
                attempt -> kernel.store().write(scope(), unit -> {
                    Execution execution = execution(unit);
                    attempt.by(execution);
                    T result = work.apply(execution);
                    execution.requireWhole();
                    return result;
                }));
    }

    /**
     * Does the work in one transaction, once for each idempotency key.
     *
     * @param command what is compared when the key is used again; its text must say all that it asks for
     * @throws ConflictException {@code command.key_reused} when the key was used for another command
     */
    public <R extends CrmRecord<R>> R writeOnce(RecordType<R> type, Object command, Function<Execution, R> work) {
        String idempotencyKey = key;
        if (idempotencyKey == null) {
            return write(work);
        }
        String fingerprint = Fingerprint.of(command);
        return write(execution -> doOnce(execution, type, idempotencyKey, fingerprint, work), true);
    }

    /**
     * As {@link #writeOnce(RecordType, Object, Function)}, for what has no record to show yet: the reference is returned
     * again, whatever has become of it.
     */
    public RecordRef writeOnce(Object command, Function<Execution, RecordRef> work) {
        String idempotencyKey = key;
        if (idempotencyKey == null) {
            return write(work);
        }
        String fingerprint = Fingerprint.of(command);
        return write(
                execution -> earlier(execution, idempotencyKey, fingerprint).orElseGet(() -> {
                    RecordRef result = work.apply(execution);
                    execution.unit().commands().add(new CommandLog.Done(idempotencyKey, fingerprint, result));
                    return result;
                }),
                true);
    }

    private static <R extends CrmRecord<R>> R doOnce(
            Execution execution, RecordType<R> type, String key, String fingerprint, Function<Execution, R> work) {
        Optional<RecordRef> earlier = earlier(execution, key, fingerprint);
        if (earlier.isPresent()) {
            return execution.load(type, earlier.get().id());
        }
        R result = work.apply(execution);
        execution.unit().commands().add(new CommandLog.Done(key, fingerprint, result.ref()));
        return result;
    }

    private static Optional<RecordRef> earlier(Execution execution, String key, String fingerprint) {
        Optional<CommandLog.Done> earlier = execution.unit().commands().find(key);
        if (earlier.isPresent() && !earlier.get().fingerprint().equals(fingerprint)) {
            throw new ConflictException(CommandErrors.KEY_REUSED, Map.of("key", key));
        }
        return earlier.map(CommandLog.Done::result);
    }

    /** Does several commands in one transaction: all of them or none. The work may be run again, as in {@link #write}. */
    public <T> T atomically(Function<Commands, T> work) {
        return write(execution -> work.apply(new Commands(kernel, actor, null, execution)));
    }

    /**
     * Does the work, tells what came of it, and leaves nothing behind. It begins from what is committed: what a
     * transaction that is open has written so far, it does not see, unless the store takes part in the host's.
     */
    public <T> DryRun<T> dryRun(Function<Commands, T> work) {
        return Attempts.of(
                kernel,
                true,
                attempt -> kernel.store().rehearse(scope(), unit -> {
                    Execution execution = execution(unit);
                    T result = work.apply(new Commands(kernel, actor, null, execution));
                    return new DryRun<>(result, execution.events());
                }));
    }

    /** What a command would have returned, and the events it would have left. */
    public record DryRun<T>(T result, List<EventEnvelope> events) {

        public DryRun {
            events = List.copyOf(events);
        }
    }

    private Execution execution(UnitOfWork unit) {
        return new Execution(kernel, actor, unit);
    }

    private Scope scope() {
        Instant now = kernel.clock().instant().truncatedTo(ChronoUnit.MICROS);
        return new Scope(actor.tenant(), new Moment(now, kernel.zone()));
    }
}
