package dev.clientela.examples.benchmarks.rules;

import java.util.List;
import org.evrete.KnowledgeService;
import org.evrete.api.FactHandle;
import org.evrete.api.Knowledge;
import org.evrete.api.StatefulSession;
import org.evrete.api.ValuesPredicate;
import org.evrete.api.builders.LhsBuilder;
import org.evrete.api.builders.RuleSetBuilder;

/** Evrete, its conditions given as functions, in one session into which each lead is put and from which it is taken. */
final class EvreteRules implements Contender {

    private final KnowledgeService service = new KnowledgeService();
    private final StatefulSession session;
    private final Hits hits;

    EvreteRules(List<LeadRule> rules) {
        hits = new Hits(rules);
        RuleSetBuilder<Knowledge> set = service.newKnowledge().builder();
        for (LeadRule rule : rules) {
            LhsBuilder<Knowledge> left =
                    set.newRule("r" + rule.number()).salience(-rule.number()).forEach("$l", FlatLead.class);
            for (Question question : rule.questions()) {
                ValuesPredicate holds = values -> question.holds(values.get(0, FlatLead.class));
                left = left.where(holds, "$l");
            }
            left.execute(context -> hits.add(rule.number()));
        }
        session = set.build().newStatefulSession();
    }

    /** All rules fire: it has no way to stop at the first. */
    private void fire(Object lead) {
        hits.clear();
        FactHandle handle = session.insert(lead);
        session.fire();
        session.delete(handle);
        session.fire();
    }

    @Override
    public int first(Object lead) {
        fire(lead);
        return hits.first();
    }

    @Override
    public long score(Object lead) {
        fire(lead);
        return hits.score();
    }

    @Override
    public void close() {
        session.close();
        service.shutdown();
    }
}
