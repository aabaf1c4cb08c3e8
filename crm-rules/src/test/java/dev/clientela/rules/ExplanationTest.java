package dev.clientela.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.account.Account;
import dev.clientela.account.AccountFields;
import dev.clientela.account.AccountId;
import dev.clientela.error.RefusedException;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.record.CriterionJson;
import dev.clientela.record.Moment;
import dev.clientela.rules.Explanation.Other;
import dev.clientela.rules.Explanation.Why;
import dev.clientela.rules.index.Situation;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private static final RuleSet<Word> SET = RuleSet.of("routing", Word.TYPE, Lead.TYPE)
            .version(3)
            .rule("large", LeadFields.COUNTRY.is("AR").and(LeadFields.EMPLOYEES.isAtLeast(500L)), Word.of("ada"))
            .rule(Rule.of("past", Filter.of(LeadFields.COUNTRY.is("AR")), Word.of("x"))
                    .until(Leads.NOON))
            .rule("ar", LeadFields.COUNTRY.in("AR", "UY"), Word.of("bea"))
            .rule("other", LeadFields.COMPANY.isPresent(), Word.of("cid"))
            .otherwise(Word.of("nobody"));

    private static Explanation explain(RuleSet<Word> set, Lead lead) {
        return RuleProgram.compile(set, Leads.CONTEXT).explain(lead, Leads.SITUATION);
    }

    @Test
    @DisplayName("It says what was read, which rule decided, and for each other the first criterion that failed")
    void parts() {
        Explanation explanation = explain(SET, Leads.of("AR", 300));
        assertThat(explanation.ruleSet()).isEqualTo("routing");
        assertThat(explanation.version()).isEqualTo(3);
        assertThat(explanation.read()).isEqualTo(Map.of("country", "AR", "employees", 300L));
        assertThat(explanation.ruleIds()).containsExactly("ar");
        assertThat(explanation.outcome()).contains(Map.of("word", "bea"));
        assertThat(explanation.others())
                .containsExactly(
                        new Other(
                                Why.FAILED,
                                List.of("large"),
                                1,
                                Optional.of(CriterionJson.toPlain(LeadFields.EMPLOYEES.isAtLeast(500L))),
                                Optional.of("employees"),
                                Optional.of(300L)),
                        unasked(Why.NOT_IN_FORCE, "past"),
                        unasked(Why.NOT_ASKED, "other"));
    }

    private static Other unasked(Why why, String rule) {
        return new Other(why, List.of(rule), 1, Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Test
    @DisplayName("It reads in English and in Spanish")
    void text() {
        Explanation explanation = explain(SET, Leads.of("AR", 300));
        assertThat(explanation.text(Locale.ENGLISH)).isEqualTo("""
                        Rule set routing, version 3, asked of lead at 2026-03-10T12:00:00Z.
                        Read: country = AR, employees = 300.
                        Rule ar decides: word = bea, as country is one of [AR, UY].
                        Rule large does not hold: it asks that employees is at least 500, and found 300.
                        Rule past was not in force.
                        Rule other was not asked, as one before it had decided.""");
        assertThat(explanation.text(Locale.forLanguageTag("es-AR")))
                .startsWith("Conjunto de reglas routing, versión 3, consultado para lead")
                .contains("La regla large no se cumple: pide que employees es al menos 500, y encontró 300.");
        assertThat(explain(SET, Leads.of("FR", 1)).text(Locale.ENGLISH))
                .contains("No rule holds, so otherwise: word = nobody.");
    }

    @Test
    @DisplayName("It reads from JSON as it was written, and decides again from it alone")
    void replay() {
        Explanation explanation = explain(SET, Leads.of("AR", 300)).with("turn", 4L);
        Explanation read = Explanation.fromJson(explanation.toJson());
        assertThat(read).isEqualTo(explanation);
        assertThat(read.replay(Leads.CONTEXT.fields())).contains(Map.of("word", "bea"));
        Explanation otherwise =
                Explanation.fromJson(explain(SET, Leads.of("FR", 1)).toJson());
        assertThat(otherwise.replay(Leads.CONTEXT.fields())).contains(Map.of("word", "nobody"));
    }

    @Test
    @DisplayName("One that was tampered with does not bear its decision out")
    void tampered() {
        String json = explain(SET, Leads.of("AR", 300)).toJson();
        for (String forged : List.of(
                json.replace("\"country\":\"AR\"", "\"country\":\"ES\""),
                json.replace("\"employees\":300", "\"employees\":500"),
                json.replace("[\"AR\",\"UY\"]", "[\"UY\"]"))) {
            assertThat(forged).isNotEqualTo(json);
            assertThatThrownBy(() -> Explanation.fromJson(forged).replay(Leads.CONTEXT.fields()))
                    .isInstanceOfSatisfying(
                            RefusedException.class, e -> assertThat(e.code()).isEqualTo(RuleErrors.NOT_REPLAYED));
        }
    }

    @Test
    @DisplayName("What was read on other records is told too, and replayed")
    void related() {
        AccountId id = new AccountId(UUID.fromString("00000000-0000-7000-8000-000000000001"));
        Account account = Account.TYPE.create(Account.TYPE
                .noValues()
                .edit()
                .set(AccountFields.ID, id)
                .set(AccountFields.COUNTRY, "ES")
                .build());
        RuleSet<Word> set = RuleSet.of("r", Word.TYPE, Lead.TYPE)
                .rule(
                        "of a Spanish account",
                        LeadFields.CONVERTED_ACCOUNT.where(AccountFields.COUNTRY.is("ES")),
                        Word.of("w"));
        Lead lead = Lead.TYPE.create(Lead.TYPE.noValues().with(LeadFields.CONVERTED_ACCOUNT, id));
        Situation situation = new Situation(new Moment(Leads.NOON, ZoneOffset.UTC), ref -> Optional.of(account));
        Explanation explanation = RuleProgram.compile(set, Leads.CONTEXT).explain(lead, situation);
        assertThat(explanation.related()).isEqualTo(Map.of("account/" + id.value(), Map.of("country", "ES")));
        assertThat(Explanation.fromJson(explanation.toJson()).replay(Leads.CONTEXT.fields()))
                .contains(Map.of("word", "w"));
    }

    @Test
    @DisplayName("Of ten thousand rules it tells in little room: those that failed together by field, a few by name")
    void compact() {
        List<Rule<Word>> rules = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            rules.add(Rule.of(
                    "rule-" + i,
                    Filter.of(LeadFields.EMPLOYEES.is((long) i).and(LeadFields.COUNTRY.is("C" + i % 5))),
                    Word.of("w" + i)));
        }
        Explanation explanation =
                explain(RuleSet.of("big", Word.TYPE, Lead.TYPE).rules(rules), Leads.of("C3", 9_998));
        assertThat(explanation.ruleIds()).containsExactly("rule-9998");
        assertThat(explanation.others().stream().mapToInt(Other::count).sum()).isEqualTo(9_999);
        assertThat(explanation.others())
                .extracting(Other::why, Other::count)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(Why.FAILED, 9_998),
                        org.assertj.core.groups.Tuple.tuple(Why.NOT_ASKED, 1));
        assertThat(explanation.toJson()).hasSizeLessThan(2_000);
        assertThat(Explanation.fromJson(explanation.toJson()).replay(Leads.CONTEXT.fields()))
                .contains(Map.of("word", "w9998"));
    }

    @Test
    @DisplayName("However large the criteria and values, it fits into what a stored decision has room for")
    void bounded() {
        List<String> companies = new ArrayList<>();
        for (int i = 0; i < 9_000; i++) {
            companies.add("company " + i);
        }
        RuleSet<Word> set = RuleSet.of("r", Word.TYPE, Lead.TYPE)
                .rule("no", LeadFields.COMPANY.in(companies).and(LeadFields.EMPLOYEES.is(9L)), Word.of("n"))
                .rule("yes", LeadFields.COMPANY.in(companies), Word.of("w"));
        Lead lead = Lead.TYPE.create(Lead.TYPE.noValues().with(LeadFields.COMPANY, "company 7"));
        Explanation explanation = explain(set, lead);
        assertThat(explanation.toJson()).hasSizeLessThanOrEqualTo(Explanation.MAX_LENGTH);
        Explanation read = Explanation.fromJson(explanation.toJson());
        assertThat(read.outcome()).contains(Map.of("word", "w"));
        assertThatThrownBy(() -> read.replay(Leads.CONTEXT.fields()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("too long to keep");
    }
}
