package dev.clientela.rules.assignment;

import dev.clientela.command.Execution;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadAssignment;
import dev.clientela.rules.Explanation;
import dev.clientela.rules.RuleProgram;
import dev.clientela.rules.Rulebook;
import dev.clientela.rules.Verdict;
import dev.clientela.rules.index.Situation;
import dev.clientela.security.Owner;
import java.util.Optional;

/**
 * Assignment of leads by rule: the kernel's {@link LeadAssignment} as data.
 *
 * <p>What is chosen among a pool is remembered in the transaction that assigns, under the rule set and the rule, so that
 * turns are kept by a new version, on several nodes at once, and after a restart. Where a pool has nobody left, or no
 * rule holds and the set says nothing otherwise, the default owner gets the lead, with the reason. Each assignment keeps
 * its explanation. Thread-safe.
 */
public final class RuleAssignment implements LeadAssignment {

    private final Rulebook<Route> rules;
    private final Owner defaultOwner;

    /** @param defaultOwner who gets what nobody else does (AS-3) */
    public RuleAssignment(Rulebook<Route> rules, Owner defaultOwner) {
        this.rules = rules;
        this.defaultOwner = defaultOwner;
    }

    @Override
    public Assignment assign(Lead lead, Execution execution) {
        RuleProgram<Route> program = rules.inForce();
        Situation situation = new Situation(execution.moment(), execution::lookup);
        Verdict<Route> verdict = program.decide(lead, situation);
        Explanation explanation = program.explain(lead, situation);
        String rule = verdict.rules().isEmpty() ? "" : verdict.ruleIds().get(0);
        Route route = verdict.outcome().orElseGet(() -> new Route.To(defaultOwner));
        if (route instanceof Route.Among among) {
            PoolDuty duty = new PoolDuty(program.set().id(), rule, among.pool(), execution);
            PoolState state = duty.read();
            Optional<String> chosen = state.choose(among.pool());
            chosen.ifPresent(user -> duty.chosen(state, user));
            return assigned(chosen.map(Owner::user).orElse(defaultOwner), explanation.with("pool", state.toPlain()));
        }
        return assigned(((Route.To) route).owner(), explanation);
    }

    private static Assignment assigned(Owner owner, Explanation explanation) {
        return new Assignment(owner, explanation.ruleSet());
    }
}
