package dev.clientela.rules.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.account.AccountFields;
import dev.clientela.conversion.AccountChoice;
import dev.clientela.conversion.ConversionReceipt;
import dev.clientela.conversion.ConversionRule;
import dev.clientela.conversion.ConversionRules;
import dev.clientela.conversion.ConvertLead;
import dev.clientela.conversion.FieldMapping;
import dev.clientela.conversion.MatchAction;
import dev.clientela.conversion.OwnerPolicy;
import dev.clientela.conversion.TargetMatching;
import dev.clientela.conversion.TieBreak;
import dev.clientela.error.CrmException;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.matching.MatchRules;
import dev.clientela.record.Criterion;
import dev.clientela.rules.Filter;
import dev.clientela.rules.Rule;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleProgram;
import dev.clientela.rules.RuleSet;
import dev.clientela.rules.RuleSetJson;
import dev.clientela.rules.matching.MatchStrategy;
import dev.clientela.security.Actor;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConversionProgramTest {

    private static final RuleContext CONTEXT = RuleContext.of(Crm.inMemory().fields());
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    private static ConversionProgram program(RuleSet<ConversionTerms> rules) {
        return ConversionProgram.of(RuleProgram.compile(rules, CONTEXT));
    }

    private static CrmSession converting(ConversionProgram program) {
        Crm crm = Crm.inMemory();
        program.saveTo(crm.conversionRules(), NOON);
        return crm.as(Actor.user("ada"));
    }

    private static ConversionReceipt convert(CrmSession ada, CaptureLead command) {
        Lead lead = ada.leads().capture(command);
        return ada.conversions().convert(ConvertLead.of(lead.id()));
    }

    @Test
    @DisplayName("LC-16 Rules of the kernel become a rule set and come back without loss, by way of JSON too")
    void lossless() {
        ConversionRules kernel = ConversionRules.of(
                ConversionRule.of("web", LeadFields.SOURCE.is("web"))
                        .into(AccountChoice.BUSINESS)
                        .mappingBusinesses(ConversionRule.of("x", Criterion.always())
                                .business()
                                .with(new FieldMapping.Constant(AccountFields.RATING, "hot")))
                        .matchingAccounts(TargetMatching.using(MatchRules.forAccounts(), TieBreak.OLDEST)
                                .with("account.phone", MatchAction.BLOCK))
                        .startingAt("qualification"),
                ConversionRule.of("rest", Criterion.always())
                        .withoutOpportunity()
                        .ownedBy(OwnerPolicy.CONVERTING_USER));
        RuleSet<ConversionTerms> rules = ConversionProgram.ruleSet("conversion", kernel);
        RuleSet<ConversionTerms> read = RuleSetJson.read(RuleSetJson.write(rules), ConversionTerms.TYPE, CONTEXT);
        assertThat(read).isEqualTo(rules);
        assertThat(program(read).rules(NOON)).isEqualTo(kernel);
    }

    @Test
    @DisplayName("The usual rules refuse, convert persons without a deal, and start partners' leads further on")
    void usual() {
        CrmSession ada = converting(program(ConversionProgram.usual(CONTEXT)));
        ConversionReceipt person = convert(ada, CaptureLead.named("Charles", "Babbage"));
        assertThat(person.rule()).isEqualTo("person");
        assertThat(person.findOpportunity()).isEmpty();
        ConversionReceipt partner =
                convert(ada, CaptureLead.ofCompany("Engines").source("partner"));
        assertThat(ada.opportunities().get(partner.opportunity()).stage()).isEqualTo("qualification");
        ConversionReceipt other = convert(ada, CaptureLead.ofCompany("Wheels"));
        assertThat(other.rule()).isEqualTo("otherwise");
        assertThat(ada.opportunities().get(other.opportunity()).stage()).isEqualTo("prospecting");
    }

    @Test
    @DisplayName("LC-4 A lead that is not eligible is not converted, whatever a later rule says")
    void notEligible() {
        CrmSession ada = converting(program(ConversionProgram.usual(CONTEXT)));
        Lead lead = ada.leads()
                .capture(CaptureLead.ofCompany("Engines")
                        .source("partner")
                        .with(LeadFields.EMAIL_OPT_OUT, true)
                        .with(LeadFields.DO_NOT_CALL, true));
        assertThatThrownBy(() -> ada.conversions().convert(ConvertLead.of(lead.id())))
                .isInstanceOfSatisfying(
                        CrmException.class, e -> assertThat(e.code().value()).isEqualTo("conversion.not_eligible"));
        assertThat(ada.leads().get(lead.id()).isConverted()).isFalse();
    }

    @Test
    @DisplayName("Only rules in force at the time are saved; a broken set leaves the present rules")
    void periods() {
        RuleSet<ConversionTerms> rules = RuleSet.of("c", ConversionTerms.TYPE, Lead.TYPE)
                .rule(Rule.of("spring", Filter.of(LeadFields.SOURCE.is("web")), ConversionTerms.usual())
                        .until(NOON))
                .otherwise(ConversionTerms.usual().withoutOpportunity());
        ConversionProgram program = program(rules);
        assertThat(program.rules(NOON.minusSeconds(1)).rules())
                .extracting(ConversionRule::id)
                .containsExactly("spring", "otherwise");
        assertThat(program.rules(NOON).rules()).extracting(ConversionRule::id).containsExactly("otherwise");
        Crm crm = Crm.inMemory();
        ConversionProgram broken = program(RuleSet.of("c", ConversionTerms.TYPE, Lead.TYPE)
                .otherwise(ConversionTerms.usual().startingAt("nowhere")));
        assertThatThrownBy(() -> broken.saveTo(crm.conversionRules(), NOON)).isInstanceOf(ValidationException.class);
        assertThat(crm.conversionRules().rules()).isEqualTo(ConversionRules.usual());
    }

    @Test
    @DisplayName("LC-28 Strategies of matching go with every rule: imported leads find their customer, others ask")
    void matching() {
        ConversionProgram program = program(RuleSet.of("c", ConversionTerms.TYPE, Lead.TYPE)
                        .rule("large", LeadFields.EMPLOYEES.isAtLeast(100L), ConversionTerms.usual())
                        .otherwise(ConversionTerms.usual().withoutOpportunity()))
                .matchingBy(RuleProgram.compile(MatchStrategy.usual(CONTEXT), CONTEXT));
        assertThat(program.rules(NOON).rules())
                .extracting(ConversionRule::id)
                .containsExactly("large/imported", "large", "otherwise/imported", "otherwise");
        CrmSession ada = converting(program);
        ConversionReceipt first = convert(ada, engines().source("web"));
        ConversionReceipt imported = convert(ada, engines().source("import"));
        assertThat(imported.rule()).isEqualTo("otherwise/imported");
        assertThat(imported.account()).isEqualTo(first.account());
        Lead asking = ada.leads().capture(engines().source("web"));
        assertThatThrownBy(() -> ada.conversions().convert(ConvertLead.of(asking.id())))
                .isInstanceOfSatisfying(
                        CrmException.class, e -> assertThat(e.code().value()).isEqualTo("conversion.duplicate_alert"));
    }

    private static CaptureLead engines() {
        return CaptureLead.named("Charles", "Babbage").company("Engines").email("charles@engines.example");
    }

    @Test
    @DisplayName("Strategies read from JSON as they were written, as words and in full")
    void strategies() {
        RuleSet<MatchStrategy> rules = RuleSet.of("m", MatchStrategy.TYPE, Lead.TYPE)
                .rule("a", LeadFields.SOURCE.is("a"), MatchStrategy.using(TieBreak.MOST_RECENTLY_MODIFIED))
                .rule("b", LeadFields.SOURCE.is("b"), MatchStrategy.blocking().contacts(TargetMatching.off()))
                .rule(
                        "c",
                        LeadFields.SOURCE.is("c"),
                        MatchStrategy.alerting()
                                .accounts(TargetMatching.using(MatchRules.forAccounts(), TieBreak.OLDEST)
                                        .with("account.phone", MatchAction.BLOCK)))
                .otherwise(MatchStrategy.off());
        String json = RuleSetJson.write(rules);
        assertThat(json).contains("\"use\"", "\"block\"", "\"off\"", "most_recently_modified");
        assertThat(RuleSetJson.read(json, MatchStrategy.TYPE, CONTEXT)).isEqualTo(rules);
    }

    @Test
    @DisplayName("Every fault of terms and strategies is told with its path in the document")
    void faults() {
        String terms = """
                {"id": "c", "version": 1, "decides": "conversion", "record": "lead",
                 "rules": [
                  {"id": "a", "when": {"field": "source", "op": "in", "values": ["a"]}, "then": {"account": "sheep"}},
                  {"id": "b", "when": {"field": "source", "op": "in", "values": ["b"]},
                   "then": {"eligible": false, "stage": "won"}},
                  {"id": "c", "when": {"field": "source", "op": "in", "values": ["c"]},
                   "then": {"person": {"fields": [{"how": "copy", "from": ["wool"], "to": "account.name"}], "consents": []}}},
                  {"id": "d", "then": {"opportunities": true}}]}
                """;
        assertThat(faultsOf(terms))
                .extracting(Violation::path, violation -> violation.code().value())
                .containsExactlyInAnyOrder(
                        tuple("rules[0].then.account", "conversion.malformed_rules"),
                        tuple("rules[1].then.eligible", "rules.bad_value"),
                        tuple("rules[2].then.person.fields[0].from[0]", "conversion.bad_source"),
                        tuple("rules[3].then", "rules.unknown_key"));
        String strategies = """
                {"id": "m", "version": 1, "decides": "matching", "record": "lead",
                 "rules": [
                  {"id": "a", "when": {"field": "source", "op": "in", "values": ["a"]}, "then": {"accounts": "guess"}},
                  {"id": "b", "when": {"field": "source", "op": "in", "values": ["b"]}, "then": {"ties": "oldest"}},
                  {"id": "c", "then": {"contacts": {"rules": [{"id": "x", "keys": ["wool"], "score": 1, "action": "use"}]}}}]}
                """;
        assertThat(catchThrowableOfType(
                                ValidationException.class,
                                () -> RuleSetJson.read(strategies, MatchStrategy.TYPE, CONTEXT))
                        .violations())
                .extracting(Violation::path)
                .contains("rules[0].then.accounts", "rules[1].then.ties", "rules[2].then.contacts.rules[0].keys[0]");
    }

    private static List<Violation> faultsOf(String json) {
        return catchThrowableOfType(
                        ValidationException.class, () -> RuleSetJson.read(json, ConversionTerms.TYPE, CONTEXT))
                .violations();
    }
}
