package dev.clientela.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One question that waits, or waited, for an answer.
 *
 * @param asked when its time began
 * @param due the last instant at which an answer is in time
 * @param answered when it was answered
 * @param taken working time from the question to its answer, or until now
 */
public record Response(Instant asked, Instant due, Optional<Instant> answered, Duration taken, ResponseState state) {}
