package dev.clientela.lead;

import java.time.Duration;

/**
 * How many leads may be pending, and how often each is tried. Immutable.
 *
 * @param mostPending the most leads of a tenant that are pending at once, those given up included
 * @param attempts after how many failures a pending lead is given up
 * @param firstRetry how long to wait after the first failure; twice as long after each further one
 * @param longestRetry but no longer than this
 */
public record IntakeSettings(int mostPending, int attempts, Duration firstRetry, Duration longestRetry) {

    private static final int MOST_DOUBLINGS = 40;

    /** @throws IllegalArgumentException when a number is below 1, or the retries take no time or less and less */
    public IntakeSettings {
        if (mostPending < 1 || attempts < 1) {
            throw new IllegalArgumentException("Pending leads and attempts are at least 1");
        }
        if (firstRetry.isZero() || firstRetry.isNegative() || firstRetry.compareTo(longestRetry) > 0) {
            throw new IllegalArgumentException("A first retry takes time, the longest retry no less");
        }
    }

    /** 10,000 pending leads; 10 attempts after 1 minute, 2 minutes … 1 hour. */
    public static IntakeSettings usual() {
        return new IntakeSettings(10_000, 10, Duration.ofMinutes(1), Duration.ofHours(1));
    }

    public IntakeSettings withMostPending(int most) {
        return new IntakeSettings(most, attempts, firstRetry, longestRetry);
    }

    public IntakeSettings withAttempts(int most) {
        return new IntakeSettings(mostPending, most, firstRetry, longestRetry);
    }

    public IntakeSettings retrying(Duration first, Duration longest) {
        return new IntakeSettings(mostPending, attempts, first, longest);
    }

    /** @param attempt 1 for the first */
    Duration retryAfter(int attempt) {
        Duration wait = firstRetry;
        for (int i = 1; i < Math.min(attempt, MOST_DOUBLINGS) && wait.compareTo(longestRetry) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longestRetry) < 0 ? wait : longestRetry;
    }
}
