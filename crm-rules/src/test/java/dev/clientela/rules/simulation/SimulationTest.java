package dev.clientela.rules.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.account.Account;
import dev.clientela.account.AccountFields;
import dev.clientela.account.CreateAccount;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.opportunity.OpenOpportunity;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.record.Criterion;
import dev.clientela.record.Moment;
import dev.clientela.rules.HitPolicy;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleProgram;
import dev.clientela.rules.RuleSet;
import dev.clientela.rules.TestDatabase;
import dev.clientela.rules.assignment.Route;
import dev.clientela.rules.scoring.Grades;
import dev.clientela.rules.scoring.Points;
import dev.clientela.rules.simulation.SimulationReport.Change;
import dev.clientela.rules.simulation.SimulationReport.Example;
import dev.clientela.rules.validation.Refusal;
import dev.clientela.security.Access;
import dev.clientela.security.AccessPolicy;
import dev.clientela.security.Actor;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SimulationTest {

    private static final RuleContext CONTEXT = RuleContext.of(Crm.inMemory().fields());
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final Moment NOW = new Moment(NOON, ZoneOffset.UTC);
    private static final RuleSet<Route> ROUTES = RuleSet.of("routes", Route.TYPE, Lead.TYPE)
            .rule("ar", LeadFields.COUNTRY.is("AR"), Route.toUser("ada"))
            .otherwise(Route.toQueue("leads"));
    private static final RuleSet<Route> NEXT = RuleSet.of("routes", Route.TYPE, Lead.TYPE)
            .version(2)
            .rule("ar-large", LeadFields.COUNTRY.is("AR").and(LeadFields.EMPLOYEES.isAtLeast(5L)), Route.toUser("bea"))
            .rule("ar", LeadFields.COUNTRY.is("AR"), Route.toUser("ada"))
            .rule("es", LeadFields.COUNTRY.is("ES"), Route.toUser("eva"))
            .otherwise(Route.toQueue("leads"));

    private static CrmSession withLeads(Crm crm, int count) {
        CrmSession ada = crm.as(Actor.user("ada"));
        ada.atomically(session -> {
            for (int i = 0; i < count; i++) {
                session.leads()
                        .capture(CaptureLead.ofCompany("Company " + i)
                                .with(
                                        LeadFields.COUNTRY,
                                        List.of("AR", "ES", "FR").get(i % 3))
                                .with(LeadFields.EMPLOYEES, (long) (i % 10)));
            }
            return count;
        });
        return ada;
    }

    private static <O> Simulation simulation(RuleSet<O> inForce, RuleSet<O> candidate) {
        return Simulation.of(RuleProgram.compile(inForce, CONTEXT), RuleProgram.compile(candidate, CONTEXT));
    }

    @Test
    @DisplayName("It counts who would change, from what to what, and shows some with the reason on both sides")
    void routes() {
        CrmSession ada = withLeads(Crm.inMemory(), 30);
        SimulationReport report =
                simulation(ROUTES, NEXT).showing(3).over(ada, ada.leads().query(), NOW);
        assertThat(report.asked()).isEqualTo(30);
        assertThat(report.complete()).isTrue();
        assertThat(report.changed()).isEqualTo(15);
        assertThat(report.changes())
                .extracting(
                        change -> change.from().toString(),
                        change -> change.to().toString(),
                        Change::count)
                .containsExactly(tuple("queue = leads", "user = eva", 10L), tuple("user = ada", "user = bea", 5L));
        assertThat(report.numbers()).isEmpty();
        assertThat(report.examples()).hasSize(3);
        Example first = report.examples().get(0);
        Lead lead = ada.leads().get(new dev.clientela.lead.LeadId(first.record().id()));
        assertThat(lead.company()).contains("Company 1");
        assertThat(first.before().explanation().orElseThrow().text(Locale.ENGLISH))
                .contains("routes, version 1");
        assertThat(first.after().explanation().orElseThrow().ruleIds()).containsExactly("es");
        assertThat(first.after().explanation().orElseThrow().replay(CONTEXT.fields()))
                .contains(Map.of("user", "eva"));
    }

    @Test
    @DisplayName("Rules beside themselves change nothing")
    void nothing() {
        CrmSession ada = withLeads(Crm.inMemory(), 30);
        SimulationReport report = simulation(NEXT, NEXT).over(ada, ada.leads().query(), NOW);
        assertThat(report.changed()).isZero();
        assertThat(report.changes()).isEmpty();
        assertThat(report.examples()).isEmpty();
    }

    @Test
    @DisplayName("It stops at its limit and says so; exactly at the end it is complete")
    void limits() {
        CrmSession ada = withLeads(Crm.inMemory(), 30);
        Simulation simulation = simulation(ROUTES, NEXT);
        SimulationReport some = simulation.upTo(7).over(ada, ada.leads().query(), NOW);
        assertThat(some.asked()).isEqualTo(7);
        assertThat(some.complete()).isFalse();
        SimulationReport all = simulation.upTo(30).over(ada, ada.leads().query(), NOW);
        assertThat(all.asked()).isEqualTo(30);
        assertThat(all.complete()).isTrue();
    }

    @Test
    @DisplayName("Scores: how many rise and fall, by how much, from which grade to which")
    void scores() {
        CrmSession ada = withLeads(Crm.inMemory(), 30);
        RuleSet<Points> before = Grades.from("cold")
                .then(10, "hot")
                .on(Points.summedUp("s", Lead.TYPE).rule("ar", LeadFields.COUNTRY.is("AR"), Points.of(10)));
        RuleSet<Points> after = Grades.from("cold")
                .then(10, "hot")
                .on(Points.summedUp("s", Lead.TYPE)
                        .version(2)
                        .rule("ar", LeadFields.COUNTRY.is("AR"), Points.of(7))
                        .rule("es", LeadFields.COUNTRY.is("ES"), Points.of(12)));
        SimulationReport report = Simulation.ofScores(before, after, CONTEXT)
                .over(ada, ada.leads().query(), NOW);
        assertThat(report.changed()).isEqualTo(20);
        assertThat(report.changes())
                .extracting(
                        change -> change.from().toString(),
                        change -> change.to().toString(),
                        Change::count)
                .containsExactlyInAnyOrder(
                        tuple("grade = hot", "grade = cold", 10L), tuple("grade = cold", "grade = hot", 10L));
        assertThat(report.numbers())
                .contains(new SimulationReport.Numbers(
                        10, 10, BigDecimal.valueOf(12), BigDecimal.valueOf(3), BigDecimal.valueOf(90)));
    }

    @Test
    @DisplayName("Where the candidate cannot decide, that is a change, with its code and no explanation")
    void refused() {
        CrmSession ada = withLeads(Crm.inMemory(), 9);
        RuleSet<Route> unique = NEXT.hit(HitPolicy.UNIQUE);
        SimulationReport report =
                simulation(ROUTES, unique).over(ada, ada.leads().query(), NOW);
        Example example = report.examples().stream()
                .filter(shown -> shown.after().said().refused().isPresent())
                .findFirst()
                .orElseThrow();
        assertThat(example.after().said()).hasToString("! rules.several_hits");
        assertThat(example.after().explanation()).isEmpty();
        assertThat(example.before().explanation()).isPresent();
    }

    @Test
    @DisplayName("Over a period each record is asked at the moment it was made; the end is not in it")
    void period() {
        CrmSession ada =
                withLeads(Crm.builder().clock(InstantSource.fixed(NOON)).build(), 3);
        RuleSet<Route> seasonal = ROUTES.rules(
                List.of(dev.clientela.rules.Rule.of("spring", dev.clientela.rules.Filter.always(), Route.toUser("bea"))
                        .until(NOON.plusSeconds(1))));
        Simulation simulation = simulation(ROUTES, seasonal);
        assertThat(simulation
                        .overCreated(ada, NOON, NOON.plusSeconds(1), ZoneOffset.UTC)
                        .changed())
                .isEqualTo(3);
        assertThat(simulation
                        .overCreated(ada, NOON.minusSeconds(9), NOON, ZoneOffset.UTC)
                        .asked())
                .isZero();
        assertThat(simulation
                        .over(ada, ada.leads().query(), new Moment(NOON.plusSeconds(9), ZoneOffset.UTC))
                        .changes())
                .extracting(change -> change.to().toString())
                .containsOnly("queue = leads");
    }

    @Test
    @DisplayName("Only what the session sees is asked about, and nothing is written")
    void visibility() {
        AccessPolicy ownCountry = new AccessPolicy() {
            @Override
            public Criterion visible(Access access) {
                return access.actor().userId().equals("bea") && access.type().equals(Lead.TYPE)
                        ? LeadFields.COUNTRY.is("ES")
                        : Criterion.always();
            }
        };
        Crm crm = Crm.builder().access(ownCountry).build();
        withLeads(crm, 30);
        CrmSession bea = crm.as(Actor.user("bea"));
        SimulationReport report = simulation(ROUTES, NEXT).over(bea, bea.leads().query(), NOW);
        assertThat(report.asked()).isEqualTo(10);
        assertThat(bea.leads().list(bea.leads().query()).items())
                .allSatisfy(lead -> assertThat(lead.version()).isEqualTo(1));
    }

    @Test
    @DisplayName("Rules over other records than the query's are refused")
    void otherType() {
        CrmSession ada = Crm.inMemory().as(Actor.user("ada"));
        assertThatThrownBy(
                        () -> simulation(ROUTES, NEXT).over(ada, ada.accounts().query(), NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lead");
    }

    @Test
    @DisplayName("On H2 it sends one statement a page, and one more for each reference looked through")
    void statements() {
        try (TestDatabase h2 = TestDatabase.h2("simulation")) {
            Crm crm = Crm.builder().store(h2.store()).build();
            CrmSession ada = withLeads(crm, 2_500);
            SimulationReport[] report = new SimulationReport[1];
            long statements = h2.statements(() ->
                    report[0] = simulation(ROUTES, NEXT).over(ada, ada.leads().query(), NOW));
            assertThat(report[0].asked()).isEqualTo(2_500);
            assertThat(report[0].changed()).isEqualTo(833 + 417);
            assertThat(statements).isEqualTo(3);
            for (int i = 0; i < 40; i++) {
                Account account = ada.accounts()
                        .open(CreateAccount.business("A" + i).with(AccountFields.COUNTRY, i % 2 == 0 ? "ES" : "AR"));
                ada.opportunities().open(OpenOpportunity.named("D" + i).account(account.id()));
            }
            RuleSet<Refusal> none = Refusal.rules("v", Opportunity.TYPE)
                    .rule("never", OpportunityFields.NAME.is("?"), Refusal.saying("no", "no"));
            RuleSet<Refusal> spanish = Refusal.rules("v", Opportunity.TYPE)
                    .rule(
                            "spanish",
                            OpportunityFields.ACCOUNT.where(AccountFields.COUNTRY.is("ES")),
                            Refusal.saying("no", "no"));
            long related = h2.statements(() -> report[0] =
                    simulation(none, spanish).over(ada, ada.opportunities().query(), NOW));
            assertThat(report[0].changed()).isEqualTo(20);
            assertThat(related).isEqualTo(2);
        }
    }
}
