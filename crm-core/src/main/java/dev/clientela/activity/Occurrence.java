package dev.clientela.activity;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;

/**
 * One of the times that a series takes place; half-open.
 *
 * @param original when it takes place by the rule; what it is known by, wherever it is moved to
 * @param isCancelled whether it does not take place after all
 */
public record Occurrence(
        ActivitySeriesId series, LocalDateTime original, Instant start, Instant end, boolean isCancelled) {

    /** The id of the activity that it becomes, known before: so it becomes one activity at most. */
    public ActivityId activity() {
        return activity(series, original);
    }

    static ActivityId activity(ActivitySeriesId series, LocalDateTime original) {
        byte[] name = (series + "@" + original).getBytes(StandardCharsets.UTF_8);
        return new ActivityId(UUID.nameUUIDFromBytes(name));
    }

    boolean touches(Instant from, Instant to) {
        return start.isBefore(to) && end.isAfter(from);
    }
}
