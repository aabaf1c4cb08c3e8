package dev.clientela.rules.assignment;

import dev.clientela.command.Execution;
import dev.clientela.error.RefusedException;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadAssignment;
import dev.clientela.lead.LeadFields;
import dev.clientela.record.RecordType;
import dev.clientela.rules.Explanation;
import dev.clientela.rules.OutcomeType;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleProgram;
import dev.clientela.rules.RuleSet;
import dev.clientela.rules.RuleSetJson;
import dev.clientela.rules.Rulebook;
import dev.clientela.rules.Verdict;
import dev.clientela.rules.index.Situation;
import dev.clientela.security.Owner;
import java.util.Map;
import java.util.Optional;

/**
 * Assignment of leads by rule: the kernel's {@link LeadAssignment} as data.
 *
 * <p>What is chosen among a pool is remembered in the transaction that assigns, under the rule set and the rule, so that
 * turns are kept by a new version, on several nodes at once, and after a restart. Where a pool has nobody left, or no
 * rule holds and the set says nothing otherwise, the default owner gets the lead, with the reason. Each assignment keeps
 * its explanation unless it is told not to. Thread-safe.
 */
public final class RuleAssignment implements LeadAssignment {

    private static final String POOL = "pool";

    private final Rulebook<Route> rules;
    private final Owner defaultOwner;
    private final boolean explaining;

    /** @param defaultOwner who gets what nobody else does (AS-3) */
    public RuleAssignment(Rulebook<Route> rules, Owner defaultOwner) {
        this(rules, defaultOwner, true);
    }

    private RuleAssignment(Rulebook<Route> rules, Owner defaultOwner, boolean explaining) {
        this.rules = rules;
        this.defaultOwner = defaultOwner;
        this.explaining = explaining;
    }

    /**
     * The same, but that no decision is kept with a lead; only the reason names the rule. An assignment then costs what the
     * rules that hold cost; an explanation costs what all rules do.
     */
    public RuleAssignment withoutExplanations() {
        return new RuleAssignment(rules, defaultOwner, false);
    }

    /** Rules to begin with: leads in hand stay, partners' and large ones have queues of their own, the rest has one. */
    public static RuleSet<Route> usual(RuleContext context) {
        return RuleSetJson.usual(RuleAssignment.class, "lead-assignment.json", Route.TYPE, context);
    }

    @Override
    public Assignment assign(Lead lead, Execution execution) {
        RuleProgram<Route> program = rules.inForce();
        Situation situation = Situation.in(execution);
        Verdict<Route> verdict = program.decide(lead, situation);
        Route route = verdict.outcome().orElseGet(() -> new Route.To(defaultOwner));
        Optional<Explanation> explanation =
                explaining ? Optional.of(program.explain(lead, situation, verdict)) : Optional.empty();
        String rule = verdict.ruleIds().stream().findFirst().orElse("");
        Optional<Owner> owner;
        if (route instanceof Route.Among among) {
            PoolDuty duty = new PoolDuty(program.set().id(), rule, among.pool(), execution);
            PoolState state = duty.read();
            Optional<String> chosen = state.choose(among.pool());
            chosen.ifPresent(user -> duty.chosen(state, user));
            explanation = explanation.map(why -> why.with(POOL, state.toPlain()));
            owner = Optional.of(chosen.map(Owner::user).orElse(defaultOwner));
        } else if (route instanceof Route.To to) {
            owner = Optional.of(to.owner());
        } else {
            owner = lead.values().has(LeadFields.OWNER) ? Optional.empty() : Optional.of(defaultOwner);
        }
        return assigned(owner, program.set().id() + "/" + (rule.isEmpty() ? "otherwise" : rule), explanation);
    }

    private static Assignment assigned(Optional<Owner> owner, String reason, Optional<Explanation> explanation) {
        Assignment assignment = owner.map(to -> new Assignment(to, reason)).orElseGet(() -> Assignment.keep(reason));
        String outcome = owner.map(Owner::toString).orElse("");
        return explanation.map(why -> assignment.because(why.ruling(outcome))).orElse(assignment);
    }

    /**
     * Decides again from the explanation that an assignment kept: asks the criteria that it tells of, and chooses among
     * the pool as it was.
     *
     * @return the owner, or nobody where the lead kept its own
     * @throws RefusedException {@code rules.not_replayed} when it does not come out as it says
     */
    public Optional<Owner> replay(Explanation explanation, RuleContext context) {
        Optional<Map<String, Object>> outcome = explanation.replay(context.fields());
        if (outcome.isEmpty()) {
            return Optional.of(defaultOwner);
        }
        RecordType<?> type = context.fields()
                .type(explanation.recordType())
                .orElseThrow(() -> new IllegalStateException("It was replayed"));
        Route route = OutcomeType.read(Route.TYPE, outcome.get(), new OutcomeType.Target(type, context));
        if (route instanceof Route.To to) {
            return Optional.of(to.owner());
        }
        if (route instanceof Route.Among among && explanation.extra().get(POOL) instanceof Map<?, ?> pool) {
            return Optional.of(PoolState.fromPlain(pool)
                    .choose(among.pool())
                    .map(Owner::user)
                    .orElse(defaultOwner));
        }
        return Optional.empty();
    }
}
