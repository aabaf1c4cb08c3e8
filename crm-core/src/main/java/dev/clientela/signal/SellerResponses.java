package dev.clientela.signal;

import dev.clientela.security.Owner;
import java.time.Duration;
import java.util.Optional;

/**
 * How soon the leads of one owner got their first response.
 *
 * @param fulfilled leads answered in time
 * @param due leads that wait, with time left
 * @param failed leads answered late, or that wait for too long already
 * @param averageTaken working time that the answered ones waited, on the average; empty when none was answered
 * @param longestTaken working time that the slowest answer took
 */
public record SellerResponses(
        Owner owner,
        long fulfilled,
        long due,
        long failed,
        Optional<Duration> averageTaken,
        Optional<Duration> longestTaken) {}
