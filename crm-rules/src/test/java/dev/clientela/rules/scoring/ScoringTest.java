package dev.clientela.rules.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.command.Edit;
import dev.clientela.decision.Decision;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.record.Moment;
import dev.clientela.record.Values;
import dev.clientela.rules.Explanation;
import dev.clientela.rules.Filter;
import dev.clientela.rules.Rule;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleErrors;
import dev.clientela.rules.RuleProgram;
import dev.clientela.rules.RuleSet;
import dev.clientela.rules.RuleSetJson;
import dev.clientela.rules.Rulebook;
import dev.clientela.rules.TestDatabase;
import dev.clientela.rules.index.Situation;
import dev.clientela.security.Actor;
import dev.clientela.store.CrmStore;
import dev.clientela.store.memory.InMemoryStore;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoringTest {

    private static final RuleContext CONTEXT = RuleContext.of(Crm.inMemory().fields());
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final RuleSet<Points> RULES = Points.summedUp("lead-score", Lead.TYPE)
            .version(4)
            .rule("large", LeadFields.EMPLOYEES.isAtLeast(200L), Points.of(20))
            .rule("ar", LeadFields.COUNTRY.is("AR"), Points.of(new BigDecimal("2.5")))
            .rule(
                    "size",
                    LeadFields.EMPLOYEES.isPresent(),
                    Points.by("employees / 100", Lead.TYPE, CONTEXT).atLeast(1).atMost(25))
            .rule(
                    "fresh",
                    LeadFields.FIRST_CONTACT_AT.isPresent(),
                    Points.of(40).halvingEvery(30, LeadFields.FIRST_CONTACT_AT))
            .rule("opened", LeadFields.TAGS.has("opened"), Points.of(7).lapsingAfter(90, LeadFields.FIRST_CONTACT_AT));
    private static final RuleSet<Points> GRADED =
            Grades.from("cold").then(20, "warm").then(60, "hot").on(RULES);

    private static Situation at(Instant now) {
        return Situation.at(new Moment(now, ZoneOffset.UTC));
    }

    private static Scoring scoring(RuleSet<Points> rules) {
        return new Scoring(new Rulebook<>(rules, CONTEXT));
    }

    private static Lead lead(Values values) {
        return Lead.TYPE.create(values);
    }

    private static Values.Builder values() {
        return Lead.TYPE.noValues().edit();
    }

    @Test
    @DisplayName("The points of all rules that hold add up, rounded to whole ones, and have a grade")
    void score() {
        Scoring scoring = scoring(GRADED);
        Lead large = lead(values().set(LeadFields.EMPLOYEES, 450L)
                .set(LeadFields.COUNTRY, "AR")
                .build());
        assertThat(scoring.score(large, at(NOON))).isEqualTo(new Score(27, Optional.of("warm")));
        Lead nobody = lead(values().build());
        assertThat(scoring.score(nobody, at(NOON))).isEqualTo(new Score(0, Optional.of("cold")));
        assertThat(scoring(RULES).score(large, at(NOON)).grade()).isEmpty();
    }

    @ParameterizedTest(name = "after {0} days: {1}")
    @CsvSource({"0, 40", "15, 28.284271", "30, 20", "60, 10", "3000, 0", "-5, 40"})
    @DisplayName("Points halve every so many days, without steps")
    void halving(int days, BigDecimal left) {
        Decay decay = new Decay(LeadFields.FIRST_CONTACT_AT, Decay.Kind.HALVING, 30);
        Lead lead = lead(values().set(LeadFields.FIRST_CONTACT_AT, NOON.minus(Duration.ofDays(days)))
                .build());
        assertThat(decay.left(BigDecimal.valueOf(40), lead, NOON).orElseThrow()).isEqualByComparingTo(left);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"PT2159H59M, 7", "PT2160H, 0", "PT9999H, 0", "PT-1H, 7"})
    @DisplayName("Points lapse to the instant")
    void lapsing(Duration age, BigDecimal left) {
        Decay decay = new Decay(LeadFields.FIRST_CONTACT_AT, Decay.Kind.LAPSING, 90);
        Lead lead =
                lead(values().set(LeadFields.FIRST_CONTACT_AT, NOON.minus(age)).build());
        assertThat(decay.left(BigDecimal.valueOf(7), lead, NOON).orElseThrow()).isEqualByComparingTo(left);
    }

    @Test
    @DisplayName("AS-7 What is not dated, or reckoned from what is absent, counts for nothing")
    void absent() {
        RuleSet<Points> rules = Points.summedUp("s", Lead.TYPE)
                .rule("dated", LeadFields.COUNTRY.is("AR"), Points.of(40).halvingEvery(30, LeadFields.FIRST_CONTACT_AT))
                .rule("sized", LeadFields.COUNTRY.is("AR"), Points.by("employees * 2", Lead.TYPE, CONTEXT))
                .rule("known", LeadFields.COUNTRY.is("AR"), Points.of(3));
        Lead lead = lead(values().set(LeadFields.COUNTRY, "AR").build());
        assertThat(scoring(rules).score(lead, at(NOON)).points()).isEqualTo(3);
    }

    @Test
    @DisplayName("A rule set reads from JSON as it was written, grades and all")
    void roundTrip() {
        String json = RuleSetJson.write(GRADED);
        RuleSet<Points> read = RuleSetJson.read(json, Points.TYPE, CONTEXT);
        assertThat(read).isEqualTo(GRADED);
        assertThat(RuleSetJson.write(read)).isEqualTo(json);
    }

    @Test
    @DisplayName("Every fault is told with its path and its place in the document")
    void faults() {
        String json = """
                {"id": "s", "version": 1, "decides": "scoring", "record": "lead", "hit": "collect_sum",
                 "settings": {"grades": [{"to": 20, "grade": "cold"}, {"from": 10, "to": 30, "grade": "warm"},
                                         {"from": 40, "to": 50, "grade": "hot"}, {"from": 70, "to": 60}], "x": 1},
                 "rules": [
                  {"id": "a", "then": {"points": 1, "formula": "employees"}},
                  {"id": "b", "then": {}},
                  {"id": "c", "then": {"formula": "employes +"}},
                  {"id": "d", "then": {"formula": "staff * 2", "min": 9, "max": 3}},
                  {"id": "e", "then": {"points": 1, "max": 3}},
                  {"id": "f", "then": {"points": 1, "decay": {"since": "born_at", "halves_every_days": 0}}},
                  {"id": "g", "then": {"points": 1, "decay": {"since": "company"}}},
                  {"id": "h", "then": {"points": "many", "decay": {"since": "created_at", "lapses_after_days": 1,
                    "halves_every_days": 1}}}]}
                """;
        List<Violation> faults = faultsOf(json);
        assertThat(faults)
                .extracting(Violation::path, Violation::code)
                .containsExactlyInAnyOrder(
                        tuple("settings.grades[1]", RuleErrors.OVERLAPPING),
                        tuple("settings.grades[2]", RuleErrors.GAP),
                        tuple("settings.grades[3]", RuleErrors.MIN_ABOVE_MAX),
                        tuple("settings.grades[3].grade", RuleErrors.MISSING),
                        tuple("settings", RuleErrors.UNKNOWN_KEY),
                        tuple("rules[0].then.formula", RuleErrors.BAD_VALUE),
                        tuple("rules[1].then.points", RuleErrors.MISSING),
                        tuple("rules[2].then.formula", RuleErrors.BAD_FORMULA),
                        tuple("rules[3].then.formula", RuleErrors.UNKNOWN_FIELD),
                        tuple("rules[3].then.min", RuleErrors.MIN_ABOVE_MAX),
                        tuple("rules[4].then.max", RuleErrors.BAD_VALUE),
                        tuple("rules[5].then.decay.since", RuleErrors.UNKNOWN_FIELD),
                        tuple("rules[5].then.decay.halves_every_days", RuleErrors.BAD_VALUE),
                        tuple("rules[6].then.decay.since", RuleErrors.BAD_VALUE),
                        tuple("rules[6].then.decay.halves_every_days", RuleErrors.MISSING),
                        tuple("rules[7].then.points", RuleErrors.BAD_VALUE),
                        tuple("rules[7].then.decay.halves_every_days", RuleErrors.BAD_VALUE));
        assertThat(faults).allSatisfy(fault -> assertThat(fault.parameters()).containsKeys("line", "column"));
    }

    private static List<Violation> faultsOf(String json) {
        return catchThrowableOfType(ValidationException.class, () -> RuleSetJson.read(json, Points.TYPE, CONTEXT))
                .violations();
    }

    @Test
    @DisplayName("Grades and bounds built in Java are held to the same")
    void faultsInJava() {
        RuleSet<Points> overlapping =
                Grades.from("cold").then(60, "hot").then(20, "warm").on(RULES);
        assertThat(catchThrowableOfType(ValidationException.class, () -> RuleProgram.compile(overlapping, CONTEXT))
                        .violations())
                .extracting(Violation::code)
                .contains(RuleErrors.MIN_ABOVE_MAX);
        assertThat(catchThrowableOfType(
                                ValidationException.class,
                                () -> RuleProgram.compile(
                                        RuleSet.of("s", Points.TYPE, Lead.TYPE)
                                                .rule("a", LeadFields.COUNTRY.is("AR"), Points.of(1)),
                                        CONTEXT))
                        .violations())
                .extracting(Violation::path, Violation::code)
                .containsExactly(tuple("hit", RuleErrors.BAD_POLICY));
    }

    @Test
    @DisplayName("An explanation tells what each rule counted for, score and grade, and replays from JSON")
    void explained() {
        Lead lead = lead(values().set(LeadFields.EMPLOYEES, 450L)
                .set(LeadFields.FIRST_CONTACT_AT, NOON.minus(Duration.ofDays(30)))
                .build());
        Explanation explanation = scoring(GRADED).explain(lead, at(NOON));
        assertThat(explanation.decided())
                .extracting(
                        Explanation.Decided::rule,
                        decided -> decided.number().orElseThrow().doubleValue())
                .containsExactly(tuple("large", 20.0), tuple("size", 4.5), tuple("fresh", 20.0));
        assertThat(explanation.extra()).containsEntry("score", 45L).containsEntry("grade", "warm");
        Explanation kept = Explanation.fromJson(explanation.toJson());
        assertThat(kept.replay(CONTEXT.fields())).isPresent();
        assertThat(kept.text(Locale.ENGLISH)).contains("lead-score, version 4");
    }

    @Test
    @DisplayName("A new rule set brings its own grades, at once")
    void replaced() {
        Rulebook<Points> book = new Rulebook<>(GRADED, CONTEXT);
        Scoring scoring = new Scoring(book);
        Lead lead = lead(values().set(LeadFields.EMPLOYEES, 450L).build());
        assertThat(scoring.score(lead, at(NOON)).grade()).contains("warm");
        book.replace(Grades.from("C").then(10, "A").on(RULES).version(5));
        assertThat(scoring.score(lead, at(NOON)).grade()).contains("A");
    }

    @Test
    @DisplayName("Only where every rule counts a fixed number is there a quick way; it comes to the same")
    void fixedSum() {
        assertThat(RuleProgram.compile(RULES, CONTEXT).fixedSum()).isEmpty();
        RuleSet<Points> fixed = Points.summedUp("s", Lead.TYPE)
                .rule("a", LeadFields.COUNTRY.is("AR"), Points.of(new BigDecimal("0.25")))
                .rule("b", LeadFields.EMPLOYEES.isAtLeast(2L), Points.of(-7))
                .rule("c", LeadFields.COUNTRY.in("AR", "UY"), Points.of(new BigDecimal("1E+2")))
                .otherwise(Points.of(9));
        RuleProgram<Points> program = RuleProgram.compile(fixed, CONTEXT);
        for (String country : List.of("AR", "UY", "ES")) {
            for (long employees : List.of(1L, 2L)) {
                Lead lead = lead(values().set(LeadFields.COUNTRY, country)
                        .set(LeadFields.EMPLOYEES, employees)
                        .build());
                assertThat(BigDecimal.valueOf(
                                program.fixedSum().orElseThrow().of(lead, at(NOON)),
                                program.fixedSum().orElseThrow().scale()))
                        .isEqualByComparingTo(
                                program.decide(lead, at(NOON)).number().orElseThrow());
            }
        }
    }

    @Test
    @DisplayName("The quick way allocates nothing for a decision")
    void allocatesNothing() {
        List<Rule<Points>> rules = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            rules.add(Rule.of(
                    "r" + i,
                    Filter.of(LeadFields.EMPLOYEES.isAtLeast((long) i).and(LeadFields.COUNTRY.is("C" + i % 7))),
                    Points.of(i)));
        }
        RuleProgram<Points> program =
                RuleProgram.compile(Points.summedUp("s", Lead.TYPE).rules(rules), CONTEXT);
        Lead lead = lead(values().set(LeadFields.COUNTRY, "C3")
                .set(LeadFields.EMPLOYEES, 500L)
                .build());
        Situation situation = at(NOON);
        LongSupplier decide = () -> program.fixedSum().orElseThrow().of(lead, situation);
        assertThat(decide.getAsLong()).isEqualTo(18_108);
        assertThat(allocatedBy(decide, 20_000)).isLessThan(20_000 * 4L);
    }

    private static long allocatedBy(LongSupplier work, int times) {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (int i = 0; i < times; i++) {
            sum += work.getAsLong();
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < times; i++) {
            sum += work.getAsLong();
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(sum).isPositive();
        return allocated;
    }

    @Test
    @DisplayName("The usual rules load, with their cases, and grade leads of a Crm")
    void usual() {
        Scoring scoring = scoring(Scoring.usual(CONTEXT));
        assertThat(Scoring.usual(CONTEXT).cases()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(RuleSetJson.read(RuleSetJson.write(Scoring.usual(CONTEXT)), Points.TYPE, CONTEXT))
                .isEqualTo(Scoring.usual(CONTEXT));
        Lead lead = lead(values().set(LeadFields.COMPANY, "Engines")
                .set(LeadFields.PRODUCT_INTEREST, "engine")
                .set(LeadFields.EMPLOYEES, 2_000L)
                .set(LeadFields.SOURCE, "partner")
                .build());
        assertThat(scoring.score(lead, at(NOON))).isEqualTo(new Score(60, Optional.of("hot")));
    }

    @Test
    @DisplayName("A lead is scored and graded as it is captured and edited, and the reason is kept with it")
    void ofCrm() {
        scored(new InMemoryStore());
    }

    @Test
    @DisplayName("On H2 and PostgreSQL it is the same")
    void onDatabases() {
        try (TestDatabase h2 = TestDatabase.h2("scoring");
                TestDatabase postgresql = TestDatabase.postgresql()) {
            scored(h2.store());
            scored(postgresql.store());
        }
    }

    private static void scored(CrmStore store) {
        Rulebook<Points> book = new Rulebook<>(GRADED, CONTEXT);
        Crm crm = Crm.builder()
                .store(store)
                .clock(InstantSource.fixed(NOON))
                .leadScoring(new Scoring(book).forLeads())
                .build();
        CrmSession ada = crm.as(Actor.user("ada"));
        Lead lead = ada.leads().capture(CaptureLead.ofCompany("Engines").with(LeadFields.EMPLOYEES, 450L));
        assertThat(lead.find(LeadFields.SCORE)).contains(25L);
        assertThat(lead.find(LeadFields.GRADE)).contains("warm");
        Lead edited = ada.leads()
                .edit(lead.id(), Edit.set(LeadFields.FIRST_CONTACT_AT, NOON).and(LeadFields.COUNTRY, "AR"));
        assertThat(edited.find(LeadFields.SCORE)).contains(67L);
        assertThat(edited.find(LeadFields.GRADE)).contains("hot");
        List<Decision> decisions = ada.decisions().of(lead.ref());
        assertThat(decisions)
                .extracting(Decision::kind, Decision::ruleSet, Decision::ruleSetVersion, Decision::outcome)
                .contains(tuple("scoring", "lead-score", 4L, "67 hot"), tuple("scoring", "lead-score", 4L, "25 warm"));
        ada.leads().edit(lead.id(), Edit.set(LeadFields.DESCRIPTION, "asked twice"));
        assertThat(ada.decisions().of(lead.ref()))
                .as("of a save that leaves the score as it is")
                .hasSameSizeAs(decisions);
    }
}
