package dev.clientela.decision;

import dev.clientela.command.Execution;
import dev.clientela.record.PlainJson;
import dev.clientela.record.RecordRef;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a decision port answers beside the outcome itself: which rule of which set decided, and why. Whoever acts on the
 * outcome keeps it, so that it can be asked for later.
 *
 * @param kind what kind of question was answered, such as {@code assignment}; of 1 to 200 characters, as the rule set and
 *     the rule
 * @param rule empty when none decided
 * @param outcome in a word or a few, without anything that tells who a person is
 * @param explanation as JSON knows it: text, numbers, booleans, lists, maps. What would be longer as JSON than {@link
 *     Decision#MAX_EXPLANATION} characters is not kept; in its place stands how long it was, under {@code too_long}, for an
 *     act never fails for what there is to be said of it
 */
public record Ruling(
        String kind,
        String ruleSet,
        long version,
        Optional<String> rule,
        String outcome,
        Map<String, Object> explanation) {

    public Ruling {
        explanation = Collections.unmodifiableMap(new LinkedHashMap<>(explanation));
    }

    /**
     * Keeps it in this transaction; neither a right nor an event belongs to that.
     *
     * @param subject what it was decided about
     * @throws dev.clientela.error.ValidationException when one of its texts is too long, or none that a store can keep
     */
    public Decision keep(Execution execution, RecordRef subject) {
        return execution.insertUntold(Decision.TYPE.create(Decision.TYPE
                .noValues()
                .edit()
                .set(DecisionFields.ID, new DecisionId(execution.newId()))
                .set(DecisionFields.KIND, kind)
                .set(DecisionFields.SUBJECT, subject)
                .set(DecisionFields.RULE_SET, ruleSet)
                .set(DecisionFields.RULE_SET_VERSION, version)
                .set(DecisionFields.RULE, rule.orElse(null))
                .set(DecisionFields.OUTCOME, outcome.isEmpty() ? null : outcome)
                .set(DecisionFields.EXPLANATION, text())
                .build()));
    }

    private String text() {
        String text = PlainJson.write(explanation);
        int length = text.codePointCount(0, text.length());
        return length <= Decision.MAX_EXPLANATION ? text : PlainJson.write(Map.of("too_long", length));
    }
}
