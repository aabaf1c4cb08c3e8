package dev.clientela.rules.workflow;

import dev.clientela.decision.Remembered;
import dev.clientela.rules.StateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A rule that waits for its time, as it is remembered of a record.
 *
 * @param failures how often it has failed when its time had come
 */
record Waiting(String ruleSet, String rule, long failures) {

    static final String AWAITED_BY = "workflow";

    private static final Duration LONGEST_BACK_OFF = Duration.ofDays(1);

    String key() {
        return StateKey.of("wait", ruleSet, rule);
    }

    Remembered until(Instant due) {
        return Remembered.at(due)
                .numbered(failures)
                .awaitedBy(AWAITED_BY)
                .saying(ruleSet.length() + ":" + ruleSet + rule);
    }

    /** Empty when it was erased with the person whom its record was about. */
    static Optional<Waiting> read(Remembered remembered) {
        String detail = remembered.detail();
        int colon = detail.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        int split = colon + 1 + Integer.parseInt(detail.substring(0, colon));
        return Optional.of(
                new Waiting(detail.substring(colon + 1, split), detail.substring(split), remembered.number()));
    }

    Waiting again() {
        return new Waiting(ruleSet, rule, failures + 1);
    }

    /** A minute, then twice as long each time, up to a day. */
    Duration backOff() {
        Duration doubled = Duration.ofMinutes(1L << Math.min(failures, 11));
        return doubled.compareTo(LONGEST_BACK_OFF) < 0 ? doubled : LONGEST_BACK_OFF;
    }
}
