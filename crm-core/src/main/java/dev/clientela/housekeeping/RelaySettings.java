package dev.clientela.housekeeping;

import java.time.Duration;

/**
 * How events are delivered, and how much is done in one run.
 *
 * @param batch how many deliveries are claimed at a time
 * @param perRun the most deliveries to one subscriber, the most reminders of one tenant, and the most that is forgotten of
 *     each kind, in one run
 * @param lease how long a claimed batch belongs to the relay that claimed it; longer than a subscriber takes for a batch.
 *     It is also how long what a relay had claimed that died then waits
 * @param attempts how often a delivery is tried before it is given up as a dead letter
 * @param firstRetry how long after its first failure it is tried again; twice as long after each further one
 * @param longestRetry what that never exceeds
 */
public record RelaySettings(
        int batch, int perRun, Duration lease, int attempts, Duration firstRetry, Duration longestRetry) {

    /** The doublings after which any first retry has passed any longest one. */
    private static final int MOST_DOUBLINGS = 40;

    public RelaySettings {
        if (batch < 1 || perRun < 1 || attempts < 1) {
            throw new IllegalArgumentException("A batch, a run and the attempts are at least 1");
        }
        if (!isPositive(lease) || !isPositive(firstRetry) || firstRetry.compareTo(longestRetry) > 0) {
            throw new IllegalArgumentException("A lease and a first retry take time, the longest retry no less");
        }
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isZero() && !duration.isNegative();
    }

    /** Batches of 100, 10,000 a run, leases of 5 minutes; 10 attempts after 30 seconds, 1 minute … 1 hour. */
    public static RelaySettings usual() {
        return new RelaySettings(100, 10_000, Duration.ofMinutes(5), 10, Duration.ofSeconds(30), Duration.ofHours(1));
    }

    public RelaySettings withBatch(int deliveries) {
        return new RelaySettings(deliveries, perRun, lease, attempts, firstRetry, longestRetry);
    }

    public RelaySettings withPerRun(int most) {
        return new RelaySettings(batch, most, lease, attempts, firstRetry, longestRetry);
    }

    public RelaySettings withLease(Duration length) {
        return new RelaySettings(batch, perRun, length, attempts, firstRetry, longestRetry);
    }

    public RelaySettings withAttempts(int most) {
        return new RelaySettings(batch, perRun, lease, most, firstRetry, longestRetry);
    }

    public RelaySettings retrying(Duration first, Duration longest) {
        return new RelaySettings(batch, perRun, lease, attempts, first, longest);
    }

    /**
     * How long to wait after a failed attempt.
     *
     * @param attempt 1 for the first
     */
    public Duration retryAfter(int attempt) {
        Duration wait = firstRetry;
        for (int i = 1; i < Math.min(attempt, MOST_DOUBLINGS) && wait.compareTo(longestRetry) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longestRetry) < 0 ? wait : longestRetry;
    }
}
