package dev.clientela.matching;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * When two records are held to be the same: all of the keys agree. What is then done is not said here.
 *
 * @param id stored and shown, never changed
 * @param score how sure, 1 to 100
 */
public record MatchRule(String id, Set<MatchKey> keys, int score) {

    public MatchRule {
        keys = Collections.unmodifiableSet(keys.isEmpty() ? EnumSet.noneOf(MatchKey.class) : EnumSet.copyOf(keys));
    }

    public static MatchRule of(String id, int score, MatchKey first, MatchKey... others) {
        return new MatchRule(id, EnumSet.of(first, others), score);
    }

    public boolean holds(Collection<MatchKey> agreeing) {
        return agreeing.containsAll(keys);
    }

    /** Whether it rests on names and nothing else. */
    public boolean isByNamesAlone() {
        return keys.stream().allMatch(MatchKey::isName);
    }
}
