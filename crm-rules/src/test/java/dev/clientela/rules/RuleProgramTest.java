package dev.clientela.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.clientela.error.ErrorCode;
import dev.clientela.error.RefusedException;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.record.Criterion;
import dev.clientela.record.Moment;
import dev.clientela.rules.index.Situation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RuleProgramTest {

    private static final RuleSet<Word> EMPTY = RuleSet.of("test", Word.TYPE, Lead.TYPE);

    private static RuleProgram<Word> compiled(RuleSet<Word> set) {
        return RuleProgram.compile(set, Leads.CONTEXT);
    }

    private static Verdict<Word> verdict(RuleSet<Word> set, Lead lead) {
        return compiled(set).decide(lead, Leads.SITUATION);
    }

    private static List<Violation> faults(RuleSet<Word> set) {
        return catchThrowableOfType(ValidationException.class, () -> compiled(set))
                .violations();
    }

    @Test
    @DisplayName("AS-2 Rules are asked in order, and the first that holds decides")
    void firstHolds() {
        RuleSet<Word> set = EMPTY.rule("small", LeadFields.EMPLOYEES.isLessThan(10L), Word.of("small"))
                .rule("ar", LeadFields.COUNTRY.is("AR"), Word.of("ar"))
                .rule("any", LeadFields.COUNTRY.isPresent(), Word.of("any"));
        assertThat(verdict(set, Leads.of("AR", 5)).ruleIds()).containsExactly("small");
        assertThat(verdict(set, Leads.of("AR", 50)).ruleIds()).containsExactly("ar");
        assertThat(verdict(set, Leads.of("ES", 50)).outcome()).contains(Word.of("any"));
    }

    @Test
    @DisplayName("AS-3 A rule without criteria holds for all; where none holds, the outcome is what is said otherwise")
    void otherwise() {
        RuleSet<Word> set =
                EMPTY.rule("ar", LeadFields.COUNTRY.is("AR"), Word.of("ar")).otherwise(Word.of("default"));
        assertThat(verdict(set, Leads.of("ES", 1)).outcome()).contains(Word.of("default"));
        assertThat(verdict(set, Leads.of("ES", 1)).ruleIds()).isEmpty();
        RuleSet<Word> all = set.rule(Rule.of("all", Filter.always(), Word.of("all")));
        assertThat(verdict(all, Leads.of("ES", 1)).outcome()).contains(Word.of("all"));
    }

    @Test
    @DisplayName("AS-7 A criterion on an absent value is false, and its negation true; neither fails")
    void absentValues() {
        RuleSet<Word> set = EMPTY.rule("large", LeadFields.EMPLOYEES.isAtLeast(1L), Word.of("large"))
                .rule("not-es", LeadFields.COUNTRY.isNot("ES"), Word.of("not-es"));
        Lead nothing = Lead.TYPE.create(Lead.TYPE.noValues());
        assertThat(verdict(set, nothing).ruleIds()).containsExactly("not-es");
    }

    @Test
    @DisplayName("AS-21 Ranked rules stand in the order of their ranks, those of one rank by id; that is warned of")
    void ranks() {
        Criterion always = LeadFields.COUNTRY.isPresent();
        RuleSet<Word> set = EMPTY.rule(
                        Rule.of("b", Filter.of(always), Word.of("b")).ranked(5))
                .rule(Rule.of("z", Filter.of(LeadFields.COUNTRY.is("AR")), Word.of("z"))
                        .ranked(5))
                .rule(Rule.of("c", Filter.of(LeadFields.EMPLOYEES.is(7L)), Word.of("c"))
                        .ranked(1))
                .hit(HitPolicy.COLLECT);
        RuleProgram<Word> program = compiled(set);
        assertThat(program.decide(Leads.of("AR", 7), Leads.SITUATION).ruleIds()).containsExactly("c", "b", "z");
        assertThat(program.warnings())
                .extracting(
                        Violation::path, Violation::code, v -> v.parameters().get("other"))
                .containsExactly(tuple("rules[1].rank", RuleErrors.EQUAL_RANK, "b"));
        assertThat(faults(set.rule("unranked", always, Word.of("w"))))
                .extracting(Violation::path, Violation::code)
                .containsExactly(tuple("rules[3].rank", RuleErrors.MISSING));
    }

    @Test
    @DisplayName("Of rules by priority, the one of the least rank decides, wherever it stands")
    void priority() {
        RuleSet<Word> set = EMPTY.hit(HitPolicy.PRIORITY)
                .rule(Rule.of("second", Filter.of(LeadFields.COUNTRY.is("AR")), Word.of("2"))
                        .ranked(2))
                .rule(Rule.of("first", Filter.of(LeadFields.EMPLOYEES.is(7L)), Word.of("1"))
                        .ranked(1));
        assertThat(verdict(set, Leads.of("AR", 7)).ruleIds()).containsExactly("first");
        assertThat(verdict(set, Leads.of("AR", 8)).ruleIds()).containsExactly("second");
    }

    @Test
    @DisplayName("Where one rule may hold, several are refused; where several may, they have to agree")
    void uniqueAndAny() {
        RuleSet<Word> set = EMPTY.rule("a", LeadFields.COUNTRY.is("AR"), Word.of("same"))
                .rule("b", LeadFields.EMPLOYEES.isAtLeast(5L), Word.of("same"))
                .rule("c", LeadFields.EMPLOYEES.isAtLeast(50L), Word.of("other"));
        RuleSet<Word> unique = set.hit(HitPolicy.UNIQUE);
        assertThat(verdict(unique, Leads.of("AR", 1)).ruleIds()).containsExactly("a");
        assertRefused(unique, Leads.of("AR", 5), RuleErrors.SEVERAL_HITS, List.of("a", "b"));
        RuleSet<Word> any = set.hit(HitPolicy.ANY);
        assertThat(verdict(any, Leads.of("AR", 5)).outcome()).contains(Word.of("same"));
        assertRefused(any, Leads.of("AR", 50), RuleErrors.DIFFERING_HITS, List.of("a", "b", "c"));
    }

    private static void assertRefused(RuleSet<Word> set, Lead lead, ErrorCode code, List<String> rules) {
        assertThatThrownBy(() -> verdict(set, lead)).isInstanceOfSatisfying(RefusedException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.parameters()).containsEntry("rules", rules);
        });
    }

    @Test
    @DisplayName("Hits are collected, summed up, the least or most of them taken, or counted")
    void collecting() {
        RuleSet<Word> set = EMPTY.rule("a", LeadFields.COUNTRY.is("AR"), Word.worth(5))
                .rule("b", LeadFields.EMPLOYEES.isAtLeast(5L), Word.worth(-2))
                .rule("never", LeadFields.COUNTRY.is("ES"), Word.worth(100));
        Lead lead = Leads.of("AR", 5);
        assertThat(verdict(set.hit(HitPolicy.COLLECT), lead).ruleIds()).containsExactly("a", "b");
        assertNumber(set.hit(HitPolicy.COLLECT_SUM), lead, 3);
        assertNumber(set.hit(HitPolicy.COLLECT_MIN), lead, -2);
        assertNumber(set.hit(HitPolicy.COLLECT_MAX), lead, 5);
        assertNumber(set.hit(HitPolicy.COLLECT_COUNT), lead, 2);
        Lead none = Leads.of("FR", 1);
        assertNumber(set.hit(HitPolicy.COLLECT_SUM), none, 0);
        assertNumber(set.hit(HitPolicy.COLLECT_SUM).otherwise(Word.worth(9)), none, 9);
        assertThat(verdict(set.hit(HitPolicy.COLLECT_MAX), none).number()).isEmpty();
    }

    private static void assertNumber(RuleSet<Word> set, Lead lead, long expected) {
        assertThat(verdict(set, lead).number())
                .hasValueSatisfying(n -> assertThat(n).isEqualByComparingTo(BigDecimal.valueOf(expected)));
    }

    @Test
    @DisplayName("A rule is in force from its begin on, and no more at its end")
    void validity() {
        RuleProgram<Word> program = compiled(EMPTY.rule(
                Rule.of("r", Filter.always(), Word.of("w")).from(Leads.NOON).until(Leads.NOON.plusSeconds(60))));
        assertThat(at(program, -1)).isEmpty();
        assertThat(at(program, 0)).containsExactly("r");
        assertThat(at(program, 59)).containsExactly("r");
        assertThat(at(program, 60)).isEmpty();
        assertThatThrownBy(() -> Rule.of("r", Filter.always(), Word.of("w"))
                        .from(Leads.NOON)
                        .until(Leads.NOON))
                .isInstanceOf(ValidationException.class);
    }

    private static List<String> at(RuleProgram<Word> program, long seconds) {
        Moment moment = new Moment(Leads.NOON.plus(Duration.ofSeconds(seconds)), ZoneOffset.UTC);
        return program.decide(Leads.of("AR", 1), Situation.at(moment)).ruleIds();
    }

    @Test
    @DisplayName("A rule that can never decide is refused, and the earlier one named")
    void unreachable() {
        Criterion ar = LeadFields.COUNTRY.is("AR");
        Criterion large = LeadFields.EMPLOYEES.isAtLeast(100L);
        assertUnreachable(ar, ar.and(large));
        assertUnreachable(LeadFields.COUNTRY.in("AR", "ES"), ar);
        assertUnreachable(large, LeadFields.EMPLOYEES.isMoreThan(100L));
        assertUnreachable(large, LeadFields.EMPLOYEES.isAtLeast(101L).and(ar));
        assertUnreachable(Criterion.always(), ar);
        assertUnreachable(
                LeadFields.COMPANY.isPresent(), LeadFields.COMPANY.isPresent().and(large));
        assertReachable(ar, LeadFields.COUNTRY.in("AR", "ES"));
        assertReachable(large, LeadFields.EMPLOYEES.isAtLeast(99L));
        assertReachable(LeadFields.EMPLOYEES.isMoreThan(100L), large);
        assertReachable(large, LeadFields.EMPLOYEES.isAtMost(200L));
        assertReachable(
                LeadFields.ANNUAL_REVENUE.isAtLeast(Money.of(CurrencyUnit.EUR, 5)),
                LeadFields.ANNUAL_REVENUE.isAtLeast(Money.of(CurrencyUnit.USD, 9)));
    }

    @Test
    @DisplayName("A rule is not out of reach of one that is in force at other times, nor where all hits count")
    void reachableAtOtherTimes() {
        Rule<Word> earlier = Rule.of("a", Filter.always(), Word.of("a")).until(Leads.NOON);
        RuleSet<Word> set = EMPTY.rule(earlier).rule("b", LeadFields.COUNTRY.is("AR"), Word.of("b"));
        assertThat(compiled(set).decide(Leads.of("AR", 1), Leads.SITUATION).ruleIds())
                .containsExactly("b");
        RuleSet<Word> during = EMPTY.rule(earlier)
                .rule(Rule.of("b", Filter.always(), Word.of("b")).until(Leads.NOON.minusSeconds(1)));
        assertThat(faults(during)).extracting(Violation::code).containsExactly(RuleErrors.UNREACHABLE);
        assertThat(compiled(during.hit(HitPolicy.COLLECT)).warnings()).isEmpty();
    }

    private static void assertUnreachable(Criterion earlier, Criterion later) {
        RuleSet<Word> set = EMPTY.rule("a", earlier, Word.of("a")).rule("b", later, Word.of("b"));
        assertThat(faults(set))
                .extracting(
                        Violation::path, Violation::code, v -> v.parameters().get("earlier"))
                .containsExactly(tuple("rules[1]", RuleErrors.UNREACHABLE, "a"));
    }

    private static void assertReachable(Criterion earlier, Criterion later) {
        assertThat(compiled(EMPTY.rule("a", earlier, Word.of("a")).rule("b", later, Word.of("b")))
                        .warnings())
                .isEmpty();
    }

    @Test
    @DisplayName("Rules and cases of one id, no rule at all, and a policy that makes no sense are refused together")
    void setFaults() {
        RuleSet<Word> set = EMPTY.rule("a", LeadFields.COUNTRY.is("AR"), Word.of("a"))
                .rule("a", LeadFields.COUNTRY.is("ES"), Word.of("b"))
                .example(GoldenCase.of("k", Leads.values("AR", 1), "a"))
                .example(GoldenCase.of("k", Leads.values("AR", 1), "a"));
        assertThat(faults(set))
                .extracting(Violation::path, Violation::code)
                .containsExactly(tuple("rules[1].id", RuleErrors.SAME_ID), tuple("cases[1].id", RuleErrors.SAME_ID));
        assertThat(faults(EMPTY)).extracting(Violation::code).containsExactly(RuleErrors.MISSING);
    }

    @Test
    @DisplayName("A golden case that comes out otherwise is refused, with what came out")
    void goldenCases() {
        RuleSet<Word> set = EMPTY.rule("ar", LeadFields.COUNTRY.is("AR"), Word.of("ar"));
        assertThat(compiled(set.example(GoldenCase.of("k", Leads.values("AR", 1), "ar")))
                        .set()
                        .cases())
                .hasSize(1);
        assertThat(faults(set.example(GoldenCase.of("k", Leads.values("ES", 1), "ar"))))
                .extracting(
                        Violation::path, Violation::code, v -> v.parameters().get("found"))
                .containsExactly(tuple("cases[0]", RuleErrors.FAILED_CASE, "[]"));
        GoldenCase sum = new GoldenCase(
                "sum", Leads.values("AR", 1), Optional.empty(), List.of("ar"), Optional.of(BigDecimal.valueOf(8)));
        RuleSet<Word> points = EMPTY.hit(HitPolicy.COLLECT_SUM).rule("ar", LeadFields.COUNTRY.is("AR"), Word.worth(7));
        assertThat(faults(points.example(sum)))
                .extracting(v -> v.parameters().get("found"))
                .containsExactly("[ar] = 7");
    }

    @Test
    @DisplayName("AS-13 The same record at the same time gets the same decision and the same explanation")
    void deterministic() {
        RuleSet<Word> set = EMPTY.rule("small", LeadFields.EMPLOYEES.isLessThan(10L), Word.of("small"))
                .rule("ar", LeadFields.COUNTRY.is("AR"), Word.of("ar"));
        Explanation first = compiled(set).explain(Leads.of("AR", 50), Leads.SITUATION);
        Explanation second = compiled(RuleSetJson.read(RuleSetJson.write(set), Word.TYPE, Leads.CONTEXT))
                .explain(Leads.of("AR", 50), Leads.SITUATION);
        assertThat(second).isEqualTo(first);
        assertThat(second.toJson()).isEqualTo(first.toJson());
    }

    @Test
    @DisplayName("AS-1 One rule set is in force at a time; a broken new version leaves the old in force")
    void rulebook() {
        Rulebook<Word> book = new Rulebook<>(EMPTY.otherwise(Word.of("old")), Leads.CONTEXT);
        assertThatThrownBy(() -> book.replace(EMPTY)).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> book.replace("{")).isInstanceOf(ValidationException.class);
        assertThat(book.inForce().set().otherwise()).contains(Word.of("old"));
        RuleProgram<Word> next = book.replace(RuleSetJson.write(EMPTY.version(2).otherwise(Word.of("new"))));
        assertThat(book.inForce()).isSameAs(next);
        assertThat(next.set().version()).isEqualTo(2);
    }
}
