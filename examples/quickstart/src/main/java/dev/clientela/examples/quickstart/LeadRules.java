package dev.clientela.examples.quickstart;

import dev.clientela.Crm;
import dev.clientela.decision.Ruling;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadAssignment;
import dev.clientela.lead.LeadScoring;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleProgram;
import dev.clientela.rules.RuleSet;
import dev.clientela.rules.Rulebook;
import dev.clientela.rules.assignment.Route;
import dev.clientela.rules.assignment.RuleAssignment;
import dev.clientela.rules.scoring.Points;
import dev.clientela.rules.scoring.Scoring;
import dev.clientela.security.Owner;
import dev.clientela.security.Tenant;
import java.io.IOException;
import java.util.Optional;

/**
 * Who gets a lead and what it is worth, by rule. Where there are no documents, leads go to the sellers in turn, and are
 * scored by the rules that come with the library.
 *
 * @param candidate what might be in force next
 */
record LeadRules(Rulebook<Route> routing, Rulebook<Points> points, Optional<RuleProgram<Route>> candidate) {

    private static final Owner NOBODY_ELSE = Owner.queue("leads");

    static LeadRules of(RuleDocuments documents, SalesTeam team) throws IOException {
        RuleContext context = RuleContext.of(Crm.inMemory().fields()).staffedBy(team.directory(), Tenant.DEFAULT);
        RuleSet<Route> routing =
                documents.read(RuleDocuments.LEAD_ROUTING, Route.TYPE, context).orElseGet(() -> inTurn(team));
        RuleSet<Points> points =
                documents.read("lead-scoring.json", Points.TYPE, context).orElseGet(() -> Scoring.usual(context));
        Optional<RuleProgram<Route>> candidate = documents
                .read("lead-routing-candidate.json", Route.TYPE, context)
                .map(next -> RuleProgram.compile(next, context));
        return new LeadRules(new Rulebook<>(routing, context), new Rulebook<>(points, context), candidate);
    }

    private static RuleSet<Route> inTurn(SalesTeam team) {
        String[] everybody = team.sellers().stream().map(SalesTeam.Seller::id).toArray(String[]::new);
        return RuleSet.of("lead-routing", Route.TYPE, Lead.TYPE).otherwise(Route.inTurn(everybody));
    }

    LeadAssignment assignment() {
        return new RuleAssignment(routing, NOBODY_ELSE);
    }

    /**
     * A lead is scored once, when it comes in, by what was known then: what becomes of it later has no say. Where no rule
     * holds yet, it is not scored.
     */
    LeadScoring scoring() {
        LeadScoring byRule = new Scoring(points).forLeads();
        return (before, lead, execution) -> before.isPresent()
                ? Optional.empty()
                : byRule.score(before, lead, execution)
                        .filter(score -> score.ruling().flatMap(Ruling::rule).isPresent());
    }
}
