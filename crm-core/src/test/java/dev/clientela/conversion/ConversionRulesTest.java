package dev.clientela.conversion;

import static dev.clientela.conversion.Office.only;
import static dev.clientela.conversion.Office.refusal;
import static dev.clientela.conversion.Office.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.account.Account;
import dev.clientela.account.AccountFields;
import dev.clientela.contact.ContactFields;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.matching.MatchGuards;
import dev.clientela.matching.MatchKey;
import dev.clientela.matching.MatchRule;
import dev.clientela.matching.MatchRules;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.record.Criterion;
import dev.clientela.record.CustomField;
import dev.clientela.record.TextField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class ConversionRulesTest {

    private final Office office = new Office();
    private final ConversionRulebook rulebook = office.crm.conversionRules();

    private static ConversionRule usual() {
        return ConversionRule.of("usual", Criterion.always());
    }

    private static ConversionRule mapping(FieldMapping... fields) {
        return usual().mappingBusinesses(new ConversionMapping(List.of(fields), List.of()));
    }

    private List<String> faults(ConversionRule... rules) {
        return refusal(() -> rulebook.save(ConversionRules.of(rules)));
    }

    @Test
    @DisplayName("LC-16 a mapping between fields of different kinds is refused when it is saved, with both named")
    void incompatible() {
        assertThat(faults(mapping(
                        new FieldMapping.Copy(LeadFields.EMPLOYEES, AccountFields.NAME),
                        new FieldMapping.Copy(LeadFields.RATING, AccountFields.INDUSTRY),
                        new FieldMapping.Copy(LeadFields.PHONES, ContactFields.EMAILS),
                        new FieldMapping.Copy(LeadFields.COMPANY, AccountFields.INDUSTRY),
                        new FieldMapping.Unite(LeadFields.COMPANY, AccountFields.NAME),
                        new FieldMapping.Join(List.of(LeadFields.EMPLOYEES), AccountFields.NAME),
                        new FieldMapping.Join(List.of(LeadFields.CITY), AccountFields.INDUSTRY),
                        new FieldMapping.Join(List.of(), AccountFields.NAME),
                        new FieldMapping.Address(List.of(LeadFields.CITY), ContactFields.ADDRESSES),
                        new FieldMapping.Address(
                                List.of(
                                        LeadFields.STREET,
                                        LeadFields.CITY,
                                        LeadFields.REGION,
                                        LeadFields.POSTAL_CODE,
                                        LeadFields.COUNTRY),
                                ContactFields.PHONES),
                        new FieldMapping.Constant(AccountFields.NAME, 7))))
                .hasSize(11)
                .allMatch(fault -> fault.endsWith(": conversion.incompatible_mapping"))
                .startsWith("rules[0].business.fields[0]: conversion.incompatible_mapping");
        assertThat(rulebook.rules()).isEqualTo(ConversionRules.usual());
    }

    @Test
    @DisplayName("LC-16 kinds that go together are accepted: a term as a text, tags with tags, owners with owners")
    void compatible() {
        ConversionRule rule = mapping(
                new FieldMapping.Copy(LeadFields.RATING, AccountFields.DESCRIPTION),
                new FieldMapping.Copy(LeadFields.INDUSTRY, AccountFields.INDUSTRY),
                new FieldMapping.Unite(LeadFields.TAGS, ContactFields.TARGET_LISTS),
                new FieldMapping.Copy(LeadFields.ANNUAL_REVENUE, OpportunityFields.AMOUNT),
                new FieldMapping.Constant(AccountFields.EMPLOYEES, 7L));
        rulebook.save(ConversionRules.of(rule));
        assertThat(rulebook.rules().rules()).containsExactly(rule);
    }

    @Test
    @DisplayName("LC-16 sources are fields of leads, targets of what is made; what the library decides is not mapped")
    void sourcesAndTargets() {
        TextField unknown = CustomField.on(Lead.TYPE, "never_defined").text(10);
        assertThat(faults(
                        mapping(
                                new FieldMapping.Copy(AccountFields.NAME, AccountFields.NAME),
                                FieldMapping.copy(unknown, AccountFields.NAME),
                                FieldMapping.copy(LeadFields.COMPANY, LeadFields.COMPANY),
                                new FieldMapping.Copy(LeadFields.OWNER, OpportunityFields.OWNER),
                                new FieldMapping.Copy(LeadFields.IS_CONVERTED, OpportunityFields.IS_WON)),
                        usual().mappingPersons(new ConversionMapping(
                                        List.of(FieldMapping.copy(LeadFields.TITLE, ContactFields.TITLE)),
                                        List.of(new ConsentMapping(LeadFields.DO_NOT_CALL, ContactFields.DO_NOT_CALL))))
                                .startingAt("won")))
                .containsExactly(
                        "rules[0].business.fields[0].from: conversion.bad_source",
                        "rules[0].business.fields[1].from: conversion.bad_source",
                        "rules[0].business.fields[2].to: conversion.bad_target",
                        "rules[0].business.fields[3].to: conversion.reserved_target",
                        "rules[0].business.fields[4].to: field.read_only",
                        "rules[1].id: conversion.bad_rule_id",
                        "rules[1].person.fields[0].to: conversion.bad_target",
                        "rules[1].person.consents[0].to: conversion.bad_target",
                        "rules[1].stage: conversion.bad_stage");
    }

    @Test
    @DisplayName("LC-16 a constant is held to the constraints of its target")
    void constants() {
        assertThat(faults(mapping(FieldMapping.constant(AccountFields.COUNTRY, "Argentina"))))
                .containsExactly("rules[0].business.fields[0].value.country: field.too_long");
    }

    @Test
    @DisplayName("LC-16 rules that can never be used are refused")
    void unusable() {
        assertThat(refusal(() -> rulebook.save(new ConversionRules(List.of()))))
                .containsExactly("rules: conversion.no_rule");
        assertThat(faults(ConversionRule.of(" ", Criterion.always()), usual().startingAt("no such stage")))
                .containsExactly("rules[0].id: conversion.bad_rule_id", "rules[1].stage: conversion.bad_stage");
        assertThat(faults(ConversionRule.of("x".repeat(101), Criterion.always())))
                .containsExactly("rules[0].id: conversion.bad_rule_id");
    }

    @Test
    @DisplayName("LC-28 a matching rule on names alone may not choose by itself")
    void namesAlone() {
        assertThat(faults(usual().matchingAccounts(TargetMatching.alerting(MatchRules.forAccounts())
                        .with("account.name", MatchAction.USE))))
                .containsExactly("rules[0].accounts.actions: conversion.names_alone");
        assertThat(TargetMatching.using(MatchRules.forAccounts(), TieBreak.OLDEST)
                        .action("account.name"))
                .isEqualTo(MatchAction.REPORT);
        assertThat(TargetMatching.using(
                                new MatchRules(
                                        List.of(MatchRule.of("n", 100, MatchKey.COMPANY_NAME)), MatchGuards.usual()),
                                TieBreak.OLDEST)
                        .action("n"))
                .isEqualTo(MatchAction.REPORT);
    }

    @Test
    @DisplayName("LC-27 each matching rule has an action, and each action a rule")
    void actions() {
        TargetMatching missing = new TargetMatching(MatchRules.forContacts(), Map.of(), TieBreak.CALLER);
        TargetMatching odd = TargetMatching.alerting(MatchRules.forContacts()).with("nobody's", MatchAction.BLOCK);
        assertThat(faults(usual().matchingContacts(missing)))
                .containsExactly("rules[0].contacts.actions: conversion.action_missing");
        assertThat(refused(() -> rulebook.save(ConversionRules.of(usual().matchingContacts(odd))))
                        .parameters()
                        .toString())
                .contains("nobody's")
                .doesNotContain("contact.email");
    }

    @Test
    @DisplayName("LC-16 the first rule that holds decides, and says which criteria held with which values")
    void firstRuleDecides() {
        rulebook.save(ConversionRules.of(
                ConversionRule.of("big", LeadFields.EMPLOYEES.isAtLeast(1000L)),
                ConversionRule.of("web", LeadFields.SOURCE.is("web")).withoutOpportunity(),
                usual()));
        ConversionReceipt done =
                office.convert(office.ada.leads().capture(Office.charles().with(LeadFields.EMPLOYEES, 12L)));
        assertThat(done.rule()).isEqualTo("web");
        assertThat(done.findOpportunity()).isEmpty();
        assertThat(done.explanation()).hasSize(2);
        assertThat(done.explanation().get(0).held()).isFalse();
        assertThat(done.explanation().get(0).why()).containsEntry("found", 12L).containsEntry("field", "employees");
        assertThat(done.explanation().get(1).held()).isTrue();
        assertThat(done.explanation().get(1).why()).containsEntry("found", "web");
    }

    @Test
    @DisplayName("LC-16 a lead that no rule is for is not converted, and told why")
    void notEligible() {
        rulebook.save(ConversionRules.of(ConversionRule.of("qualified", LeadFields.STATUS.is("qualified"))));
        Lead lead = office.lead();
        var refused = refused(() -> office.convert(lead));
        assertThat(refused.code()).isEqualTo(ConversionErrors.NOT_ELIGIBLE);
        assertThat(refused.parameters().get("explanation").toString()).contains("qualified", "found=new");
        office.ada.leads().qualify(lead.id());
        assertThat(office.convert(lead).rule()).isEqualTo("qualified");
    }

    @Test
    @DisplayName("LC-16 rules survive JSON, custom fields and all")
    void json() {
        TextField taxId = office.crm
                .fields()
                .define(CustomField.on(Account.TYPE, "tax_id").text(20));
        ConversionRules rules = ConversionRules.of(
                ConversionRule.of("web", LeadFields.SOURCE.is("web").and(LeadFields.SCORE.isMoreThan(5L)))
                        .into(AccountChoice.BUSINESS)
                        .mappingBusinesses(UsualMapping.BUSINESS.with(
                                FieldMapping.constant(taxId, "unknown"),
                                FieldMapping.join(OpportunityFields.NAME, LeadFields.COMPANY, LeadFields.CITY)))
                        .matchingAccounts(TargetMatching.using(MatchRules.forAccounts(), TieBreak.OLDEST))
                        .matchingContacts(TargetMatching.off())
                        .withoutOpportunity()
                        .startingAt("proposal")
                        .ownedBy(OwnerPolicy.CONVERTING_USER),
                usual());
        JsonMapper json = JsonMapper.builder()
                .enable(DeserializationFeature.USE_LONG_FOR_INTS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
        Object read = json.readValue(json.writeValueAsString(ConversionRulesJson.toPlain(rules)), Object.class);
        rulebook.savePlain(read);
        assertThat(rulebook.rules()).isEqualTo(rules);
    }

    @Test
    @DisplayName("LC-16 malformed rules are refused with every fault at its path")
    void malformed() {
        Map<String, Object> rule = new HashMap<>(firstRule());
        rule.put("account", "sometimes");
        rule.put("opportunity", "yes");
        rule.put("colour", "red");
        rule.put("when", Map.of("field", "no_such", "op", "present"));
        rule.put("owner", null);
        rule.put(
                "business",
                Map.of(
                        "fields",
                        List.of(
                                Map.of("how", "copy", "from", List.of("company", "city"), "to", "account.name"),
                                Map.of("how", "guess", "from", List.of("company"), "to", "account.name"),
                                Map.of("how", "copy", "from", List.of("nothing"), "to", "nowhere"),
                                Map.of("how", "constant", "to", "account.employees", "value", "many"),
                                Map.of("how", "constant", "to", "account.employees"),
                                "text"),
                        "consents",
                        List.of(Map.of("from", "company", "to", "account.name"))));
        assertThat(refusal(() -> rulebook.savePlain(Map.of("rules", List.of(rule)))))
                .containsExactlyInAnyOrder(
                        "rules[0].colour: conversion.malformed_rules",
                        "rules[0].when.field: field.unknown",
                        "rules[0].account: conversion.malformed_rules",
                        "rules[0].business.fields[0].from: conversion.malformed_rules",
                        "rules[0].business.fields[1].how: conversion.malformed_rules",
                        "rules[0].business.fields[2].to: conversion.bad_target",
                        "rules[0].business.fields[2].from[0]: conversion.bad_source",
                        "rules[0].business.fields[3].value: field.malformed",
                        "rules[0].business.fields[4].value: conversion.malformed_rules",
                        "rules[0].business.fields[5]: conversion.malformed_rules",
                        "rules[0].business.consents[0]: conversion.malformed_rules",
                        "rules[0].opportunity: conversion.malformed_rules",
                        "rules[0].owner: conversion.malformed_rules");
        assertThat(refusal(() -> rulebook.savePlain("rules"))).containsExactly(": conversion.malformed_rules");
    }

    @Test
    @DisplayName("LC-27 malformed matching is refused with every fault at its path")
    void malformedMatching() {
        Map<String, Object> rule = new HashMap<>(firstRule());
        rule.put(
                "accounts",
                Map.of(
                        "rules",
                        List.of(Map.of("id", "a", "keys", List.of("smell"), "score", -1L, "action", "shout")),
                        "guards",
                        Map.of("most_hits", 1.5),
                        "ties",
                        "dice"));
        assertThat(refusal(() -> rulebook.savePlain(Map.of("rules", List.of(rule)))))
                .contains(
                        "rules[0].accounts.rules[0].keys[0]: conversion.malformed_rules",
                        "rules[0].accounts.rules[0].score: conversion.malformed_rules",
                        "rules[0].accounts.rules[0].action: conversion.malformed_rules",
                        "rules[0].accounts.guards.most_hits: conversion.malformed_rules",
                        "rules[0].accounts.guards.public_mail_domains: conversion.malformed_rules",
                        "rules[0].accounts.ties: conversion.malformed_rules");
        rule.put("accounts", accountsWithScore(0));
        assertThat(refusal(() -> rulebook.savePlain(Map.of("rules", List.of(rule)))))
                .containsExactly("rules[0].accounts.rules[0].score: matching.bad_score");
    }

    private static Map<?, ?> plainRule() {
        return (Map<?, ?>)
                ((List<?>) ConversionRulesJson.toPlain(ConversionRules.usual()).get("rules")).get(0);
    }

    private static Map<String, Object> firstRule() {
        Map<String, Object> rule = new HashMap<>();
        plainRule().forEach((key, value) -> rule.put((String) key, value));
        return rule;
    }

    private static Map<String, Object> accountsWithScore(long score) {
        Map<String, Object> accounts = new HashMap<>();
        ((Map<?, ?>) plainRule().get("accounts")).forEach((key, value) -> accounts.put((String) key, value));
        List<Object> rules = new ArrayList<>((List<?>) accounts.get("rules"));
        Map<String, Object> first = new HashMap<>();
        ((Map<?, ?>) rules.get(0)).forEach((key, value) -> first.put((String) key, value));
        first.put("score", score);
        rules.set(0, first);
        accounts.put("rules", rules);
        return accounts;
    }

    @Test
    @DisplayName("LC-16 conversions that begin after rules are saved go by them")
    void newRules() {
        office.convert(office.lead());
        rulebook.save(ConversionRules.of(ConversionRule.of("later", Criterion.always())));
        assertThat(office.convert(office.ada.leads().capture(CaptureLead.ofCompany("Other")))
                        .rule())
                .isEqualTo("later");
        assertThat(refusal(() -> rulebook.save(new ConversionRules(List.of()))))
                .isNotEqualTo(only(ConversionErrors.NO_RULE));
        assertThat(rulebook.rules().rules().get(0).id()).isEqualTo("later");
    }
}
