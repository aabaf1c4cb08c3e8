package dev.clientela.rules.forecast;

import dev.clientela.command.Edit;
import dev.clientela.command.Execution;
import dev.clientela.command.SaveRules;
import dev.clientela.event.EventEnvelope;
import dev.clientela.opportunity.ForecastCategory;
import dev.clientela.opportunity.Opportunities;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.opportunity.Stage;
import dev.clientela.opportunity.StageCatalog;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.RecordType;
import dev.clientela.rules.Formula;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleProgram;
import dev.clientela.rules.RuleSet;
import dev.clientela.rules.RuleSetJson;
import dev.clientela.rules.Rulebook;
import dev.clientela.rules.index.Situation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Forecasts open deals by the rules in force, after each save that bears on them: {@code
 * Crm.builder().saveRules(new Forecasting(rulebook))}. Asked when a deal is opened, moves to another stage, or changes in
 * a field that the rules read. What the seller says of probability or category in that very save stands (FO-5), and a
 * save that changes nothing of all this leaves it standing; a closed deal is never touched (FO-7).
 *
 * <p>The change is an edit of its own, by the system's program {@code forecast}, since it makes the expected revenue anew.
 * Thread-safe.
 */
public final class Forecasting implements SaveRules {

    private static final String PROGRAM = "forecast";

    private final Rulebook<ForecastCall> rulebook;

    public Forecasting(Rulebook<ForecastCall> rulebook) {
        this.rulebook = rulebook;
    }

    /** What the usual stages say, as rules: a deal is forecast as it would be without them. */
    public static RuleSet<ForecastCall> usual(RuleContext context) {
        return RuleSetJson.usual(Forecasting.class, "deal-forecast.json", ForecastCall.TYPE, context);
    }

    /** What the stages of a catalogue say, as rules to go on from. */
    public static RuleSet<ForecastCall> of(StageCatalog stages) {
        RuleSet<ForecastCall> rules = RuleSet.of("deal-forecast", ForecastCall.TYPE, Opportunity.TYPE);
        for (Stage stage : stages.stages()) {
            if (!stage.isClosed()) {
                rules = rules.rule(
                        stage.code(),
                        OpportunityFields.STAGE.is(stage.code()),
                        ForecastCall.of(stage.defaultProbability(), stage.forecastCategory()));
            }
        }
        return rules;
    }

    @Override
    public boolean concern(RecordType<?> type) {
        return type.equals(Opportunity.TYPE);
    }

    @Override
    public void after(Optional<CrmRecord<?>> before, CrmRecord<?> saved, EventEnvelope event, Execution execution) {
        RuleProgram<ForecastCall> program = rulebook.inForce();
        if (!(saved instanceof Opportunity deal) || deal.isClosed() || !bears(program, before, deal, execution)) {
            return;
        }
        program.decide(deal, Situation.in(execution)).outcome().ifPresent(call -> apply(call, deal, execution));
    }

    private static void apply(ForecastCall call, Opportunity deal, Execution execution) {
        Map<Field<?>, Object> said = new HashMap<>();
        call.probabilityOf(deal).ifPresent(percent -> said.put(OpportunityFields.PROBABILITY, percent));
        call.category().ifPresent(category -> said.put(OpportunityFields.FORECAST_CATEGORY, category));
        said.entrySet().removeIf(entry -> entry.getValue().equals(deal.values().get(entry.getKey())));
        if (!said.isEmpty()) {
            new Opportunities(execution.asSystem(PROGRAM).commands()).edit(deal.id(), edit(said));
        }
    }

    private static Edit edit(Map<Field<?>, Object> said) {
        Map<Field<?>, @org.jspecify.annotations.Nullable Object> fields = new HashMap<>(said);
        return new Edit(fields, Optional.empty());
    }

    private static boolean bears(
            RuleProgram<ForecastCall> program, Optional<CrmRecord<?>> before, Opportunity after, Execution execution) {
        boolean moved = before.map(
                        earlier -> !earlier.find(OpportunityFields.STAGE).equals(after.find(OpportunityFields.STAGE)))
                .orElse(true);
        if (moved) {
            return isAsStageSays(after, execution);
        }
        List<Field<?>> changed = after.values().differences(before.orElseThrow().values());
        boolean said = changed.contains(OpportunityFields.PROBABILITY)
                || changed.contains(OpportunityFields.FORECAST_CATEGORY);
        return !said && changed.stream().anyMatch(reads(program)::contains);
    }

    /** Whether the seller has left to the stage what the stage says. */
    private static boolean isAsStageSays(Opportunity deal, Execution execution) {
        return execution
                .port(StageCatalog.class)
                .stage(deal.stage())
                .map(stage ->
                        deal.find(OpportunityFields.PROBABILITY).equals(Optional.of((long) stage.defaultProbability()))
                                && deal.find(OpportunityFields.FORECAST_CATEGORY)
                                        .equals(Optional.<ForecastCategory>of(stage.forecastCategory())))
                .orElse(true);
    }

    private static Set<Field<?>> reads(RuleProgram<ForecastCall> program) {
        Set<Field<?>> reads = new HashSet<>(program.reads());
        program.set()
                .rules()
                .forEach(rule -> rule.then().formula().map(Formula::fields).ifPresent(reads::addAll));
        return reads;
    }
}
