package dev.clientela.rules.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.command.Edit;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.opportunity.ForecastCategory;
import dev.clientela.opportunity.OpenOpportunity;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.opportunity.StageCatalog;
import dev.clientela.opportunity.WinOpportunity;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleSet;
import dev.clientela.rules.RuleSetJson;
import dev.clientela.rules.Rulebook;
import dev.clientela.rules.TestDatabase;
import dev.clientela.security.Actor;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ForecastingTest {

    private static final RuleContext CONTEXT = RuleContext.of(Crm.inMemory().fields());
    private static final RuleSet<ForecastCall> RULES = RuleSet.of("forecast", ForecastCall.TYPE, Opportunity.TYPE)
            .rule(
                    "navy",
                    OpportunityFields.OBJECTIVE.contains("navy"),
                    ForecastCall.probability("MAX(5, 60 - 10 * push_count)", Opportunity.TYPE, CONTEXT)
                            .in(ForecastCategory.COMMIT))
            .rule(
                    "large",
                    OpportunityFields.AMOUNT.isAtLeast(Money.of(CurrencyUnit.EUR, 1_000)),
                    ForecastCall.probability(15));

    private static CrmSession session(RuleSet<ForecastCall> rules) {
        return Crm.builder()
                .saveRules(new Forecasting(new Rulebook<>(rules, CONTEXT)))
                .build()
                .as(Actor.user("ada"));
    }

    private static Opportunity open(CrmSession ada, OpenOpportunity command) {
        return ada.opportunities().get(ada.opportunities().open(command).id());
    }

    private static OpenOpportunity navy() {
        return OpenOpportunity.named("Engines")
                .with(OpportunityFields.OBJECTIVE, "Engines for the navy")
                .amount(Money.of(CurrencyUnit.EUR, 200));
    }

    @Test
    @DisplayName("A deal is forecast by rule when it is opened, and its expected revenue follows")
    void opened() {
        CrmSession ada = session(RULES);
        Opportunity deal = open(ada, navy());
        assertThat(deal.find(OpportunityFields.PROBABILITY)).contains(60L);
        assertThat(deal.find(OpportunityFields.FORECAST_CATEGORY)).contains(ForecastCategory.COMMIT);
        assertThat(deal.find(OpportunityFields.EXPECTED_REVENUE)).contains(Money.of(CurrencyUnit.EUR, 120));
        assertThat(deal.modifiedBy()).isEqualTo("system:forecast");
        assertThat(open(ada, OpenOpportunity.named("Other")).find(OpportunityFields.PROBABILITY))
                .contains(10L);
    }

    @Test
    @DisplayName("A change of what the rules read is forecast anew; any other leaves it standing")
    void changed() {
        CrmSession ada = session(RULES);
        Opportunity deal = open(ada, navy());
        ada.opportunities().edit(deal.id(), Edit.set(OpportunityFields.PROBABILITY, 33L));
        ada.opportunities().edit(deal.id(), Edit.set(OpportunityFields.NEXT_STEP, "call"));
        assertThat(ada.opportunities().get(deal.id()).find(OpportunityFields.PROBABILITY))
                .contains(33L);
        ada.opportunities()
                .edit(
                        deal.id(),
                        Edit.set(OpportunityFields.OBJECTIVE, "Nothing of it")
                                .and(OpportunityFields.AMOUNT, Money.of(CurrencyUnit.EUR, 1_000)));
        assertThat(ada.opportunities().get(deal.id()).find(OpportunityFields.PROBABILITY))
                .contains(15L);
    }

    @Test
    @DisplayName("FO-5 What the seller says in the very save stands, at opening, with a stage, and by itself")
    void said() {
        CrmSession ada = session(RULES);
        assertThat(open(ada, navy().probability(42)).find(OpportunityFields.PROBABILITY))
                .contains(42L);
        Opportunity deal = open(ada, navy());
        ada.opportunities().moveTo(deal.id(), "proposal", 44);
        assertThat(ada.opportunities().get(deal.id()).find(OpportunityFields.PROBABILITY))
                .contains(44L);
        ada.opportunities().moveTo(deal.id(), "negotiation");
        assertThat(ada.opportunities().get(deal.id()).find(OpportunityFields.PROBABILITY))
                .contains(60L);
        ada.opportunities()
                .edit(
                        deal.id(),
                        Edit.set(OpportunityFields.PROBABILITY, 1L)
                                .and(OpportunityFields.OBJECTIVE, "The navy and the army"));
        assertThat(ada.opportunities().get(deal.id()).find(OpportunityFields.PROBABILITY))
                .contains(1L);
    }

    @Test
    @DisplayName("FO-7 A closed deal is never touched")
    void closed() {
        CrmSession ada = session(RULES);
        Opportunity deal = open(ada, navy());
        ada.opportunities().win(WinOpportunity.of(deal.id()).because("best_price"));
        Opportunity won = ada.opportunities().get(deal.id());
        assertThat(won.find(OpportunityFields.PROBABILITY)).contains(100L);
        Opportunity edited =
                ada.opportunities().edit(deal.id(), Edit.set(OpportunityFields.OBJECTIVE, "For the navy still"));
        assertThat(ada.opportunities().get(deal.id())).isEqualTo(edited);
    }

    @Test
    @DisplayName("FO-3 The usual rules are those of the usual stages: with them everything is as without them")
    void usual() {
        RuleSet<ForecastCall> usual = Forecasting.usual(CONTEXT);
        assertThat(usual).isEqualTo(Forecasting.of(StageCatalog.usual()));
        CrmSession ada = session(usual);
        for (String stage : List.of("prospecting", "qualification", "proposal", "negotiation")) {
            Opportunity with = open(ada, OpenOpportunity.named("d").stage(stage));
            Opportunity without = open(
                    Crm.inMemory().as(Actor.user("ada")),
                    OpenOpportunity.named("d").stage(stage));
            assertThat(with.version()).isEqualTo(1);
            assertThat(with.find(OpportunityFields.PROBABILITY)).isEqualTo(without.find(OpportunityFields.PROBABILITY));
            assertThat(with.find(OpportunityFields.FORECAST_CATEGORY))
                    .isEqualTo(without.find(OpportunityFields.FORECAST_CATEGORY));
        }
    }

    @Test
    @DisplayName("On H2 it is the same")
    void onDatabase() {
        try (TestDatabase h2 = TestDatabase.h2("forecast")) {
            CrmSession ada = Crm.builder()
                    .store(h2.store())
                    .saveRules(new Forecasting(new Rulebook<>(RULES, CONTEXT)))
                    .build()
                    .as(Actor.user("ada"));
            Opportunity deal = open(ada, navy());
            assertThat(deal.find(OpportunityFields.PROBABILITY)).contains(60L);
            assertThat(deal.find(OpportunityFields.EXPECTED_REVENUE)).contains(Money.of(CurrencyUnit.EUR, 120));
        }
    }

    @Test
    @DisplayName("A rule set reads from JSON as it was written, and faults are told with their paths")
    void json() {
        assertThat(RuleSetJson.read(RuleSetJson.write(RULES), ForecastCall.TYPE, CONTEXT))
                .isEqualTo(RULES);
        String json = """
                {"id": "f", "version": 1, "decides": "forecast", "record": "opportunity",
                 "rules": [
                  {"id": "a", "then": {}},
                  {"id": "b", "then": {"probability": 101}},
                  {"id": "c", "then": {"probability": 1, "formula": "wool"}},
                  {"id": "d", "then": {"category": "closed"}},
                  {"id": "e", "then": {"category": "sure"}}]}
                """;
        assertThat(catchThrowableOfType(
                                ValidationException.class, () -> RuleSetJson.read(json, ForecastCall.TYPE, CONTEXT))
                        .violations())
                .extracting(Violation::path, violation -> violation.code().value())
                .containsExactlyInAnyOrder(
                        tuple("rules[0].then.probability", "rules.missing"),
                        tuple("rules[1].then.probability", "rules.bad_value"),
                        tuple("rules[2].then.formula", "rules.unknown_field"),
                        tuple("rules[2].then.formula", "rules.bad_value"),
                        tuple("rules[3].then.category", "rules.bad_value"),
                        tuple("rules[4].then.category", "rules.bad_value"));
    }
}
