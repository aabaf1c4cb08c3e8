package dev.clientela.decision;

import dev.clientela.error.Violation;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.PlainJson;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a rule decided about a record, and why: kept in the transaction that did what was decided, never changed. When the
 * person is erased whom its subject was about, the explanation goes; the outcome, a code, stays.
 */
public final class Decision extends CrmRecord<Decision> {

    public static final RecordType<Decision> TYPE = DecisionFields.TYPE;

    /** The most characters of an explanation as JSON. */
    public static final int MAX_EXPLANATION = 32_000;

    Decision(Values values) {
        super(values);
    }

    @Override
    public RecordType<Decision> type() {
        return TYPE;
    }

    @Override
    public DecisionId id() {
        return get(DecisionFields.ID);
    }

    public String kind() {
        return get(DecisionFields.KIND);
    }

    public RecordRef subject() {
        return get(DecisionFields.SUBJECT);
    }

    public String ruleSet() {
        return get(DecisionFields.RULE_SET);
    }

    public long ruleSetVersion() {
        return get(DecisionFields.RULE_SET_VERSION);
    }

    public Optional<String> rule() {
        return find(DecisionFields.RULE);
    }

    public String outcome() {
        return find(DecisionFields.OUTCOME).orElse("");
    }

    /** Why, in the plain form of JSON; empty when nothing was said, or it has been erased. */
    public Map<String, Object> explanation() {
        return find(DecisionFields.EXPLANATION).map(PlainJson::readObject).orElse(Map.of());
    }

    @Override
    public List<Violation> check() {
        return Codes.check(this, List.of(DecisionFields.KIND, DecisionFields.RULE_SET, DecisionFields.RULE));
    }
}
