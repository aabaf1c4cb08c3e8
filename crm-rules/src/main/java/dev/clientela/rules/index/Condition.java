package dev.clientela.rules.index;

import dev.clientela.record.Criterion;
import java.time.Instant;
import java.util.Optional;

/**
 * When one rule holds: its criterion does, and now is in its time of validity.
 *
 * @param from the first instant at which it is valid; empty when it always was
 * @param until the first instant at which it is valid no more; empty when it stays so
 */
public record Condition(Criterion when, Optional<Instant> from, Optional<Instant> until) {

    /** Valid at all times. */
    public static Condition when(Criterion criterion) {
        return new Condition(criterion, Optional.empty(), Optional.empty());
    }

    /** Whether it is valid at that instant. */
    public boolean isValidAt(Instant now) {
        return from.map(first -> !now.isBefore(first)).orElse(true)
                && until.map(end -> now.isBefore(end)).orElse(true);
    }
}
