package dev.clientela.matching;

import java.util.List;

/**
 * What was found.
 *
 * @param candidates those that the actor may see, the surest first
 * @param unseen those that exist beyond the actor's sight; for decisions, not to be shown
 * @param dropped keys that were not followed
 */
public record Matches(List<Candidate> candidates, List<Candidate> unseen, List<DroppedKey> dropped) {

    /** Nobody looked. */
    public static final Matches NONE = new Matches(List.of(), List.of(), List.of());

    public Matches {
        candidates = List.copyOf(candidates);
        unseen = List.copyOf(unseen);
        dropped = List.copyOf(dropped);
    }

    /** Whether a duplicate exists that the actor cannot see; this is all that they are told of it. */
    public boolean hasUnseen() {
        return !unseen.isEmpty();
    }
}
