package dev.clientela.conversion;

import dev.clientela.matching.MatchRule;
import dev.clientela.matching.MatchRules;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How an existing account, or contact, is looked for, and what is done about those found. How alike two records are is
 * one question, what follows from it is another.
 *
 * @param actions what is done about candidates that a rule finds, by the rule's id; each rule has one
 * @param ties who chooses among equally sure candidates that are to be used
 */
public record TargetMatching(MatchRules rules, Map<String, MatchAction> actions, TieBreak ties) {

    /** From this score on, the usual rules alert; below, they report. */
    private static final int SURE = 80;

    public TargetMatching {
        actions = Collections.unmodifiableMap(new TreeMap<>(actions));
    }

    /** Sure candidates alert, the others are reported; the caller chooses. */
    public static TargetMatching alerting(MatchRules rules) {
        return of(rules, rule -> rule.score() >= SURE ? MatchAction.ALERT : MatchAction.REPORT, TieBreak.CALLER);
    }

    /** Sure candidates are used, but for those found by names alone; the others are reported. */
    public static TargetMatching using(MatchRules rules, TieBreak ties) {
        return of(
                rules,
                rule -> rule.score() >= SURE && !rule.isByNamesAlone() ? MatchAction.USE : MatchAction.REPORT,
                ties);
    }

    /** Sure candidates block; the others are reported. */
    public static TargetMatching blocking(MatchRules rules) {
        return of(rules, rule -> rule.score() >= SURE ? MatchAction.BLOCK : MatchAction.REPORT, TieBreak.CALLER);
    }

    /** Nothing is looked for. */
    public static TargetMatching off() {
        return new TargetMatching(
                new MatchRules(java.util.List.of(), dev.clientela.matching.MatchGuards.usual()),
                Map.of(),
                TieBreak.CALLER);
    }

    private static TargetMatching of(MatchRules rules, Function<MatchRule, MatchAction> action, TieBreak ties) {
        Map<String, MatchAction> actions = new TreeMap<>();
        rules.rules().forEach(rule -> actions.put(rule.id(), action.apply(rule)));
        return new TargetMatching(rules, actions, ties);
    }

    /** The same with another action for one rule. */
    public TargetMatching with(String rule, MatchAction action) {
        Map<String, MatchAction> changed = new TreeMap<>(actions);
        changed.put(rule, action);
        return new TargetMatching(rules, changed, ties);
    }

    MatchAction action(String rule) {
        return actions.getOrDefault(rule, MatchAction.REPORT);
    }
}
