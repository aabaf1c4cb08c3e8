package dev.clientela.matching;

import dev.clientela.record.RecordRef;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;

/**
 * A record that is probably the one sought.
 *
 * @param name as people know it
 * @param score how sure, 1 to 100, as the rule says
 * @param rule the id of the surest rule that found it
 * @param matched everything that agrees, beyond what the rule asks for
 */
public record Candidate(
        RecordRef record,
        String name,
        int score,
        String rule,
        Set<MatchKey> matched,
        Instant createdAt,
        Instant modifiedAt) {

    /** The surest first; the order is total, so that it is the same each time. */
    public static final Comparator<Candidate> SUREST_FIRST =
            Comparator.comparingInt(Candidate::score).reversed().thenComparing(Candidate::record);

    public Candidate {
        matched = Collections.unmodifiableSet(
                matched.isEmpty() ? EnumSet.noneOf(MatchKey.class) : EnumSet.copyOf(matched));
    }
}
