package dev.clientela.examples.benchmarks.rules;

import java.util.List;
import org.jeasy.rules.api.Facts;
import org.jeasy.rules.api.Rules;
import org.jeasy.rules.api.RulesEngine;
import org.jeasy.rules.api.RulesEngineParameters;
import org.jeasy.rules.core.DefaultRulesEngine;
import org.jeasy.rules.core.RuleBuilder;

/** Easy Rules, its conditions given as functions. */
final class EasyRules implements Contender {

    private final Rules rules = new Rules();
    private final RulesEngine firstOnly =
            new DefaultRulesEngine(new RulesEngineParameters().skipOnFirstAppliedRule(true));
    private final RulesEngine all = new DefaultRulesEngine();
    private final Hits hits;

    EasyRules(List<LeadRule> given) {
        hits = new Hits(given);
        for (LeadRule rule : given) {
            rules.register(new RuleBuilder()
                    .name("r" + rule.number())
                    .priority(rule.number())
                    .when(facts -> rule.holds(facts.get("lead")))
                    .then(facts -> hits.add(rule.number()))
                    .build());
        }
    }

    private void fire(RulesEngine engine, Object lead) {
        hits.clear();
        Facts facts = new Facts();
        facts.put("lead", lead);
        engine.fire(rules, facts);
    }

    @Override
    public int first(Object lead) {
        fire(firstOnly, lead);
        return hits.first();
    }

    @Override
    public long score(Object lead) {
        fire(all, lead);
        return hits.score();
    }
}
