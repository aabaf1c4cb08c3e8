package dev.clientela.examples.quickstart;

import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleProgram;
import dev.clientela.rules.RuleSet;
import dev.clientela.rules.Rulebook;
import dev.clientela.rules.assignment.Route;
import dev.clientela.rules.scoring.Points;
import dev.clientela.rules.scoring.Scoring;
import java.io.IOException;
import java.util.Optional;

/**
 * Who should follow up an open deal, and how likely it is to be won. The files say who sells each deal, so these are
 * asked, and nothing is changed by what they say.
 */
record DealRules(
        RuleProgram<Route> routing, RuleSet<Points> points, Scoring scoring, Optional<RuleProgram<Route>> candidate) {

    /** Empty where there are no documents about deals. */
    static Optional<DealRules> of(RuleDocuments documents, RuleContext context) throws IOException {
        Optional<RuleSet<Route>> routing = documents.read(RuleDocuments.DEAL_ROUTING, Route.TYPE, context);
        Optional<RuleSet<Points>> points = documents.read("deal-scoring.json", Points.TYPE, context);
        if (routing.isPresent() != points.isPresent()) {
            throw new IllegalArgumentException("deal-routing.json and deal-scoring.json go together");
        }
        if (routing.isEmpty() || points.isEmpty()) {
            return Optional.empty();
        }
        Optional<RuleProgram<Route>> candidate = documents
                .read("deal-routing-candidate.json", Route.TYPE, context)
                .map(next -> RuleProgram.compile(next, context));
        return Optional.of(new DealRules(
                RuleProgram.compile(routing.get(), context),
                points.get(),
                new Scoring(new Rulebook<>(points.get(), context)),
                candidate));
    }
}
