package dev.clientela.rules.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.account.AccountFields;
import dev.clientela.command.Edit;
import dev.clientela.error.ErrorCode;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.opportunity.OpenOpportunity;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.record.Moment;
import dev.clientela.rules.Explanation;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleErrors;
import dev.clientela.rules.RuleSet;
import dev.clientela.rules.RuleSetJson;
import dev.clientela.rules.Rulebook;
import dev.clientela.rules.index.Situation;
import dev.clientela.rules.validation.Refusal.On;
import dev.clientela.security.Actor;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ValidationTest {

    private static final RuleContext CONTEXT = RuleContext.of(Crm.inMemory().fields());
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final RuleSet<Refusal> RULES = Refusal.rules("lead-validation", Lead.TYPE)
            .rule(
                    "ar-has-region",
                    LeadFields.COUNTRY.is("AR").and(LeadFields.REGION.isAbsent()),
                    Refusal.saying("A lead of {country} has a region.", "Un prospecto de {country} tiene región.")
                            .at(LeadFields.REGION)
                            .code("house.region_missing"))
            .rule(
                    "not-smaller",
                    LeadFields.EMPLOYEES.isLessThan(10L),
                    Refusal.saying("{company} had more.", "{company} tenía más.")
                            .at(LeadFields.EMPLOYEES)
                            .after(LeadFields.EMPLOYEES.isAtLeast(100L)))
            .rule(
                    "new-has-source",
                    LeadFields.SOURCE.isAbsent(),
                    Refusal.saying("Where from?", "¿De dónde?").on(On.CREATE))
            .rule(
                    "rating-stays",
                    LeadFields.RATING.isPresent(),
                    Refusal.saying("No.", "No.").on(On.CHANGE).whenChanged(LeadFields.RATING));

    private static CrmSession session(RuleSet<Refusal> rules) {
        return Crm.builder()
                .clock(InstantSource.fixed(NOON))
                .rule(new Validation(new Rulebook<>(rules, CONTEXT)))
                .build()
                .as(Actor.user("ada"));
    }

    private static List<Violation> refused(ThrowingCallable act) {
        return catchThrowableOfType(ValidationException.class, act).violations();
    }

    @Test
    @DisplayName(
            "AS-18 Every rule that holds refuses the write at once, in the words of the rule, and nothing is written")
    void allAtOnce() {
        CrmSession ada = session(RULES);
        List<Violation> violations = refused(
                () -> ada.leads().capture(CaptureLead.ofCompany("Engines").with(LeadFields.COUNTRY, "AR")));
        assertThat(violations)
                .extracting(Violation::path, Violation::code)
                .containsExactly(tuple("region", ErrorCode.of("house.region_missing")), tuple("", RuleErrors.REFUSED));
        assertThat(violations.get(0).message(Locale.ENGLISH)).isEqualTo("A lead of AR has a region.");
        assertThat(violations.get(0).message(Locale.forLanguageTag("es-MX")))
                .isEqualTo("Un prospecto de AR tiene región.");
        assertThat(violations.get(0).parameters())
                .containsEntry("rule", "ar-has-region")
                .containsEntry("rule_set", "lead-validation");
        assertThat(ada.leads().count(dev.clientela.record.Criterion.always())).isZero();
    }

    @Test
    @DisplayName("A transition is refused by what held before and what would hold after")
    void transition() {
        CrmSession ada = session(RULES);
        Lead small = ada.leads().capture(web().with(LeadFields.EMPLOYEES, 5L));
        assertThat(small.get(LeadFields.EMPLOYEES)).isEqualTo(5);
        Lead large = ada.leads().capture(web().with(LeadFields.EMPLOYEES, 100L));
        Edit shrink = Edit.set(LeadFields.EMPLOYEES, 9L);
        assertThat(refused(() -> ada.leads().edit(large.id(), shrink)).get(0).message(Locale.ENGLISH))
                .isEqualTo("Engines had more.");
        Lead middle = ada.leads().edit(large.id(), Edit.set(LeadFields.EMPLOYEES, 50L));
        assertThat(ada.leads().edit(middle.id(), shrink).get(LeadFields.EMPLOYEES))
                .isEqualTo(9);
    }

    private static CaptureLead web() {
        return CaptureLead.ofCompany("Engines").source("web");
    }

    @Test
    @DisplayName("A rule is asked of the writes it is meant for, and of changes of its fields alone")
    void asked() {
        CrmSession ada = session(RULES);
        Lead lead = ada.leads().capture(web().with(LeadFields.RATING, "hot"));
        Lead cleared = ada.leads().edit(lead.id(), Edit.clear(LeadFields.SOURCE));
        assertThat(cleared.find(LeadFields.SOURCE)).isEmpty();
        assertThat(refused(() -> ada.leads().edit(lead.id(), Edit.set(LeadFields.RATING, "cold"))))
                .extracting(violation -> violation.parameters().get("rule"))
                .containsExactly("rating-stays");
    }

    @Test
    @DisplayName(
            "A rule sees other records and the day, as the command does; records of other types are not its business")
    void related() {
        RuleSet<Refusal> rules = Refusal.rules("d", Opportunity.TYPE)
                .rule(
                        "not-for-spain",
                        OpportunityFields.ACCOUNT.where(AccountFields.COUNTRY.is("ES")),
                        Refusal.saying("Not there.", "Allí no."));
        CrmSession ada = session(rules);
        var spain = ada.accounts()
                .create(dev.clientela.account.CreateAccount.business("Motores")
                        .with(AccountFields.COUNTRY, "ES")
                        .values());
        assertThat(refused(() -> ada.opportunities()
                        .open(OpenOpportunity.named("d").with(OpportunityFields.ACCOUNT, spain.id()))))
                .hasSize(1);
        assertThat(ada.opportunities().open(OpenOpportunity.named("d")).name()).isEqualTo("d");
    }

    @Test
    @DisplayName("The usual rules hold deals to amount, date and direction")
    void usual() {
        CrmSession ada = session(Validation.usual(CONTEXT));
        Opportunity deal = ada.opportunities().open(OpenOpportunity.named("Engines"));
        assertThat(refused(() -> ada.opportunities().moveTo(deal.id(), "proposal")))
                .extracting(Violation::path)
                .containsExactly("amount", "planned_close");
        assertThat(refused(() -> ada.opportunities()
                        .edit(deal.id(), Edit.set(OpportunityFields.PLANNED_CLOSE, LocalDate.parse("2026-03-09")))))
                .extracting(Violation::code)
                .containsExactly(ErrorCode.of("deal.planned_close_past"));
        ada.opportunities()
                .edit(
                        deal.id(),
                        Edit.set(OpportunityFields.PLANNED_CLOSE, LocalDate.parse("2026-03-10"))
                                .and(OpportunityFields.AMOUNT, Money.of(CurrencyUnit.EUR, 10)));
        ada.opportunities().moveTo(deal.id(), "proposal");
        assertThat(refused(() -> ada.opportunities().moveTo(deal.id(), "prospecting"))
                        .get(0)
                        .message(Locale.ENGLISH))
                .isEqualTo("A deal that was proposed does not go back to prospecting.");
        assertThat(ada.opportunities().moveTo(deal.id(), "qualification").stage())
                .isEqualTo("qualification");
    }

    @Test
    @DisplayName("It explains which rules hold, and which of them refuse by what was before")
    void explained() {
        Validation validation = new Validation(new Rulebook<>(RULES, CONTEXT));
        Lead before = Lead.TYPE.create(Lead.TYPE.noValues().with(LeadFields.EMPLOYEES, 200L));
        Lead after = Lead.TYPE.create(Lead.TYPE.noValues().with(LeadFields.EMPLOYEES, 3L));
        Situation situation = Situation.at(new Moment(NOON, ZoneOffset.UTC));
        Explanation explanation = validation.explain(Optional.of(before), after, situation);
        assertThat(explanation.ruleIds()).containsExactly("not-smaller", "new-has-source");
        assertThat(explanation.extra())
                .containsEntry("refused", List.of("not-smaller"))
                .containsEntry("before", java.util.Map.of("employees", 200L));
        assertThat(Explanation.fromJson(explanation.toJson()).replay(CONTEXT.fields()))
                .isPresent();
    }

    @Test
    @DisplayName("A rule set reads from JSON as it was written")
    void roundTrip() {
        for (RuleSet<Refusal> rules : List.of(RULES, Validation.usual(CONTEXT))) {
            String json = RuleSetJson.write(rules);
            assertThat(RuleSetJson.read(json, Refusal.TYPE, CONTEXT)).isEqualTo(rules);
        }
    }

    @Test
    @DisplayName("Every fault is told with its path and its place in the document")
    void faults() {
        String json = """
                {"id": "v", "version": 1, "decides": "validation", "record": "lead", "hit": "first",
                 "rules": [
                  {"id": "a", "then": {}},
                  {"id": "b", "then": {"message": {"en": "{sheep} of {company}", "fr": "non"}}},
                  {"id": "c", "then": {"message": {"es": "no"}, "code": "No Code", "field": "wool", "on": "sunday",
                    "changed": ["company", "fleece"]}},
                  {"id": "d", "then": {"message": {"en": "no"}, "on": "create",
                    "before": {"field": "company", "op": "present"}}},
                  {"id": "e", "then": {"message": {"en": "no"}, "before": {"field": "wool", "op": "present"}, "x": 1}}]}
                """;
        assertThat(refused(() -> RuleSetJson.read(json, Refusal.TYPE, CONTEXT)))
                .extracting(Violation::path, violation -> violation.code().value())
                .containsExactlyInAnyOrder(
                        tuple("hit", "rules.bad_policy"),
                        tuple("rules[0].then.message", "rules.missing"),
                        tuple("rules[1].then.message.en", "rules.unknown_field"),
                        tuple("rules[1].then.message", "rules.unknown_key"),
                        tuple("rules[2].then.code", "rules.bad_value"),
                        tuple("rules[2].then.field", "rules.unknown_field"),
                        tuple("rules[2].then.on", "rules.bad_value"),
                        tuple("rules[2].then.changed[1]", "rules.unknown_field"),
                        tuple("rules[3].then.before", "rules.bad_value"),
                        tuple("rules[4].then.before.field", "field.unknown"),
                        tuple("rules[4].then", "rules.unknown_key"));
    }
}
