package dev.clientela.housekeeping;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long the store keeps what it remembers beside the records themselves; null for ever. What is older is forgotten by
 * {@link Housekeeping#runDue}, in bounded parts. Deliveries need no retention: each vanishes once it is delivered.
 *
 * @param events the log of what happened. What is older cannot be followed, shown as history, or told as the past state
 *     of a record: {@code stateAt} then refuses with {@code record.history_forgotten}. An event that waits for a
 *     subscriber, or is a dead letter, is not lost to that subscriber
 * @param deadLetters events that were given up for a subscriber, from the time on at which they were
 * @param commands the idempotency keys of commands that were done. A command sent again after that is done again
 * @param pastDeals how deals stood, from the time on at which they no longer stood so. Forecasts and pipelines of a time
 *     for which some of it is forgotten are refused with {@code forecast.history_forgotten}, also when more is to be kept
 *     from now on
 */
public record Retention(
        @Nullable Duration events,
        @Nullable Duration deadLetters,
        @Nullable Duration commands,
        @Nullable Duration pastDeals) {

    /** @throws IllegalArgumentException when one is not positive */
    public Retention {
        requirePositive(events);
        requirePositive(deadLetters);
        requirePositive(commands);
        requirePositive(pastDeals);
    }

    /** With past deals for ever. */
    public Retention(@Nullable Duration events, @Nullable Duration deadLetters, @Nullable Duration commands) {
        this(events, deadLetters, commands, null);
    }

    private static void requirePositive(@Nullable Duration duration) {
        if (duration != null && (duration.isZero() || duration.isNegative())) {
            throw new IllegalArgumentException("What is kept is kept for some time: " + duration);
        }
    }

    /** Events, dead letters and past deals for ever, idempotency keys for 90 days. */
    public static Retention usual() {
        return new Retention(null, null, Duration.ofDays(90));
    }

    /** Everything for ever. */
    public static Retention forEver() {
        return new Retention(null, null, null);
    }

    public Retention ofEvents(Duration kept) {
        return new Retention(kept, deadLetters, commands, pastDeals);
    }

    public Retention ofDeadLetters(Duration kept) {
        return new Retention(events, kept, commands, pastDeals);
    }

    public Retention ofCommands(Duration kept) {
        return new Retention(events, deadLetters, kept, pastDeals);
    }

    public Retention ofPastDeals(Duration kept) {
        return new Retention(events, deadLetters, commands, kept);
    }
}
