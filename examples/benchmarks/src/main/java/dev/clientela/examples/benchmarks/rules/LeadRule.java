package dev.clientela.examples.benchmarks.rules;

import java.util.List;

/**
 * A rule: it holds when each of its questions does.
 *
 * @param points what it adds to a score
 */
record LeadRule(int number, List<Question> questions, int points) {

    /** Asked as they stand, one after another: what every contender must agree with. */
    boolean holds(FlatLead lead) {
        for (Question question : questions) {
            if (!question.holds(lead)) {
                return false;
            }
        }
        return true;
    }
}
