package dev.clientela.conversion;

import dev.clientela.matching.Candidate;
import dev.clientela.matching.DroppedKey;
import dev.clientela.matching.Matches;
import java.util.List;

/**
 * What matching found, as far as the actor may know.
 *
 * @param candidates the surest first
 * @param unseen whether there is a duplicate that the actor cannot see
 * @param dropped keys that found too much to mean anything
 */
public record MatchReport(List<Candidate> candidates, boolean unseen, List<DroppedKey> dropped) {

    public MatchReport {
        candidates = List.copyOf(candidates);
        dropped = List.copyOf(dropped);
    }

    static MatchReport of(Matches matches) {
        return new MatchReport(matches.candidates(), matches.hasUnseen(), matches.dropped());
    }
}
