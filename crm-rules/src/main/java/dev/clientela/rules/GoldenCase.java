package dev.clientela.rules;

import dev.clientela.record.Values;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An example that stands beside the rules and is tried when they are loaded: for a record with these values, these rules
 * decide.
 *
 * @param given what the record has; the rest is absent
 * @param at when it is asked; 2026-01-01T00:00:00Z if it does not matter
 * @param rules the ids of the rules that decide, in order; none where the set's {@code otherwise} does, or nothing
 * @param number what summing up comes to, where hits are summed up
 */
public record GoldenCase(
        String id, Values given, Optional<Instant> at, List<String> rules, Optional<BigDecimal> number) {

    static final Instant ANY_TIME = Instant.parse("2026-01-01T00:00:00Z");

    public GoldenCase {
        rules = List.copyOf(rules);
    }

    public static GoldenCase of(String id, Values given, String... rules) {
        return new GoldenCase(id, given, Optional.empty(), List.of(rules), Optional.empty());
    }
}
