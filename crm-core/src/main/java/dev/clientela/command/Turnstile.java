package dev.clientela.command;

import dev.clientela.security.Tenant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Lets those of one tenant through one after the other who have all lost the race for what many change at once, such as
 * whose turn it is; so they lose no more against each other, but at most against other nodes. Nobody waits here while a
 * transaction of theirs is open, nor for long: what is behind it is right without it. Thread-safe; one for each {@code Crm}.
 */
public final class Turnstile {

    private static final int PLACES = 16;
    private static final int LOOKS = 500;

    private final List<ReentrantLock> places =
            Stream.generate(ReentrantLock::new).limit(PLACES).toList();

    /** Goes through, or past it when somebody takes too long. */
    Pass enter(Tenant tenant, Retries retries, long chance) {
        ReentrantLock place = places.get(Math.floorMod(tenant.hashCode(), PLACES));
        for (int look = 0; look < LOOKS; look++) {
            if (place.tryLock()) {
                return place::unlock;
            }
            retries.await(1, chance + look);
        }
        return () -> {};
    }

    /** Gives the place to the next. */
    @FunctionalInterface
    interface Pass {

        void leave();
    }
}
