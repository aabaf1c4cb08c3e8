package dev.clientela.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a rule set says of one record.
 *
 * @param rules those that decide: one, or all that hold where hits are collected; none when nothing holds
 * @param outcomes theirs, in order; what the set says {@code otherwise} when no rule holds
 * @param number what the outcomes come to, where hits are summed up or counted
 */
public record Verdict<O>(List<Rule<O>> rules, List<O> outcomes, Optional<BigDecimal> number) {

    public Verdict {
        rules = List.copyOf(rules);
        outcomes = List.copyOf(outcomes);
    }

    /** The first outcome, which is the only one unless hits are collected. */
    public Optional<O> outcome() {
        return outcomes.stream().findFirst();
    }

    /** The ids of the rules that decide. */
    public List<String> ruleIds() {
        return rules.stream().map(Rule::id).toList();
    }
}
