package dev.clientela.activity;

import dev.clientela.error.RefusedException;
import dev.clientela.error.ValidationException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.Map;

/**
 * The port of recurrence rules: what {@code FREQ=WEEKLY;BYDAY=MO;COUNT=10} of RFC 5545 means. It goes by the clock on the
 * wall and knows nothing of clock changes, but for a rule whose end is given in UTC. Thread-safe.
 */
@FunctionalInterface
public interface Recurrences {

    /** Refuses whatever recurs. */
    Recurrences NONE = (rule, first, zone, notBefore) -> {
        throw new RefusedException(SeriesErrors.NO_RECURRENCES, Map.of("rule", rule));
    };

    /**
     * When it takes place, in order, each time once.
     *
     * @param rule the value of an RRULE, without its name
     * @param first when it takes place first; counts as the first of a {@code COUNT}
     * @param zone in which the clock hangs
     * @param notBefore what comes before then is left out
     * @throws ValidationException on {@code recurrence}: {@code series.malformed_rule}, {@code series.unbounded} when the
     *     rule has neither {@code COUNT} nor {@code UNTIL}, {@code series.too_frequent} when it repeats within a day by
     *     its frequency
     */
    Iterator<LocalDateTime> of(String rule, LocalDateTime first, ZoneId zone, LocalDateTime notBefore);
}
