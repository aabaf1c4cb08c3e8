package dev.clientela.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.clientela.error.ErrorCode;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.record.RecordErrors;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleSetJsonTest {

    private static final RuleSet<Word> WHOLE = RuleSet.of("routing", Word.TYPE, Lead.TYPE)
            .version(7)
            .describedAs("Who gets a new lead")
            .hit(HitPolicy.COLLECT_SUM)
            .rule(Rule.of(
                            "ar",
                            Filter.of(LeadFields.COUNTRY.is("AR").and(LeadFields.EMPLOYEES.isAtLeast(200L))),
                            Word.worth(3))
                    .describedAs("large ones")
                    .ranked(2)
                    .from(Instant.parse("2026-01-01T00:00:00Z"))
                    .until(Instant.parse("2027-01-01T00:00:00Z")))
            .rule(Rule.of(
                            "logic",
                            new Filter(
                                    List.of(
                                            LeadFields.COUNTRY.is("ES"),
                                            LeadFields.EMPLOYEES.isLessThan(5L),
                                            LeadFields.COMPANY.isPresent()),
                                    Optional.of("1 and (2 or not 3)")),
                            Word.worth(4))
                    .ranked(1))
            .rule(Rule.of(
                            "formula",
                            Filter.always(),
                            new Word(
                                    "f",
                                    Optional.empty(),
                                    Optional.of(Formula.of(
                                            "MIN(employees / 100, 20)",
                                            Lead.TYPE,
                                            Leads.CONTEXT.fields(),
                                            RuleLimits.usual()))))
                    .ranked(3))
            .otherwise(Word.worth(0))
            .example(GoldenCase.of("one", Leads.values("AR", 300), "ar", "formula"));

    @Test
    @DisplayName("A rule set reads as it was written, and is written as it was read")
    void roundTrip() {
        String json = RuleSetJson.write(WHOLE);
        RuleSet<Word> read = RuleSetJson.read(json, Word.TYPE, Leads.CONTEXT);
        assertThat(read).isEqualTo(WHOLE);
        assertThat(RuleSetJson.write(read)).isEqualTo(json);
    }

    private static ValidationException refusal(String json) {
        return org.assertj.core.api.Assertions.catchThrowableOfType(
                ValidationException.class, () -> RuleProgram.read(json, Word.TYPE, Leads.CONTEXT));
    }

    @Test
    @DisplayName("AS-7 All faults of a document are told at once, each with its path, line and column")
    void allFaultsAtOnce() {
        String json = """
                {"id": "x", "version": 0, "decides": "word", "record": "lead", "hit": "best",
                 "rules": [
                  {"id": "a", "when": {"field": "contry", "op": "in", "values": ["AR"]}, "then": {"word": "w"}},
                  {"id": "b", "when": {"all": [
                      {"field": "employees", "op": "at_least", "value": "many"},
                      {"field": "country", "op": "like", "value": "A"}]}, "then": {"wort": "w"}},
                  {"id": "c", "conditions": [{"field": "country", "op": "present"}], "logic": "1 and 2",
                   "from": "yesterday", "then": {"word": "w", "formula": "employes * 2"}},
                  {"id": "d"}],
                 "cases": [{"id": "k", "given": {"countri": "AR", "employees": -4}, "rules": []}]}
                """;
        assertThat(refusal(json).violations())
                .extracting(
                        Violation::path,
                        Violation::code,
                        v -> v.parameters().get("line"),
                        v -> v.parameters().get("column"))
                .containsExactlyInAnyOrder(
                        tuple("version", RuleErrors.BAD_VALUE, 1, 24),
                        tuple("hit", RuleErrors.BAD_VALUE, 1, 71),
                        tuple("rules[0].when.field", RecordErrors.UNKNOWN, 3, 33),
                        tuple("rules[1].when.all[0].value", RecordErrors.MALFORMED, 5, 57),
                        tuple("rules[1].when.all[1].op", RecordErrors.UNKNOWN_OPERATOR, 6, 34),
                        tuple("rules[1].then.word", RuleErrors.MISSING, 6, 67),
                        tuple("rules[1].then", RuleErrors.UNKNOWN_KEY, 6, 67),
                        tuple("rules[2].logic", RuleErrors.BAD_LOGIC, 7, 79),
                        tuple("rules[2].from", RuleErrors.BAD_VALUE, 8, 12),
                        tuple("rules[2].then", RuleErrors.UNKNOWN_FIELD, 8, 33),
                        tuple("rules[3].then", RuleErrors.MISSING, 9, 3),
                        tuple("cases[0].given", RuleErrors.UNKNOWN_FIELD, 10, 33),
                        tuple("cases[0].given.employees", RecordErrors.OUT_OF_RANGE, 10, 64));
    }

    @ParameterizedTest(name = "{index} {0}")
    @ValueSource(
            strings = {
                "",
                "null",
                "[1, 2",
                "{} {}",
                "{\"id\": \"a\", \"id\": \"b\"}",
                "{\"id\": nan}",
                "{\"rules\": [null]}"
            })
    @DisplayName("What is no JSON, or says one thing twice, is malformed")
    void malformed(String json) {
        assertThat(refusal(json).violations()).extracting(Violation::code).containsExactly(RuleErrors.MALFORMED);
    }

    @Test
    @DisplayName("What is too large is refused before it costs much: depth, digits, texts, rules, the whole")
    void tooLarge() {
        assertTooLarge("[".repeat(100_000), RuleErrors.TOO_LARGE);
        assertTooLarge("{\"a\":".repeat(200), RuleErrors.TOO_LARGE);
        assertTooLarge("{\"version\": 1e999999999}", RuleErrors.TOO_LARGE);
        assertTooLarge("{\"version\": " + "9".repeat(1_000_000) + "}", RuleErrors.TOO_LARGE);
        assertTooLarge("{\"id\": \"" + "x".repeat(10_000_000) + "\"}", RuleErrors.TOO_LARGE);
        assertTooLarge("{\"id\": \"" + "x".repeat(100_000) + "\"}", RuleErrors.TOO_LARGE);
        String many = "{\"id\":\"a\",\"version\":1,\"decides\":\"word\",\"record\":\"lead\",\"rules\":["
                + "{},".repeat(20_000) + "{}]}";
        assertTooLarge(many, RuleErrors.TOO_LARGE);
    }

    private static void assertTooLarge(String json, ErrorCode code) {
        assertThat(refusal(json).violations()).extracting(Violation::code).containsExactly(code);
    }

    @Test
    @DisplayName("The document of another decision, or of a record type that there is not, is refused")
    void otherDecision() {
        String json = RuleSetJson.write(WHOLE);
        assertThat(refusal(json.replace("\"word\",", "\"colour\",")).violations())
                .extracting(Violation::path, Violation::code)
                .contains(tuple("decides", RuleErrors.OTHER_DECISION));
        assertThat(refusal(json.replace("\"lead\"", "\"sheep\"")).violations())
                .extracting(Violation::path, Violation::code)
                .containsExactly(tuple("record", RuleErrors.UNKNOWN_RECORD));
    }

    @ParameterizedTest(name = "{index} {0}")
    @ValueSource(strings = {"", "1 and", "(1", "1)", "0", "4", "1 2", "1 xor 2", "1 and 2", "not", "99999999999"})
    @DisplayName("A logic that is no formula over all the conditions is refused")
    void badLogic(String logic) {
        List<dev.clientela.record.Criterion> three =
                List.of(LeadFields.COUNTRY.is("AR"), LeadFields.COUNTRY.is("ES"), LeadFields.COMPANY.isPresent());
        assertThatThrownBy(() -> new Filter(three, Optional.of(logic)))
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::code)
                                .containsExactly(RuleErrors.BAD_LOGIC));
    }

    @Test
    @DisplayName("Logic: not binds before and, and before or; case and spaces do not count")
    void logic() {
        var a = LeadFields.COUNTRY.is("AR");
        var b = LeadFields.EMPLOYEES.isLessThan(5L);
        var c = LeadFields.COMPANY.isPresent();
        assertThat(criterion("1 or not 2 and 3", a, b, c))
                .isEqualTo(a.or(b.not().and(c)));
        assertThat(criterion(" ( 1 OR 2 )AND NOT(3) ", a, b, c))
                .isEqualTo(a.or(b).and(c.not()));
        assertThat(new Filter(List.of(a, b), Optional.empty()).criterion()).isEqualTo(a.and(b));
    }

    private static dev.clientela.record.Criterion criterion(String logic, dev.clientela.record.Criterion... three) {
        return new Filter(List.of(three), Optional.of(logic)).criterion();
    }
}
