package dev.clientela.lead;

import dev.clientela.command.Execution;
import dev.clientela.decision.Ruling;
import java.util.Optional;

/**
 * The decision port that says what a lead is worth: asked before each write of a lead that is captured or edited, after the
 * rules before the save and before assignment, which may go by it. Whoever sets the score or the grade by hand, in the
 * command or by a rule before the save, has decided for that save; the next one that does not asks again. A converted lead
 * is scored when it is corrected, and not otherwise. Thread-safe.
 */
@FunctionalInterface
public interface LeadScoring {

    /** Nothing is scored; scores are set by hand, or not at all. */
    static LeadScoring none() {
        return (before, lead, execution) -> Optional.empty();
    }

    /**
     * Empty to leave score and grade as they are.
     *
     * @param before the present state; empty when it is new
     * @param lead as it is about to be written; without an owner when it is yet to be assigned
     */
    Optional<Score> score(Optional<Lead> before, Lead lead, Execution execution);

    /**
     * What it is worth.
     *
     * @param points higher is better
     * @param grade a word of at most 40 characters; empty for none
     * @param ruling which rules decided, and why; kept with the lead when the score or grade changes by it
     */
    record Score(long points, Optional<String> grade, Optional<Ruling> ruling) {

        public static Score of(long points) {
            return new Score(points, Optional.empty(), Optional.empty());
        }

        public Score graded(String word) {
            return new Score(points, Optional.of(word), ruling);
        }

        public Score because(Ruling why) {
            return new Score(points, grade, Optional.of(why));
        }
    }
}
