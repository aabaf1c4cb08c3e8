package dev.clientela.command;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * How often a unit of work is run again, from its beginning and on a fresh snapshot, when it failed for a reason that
 * may pass: somebody else changed what it has read ({@code store.conflict}), or the database could not be reached
 * ({@code store.unavailable}). A command that is known by an idempotency key is run again also when nobody knows whether
 * it was done ({@code store.outcome_unknown}); had it been, it is not done twice. When the last run fails too, its
 * failure goes to the caller. Where it failed on what many change at once, such as whose turn it is, it is run again up to
 * eight times as often, one of those of this {@code Crm} after the other, with short pauses. Nothing is run again in a transaction of the host's: that one only the host can begin anew.
 *
 * <p>Before each further run the caller's thread waits, at first about so long, then twice as long each time; by chance up
 * to half of it is left out, so that those who met once do not meet again. Immutable.
 *
 * @param most how many further runs; 0 for none
 * @param first the pause before the first of them
 * @param longest no pause is longer
 */
public record Retries(int most, Duration first, Duration longest, Pause pause) {

    /** How many times as often a unit is run again that has changed what many change at once. */
    static final int CONTENDED = 8;

    private static final Retries USUAL =
            new Retries(8, Duration.ofMillis(10), Duration.ofSeconds(1), time -> LockSupport.parkNanos(time.toNanos()));

    public Retries {
        if (most < 0 || first.isNegative() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("Retries of " + most + ", " + first + " to " + longest);
        }
    }

    /** Lets time pass in the thread of the caller. */
    @FunctionalInterface
    public interface Pause {

        /** May come back early, as when the thread is interrupted. */
        void of(Duration time);
    }

    /** Eight, after pauses of 10 milliseconds to 1 second. */
    public static Retries usual() {
        return USUAL;
    }

    /** Every failure goes to the caller at once. */
    public static Retries none() {
        return USUAL.atMost(0);
    }

    public Retries atMost(int times) {
        return new Retries(times, first, longest, pause);
    }

    public Retries pausing(Duration atFirst, Duration atMost) {
        return new Retries(most, atFirst, atMost, pause);
    }

    /** Waits in another way: tests need not sleep. */
    public Retries waitingBy(Pause other) {
        return new Retries(most, first, longest, other);
    }

    /**
     * Waits before a further run.
     *
     * @param runs how many have failed
     * @param chance any number
     */
    void await(int runs, long chance) {
        long whole = Math.min(longest.toNanos(), first.toNanos() << Math.min(runs - 1, 30));
        long most = Math.max(whole, 1);
        pause.of(Duration.ofNanos(most - Math.floorMod(chance, most / 2 + 1)));
    }
}
