package dev.clientela.rules.index;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Readings to borrow and give back, so that decisions allocate none, also when some are made at once. Thread-safe. */
final class Readings {

    private static final int MOST = 16;

    private final AtomicReferenceArray<@Nullable Reading> idle = new AtomicReferenceArray<>(MOST);
    private final Supplier<Reading> make;

    Readings(Supplier<Reading> make) {
        this.make = make;
    }

    Reading borrow() {
        for (int i = 0; i < MOST; i++) {
            if (idle.get(i) != null) {
                @Nullable Reading reading = idle.getAndSet(i, null);
                if (reading != null) {
                    return reading;
                }
            }
        }
        return make.get();
    }

    /** It is let go when enough others lie idle. */
    void giveBack(Reading reading) {
        for (int i = 0; i < MOST; i++) {
            if (idle.get(i) == null && idle.compareAndSet(i, null, reading)) {
                return;
            }
        }
    }
}
