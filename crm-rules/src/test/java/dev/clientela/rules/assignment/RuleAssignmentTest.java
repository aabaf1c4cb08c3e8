package dev.clientela.rules.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.command.Edit;
import dev.clientela.decision.Decision;
import dev.clientela.intake.CsvSource;
import dev.clientela.intake.Import;
import dev.clientela.intake.ImportReport;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadAssignment;
import dev.clientela.lead.LeadFields;
import dev.clientela.record.Criterion;
import dev.clientela.rules.Explanation;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleSet;
import dev.clientela.rules.Rulebook;
import dev.clientela.rules.TestStore;
import dev.clientela.security.Actor;
import dev.clientela.security.InMemoryUserDirectory;
import dev.clientela.security.Owner;
import dev.clientela.security.Tenant;
import dev.clientela.security.User;
import dev.clientela.store.CrmStore;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Leads are assigned by rule, on each store. */
class RuleAssignmentTest {

    private static final Owner DEFAULT = Owner.queue("leads");

    private final InMemoryUserDirectory users = new InMemoryUserDirectory()
            .add(User.named("ada", "Ada").inTeams("north"))
            .add(User.named("bea", "Bea").inTeams("north"))
            .add(User.named("cid", "Cid").inTeams("north").inZone(ZoneId.of("America/Argentina/Buenos_Aires")))
            .addQueue("leads")
            .addQueue("iberia");
    private final Tenant tenant = TestStore.newTenant();
    private Instant now = Instant.parse("2026-03-10T12:00:00Z");

    private Crm crm(CrmStore store, RuleSet<Route> rules) {
        Rulebook<Route> book =
                new Rulebook<>(rules, RuleContext.of(Crm.inMemory().fields()));
        return Crm.builder()
                .store(store)
                .users(users)
                .clock(() -> now)
                .leadAssignment(new RuleAssignment(book, DEFAULT))
                .build();
    }

    private static RuleSet<Route> all(Route route) {
        return RuleSet.of("routing", Route.TYPE, Lead.TYPE).rule("all", Criterion.always(), route);
    }

    private Lead capture(Crm crm, String name) {
        return session(crm).leads().capture(CaptureLead.named("Charles", name));
    }

    private CrmSession session(Crm crm) {
        return crm.as(Actor.system("web").in(tenant));
    }

    private Map<String, Integer> owners(Crm crm, int leads) {
        Map<String, Integer> owners = new TreeMap<>();
        for (int i = 0; i < leads; i++) {
            owners.merge(capture(crm, "Babbage" + i).owner().toString(), 1, Integer::sum);
        }
        return owners;
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(TestStore.class)
    @DisplayName("AS-4 A lead goes to the user or the queue of the first rule that holds, else to the default owner")
    void firstRule(TestStore on) {
        Crm crm = crm(
                on.open(),
                RuleSet.of("routing", Route.TYPE, Lead.TYPE)
                        .rule("ar", LeadFields.COUNTRY.is("AR"), Route.toUser("ada"))
                        .rule("es", LeadFields.COUNTRY.is("ES"), Route.toQueue("iberia")));
        CrmSession web = session(crm);
        assertThat(web.leads()
                        .capture(CaptureLead.named("A", "B").with(LeadFields.COUNTRY, "AR"))
                        .owner())
                .isEqualTo(Owner.user("ada"));
        assertThat(web.leads()
                        .capture(CaptureLead.named("A", "C").with(LeadFields.COUNTRY, "ES"))
                        .owner())
                .isEqualTo(Owner.queue("iberia"));
        assertThat(web.leads().capture(CaptureLead.named("A", "D")).owner()).isEqualTo(DEFAULT);
        assertThat(web.leads()
                        .capture(CaptureLead.named("A", "E")
                                .with(LeadFields.COUNTRY, "AR")
                                .ownedBy(Owner.user("bea")))
                        .owner())
                .isEqualTo(Owner.user("bea"));
    }

    @Test
    @DisplayName("Without explanations the same owner is found, the reason names the rule, and no decision is kept")
    void unexplained() {
        Rulebook<Route> book = new Rulebook<>(
                all(Route.inTurn("ada", "bea")), RuleContext.of(Crm.inMemory().fields()));
        RuleAssignment explaining = new RuleAssignment(book, DEFAULT);
        List<String> reasons = new ArrayList<>();
        for (RuleAssignment assignment : List.of(explaining, explaining.withoutExplanations())) {
            Crm crm = Crm.builder()
                    .users(users)
                    .leadAssignment((lead, execution) -> {
                        LeadAssignment.Assignment found = assignment.assign(lead, execution);
                        reasons.add(found.reason());
                        return found;
                    })
                    .build();
            Lead lead = capture(crm, "Babbage");
            assertThat(lead.owner()).isEqualTo(Owner.user("ada"));
            assertThat(session(crm).decisions().of(lead.ref())).hasSize(assignment == explaining ? 1 : 0);
        }
        assertThat(reasons).containsExactly("routing/all", "routing/all");
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(TestStore.class)
    @DisplayName("AS-9 Turns are kept by the store: after a restart, and by a new version of the rules")
    void turnsAreKept(TestStore on) {
        CrmStore store = on.open();
        RuleSet<Route> rules = all(Route.inTurn("ada", "bea", "cid"));
        assertThat(capture(crm(store, rules), "1").owner()).isEqualTo(Owner.user("ada"));
        assertThat(capture(crm(store, rules), "2").owner()).isEqualTo(Owner.user("bea"));
        assertThat(capture(crm(store, rules.version(2)), "3").owner()).isEqualTo(Owner.user("cid"));
        assertThat(capture(crm(store, rules), "4").owner()).isEqualTo(Owner.user("ada"));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(TestStore.class)
    @DisplayName("AS-10 Round robin on two nodes at once gives each user the same, or one more")
    void fairOnTwoNodes(TestStore on) throws Exception {
        CrmStore store = on.open();
        RuleSet<Route> rules = all(Route.inTurn("ada", "bea", "cid"));
        List<Crm> nodes = List.of(crm(store, rules), crm(store, rules));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        Map<String, Integer> owners = new TreeMap<>();
        try {
            List<Future<Map<String, Integer>>> shares = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Crm node = nodes.get(i % 2);
                shares.add(threads.submit(() -> owners(node, 10)));
            }
            for (Future<Map<String, Integer>> share : shares) {
                share.get().forEach((owner, count) -> owners.merge(owner, count, Integer::sum));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(owners.values()).containsExactlyInAnyOrder(13, 13, 14);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(TestStore.class)
    @DisplayName("AS-9 A lead that is refused does not take a turn")
    void refusedTakesNoTurn(TestStore on) {
        Crm crm = crm(on.open(), all(Route.inTurn("ada", "bea")));
        CrmSession web = session(crm);
        assertThat(web.dryRun(s -> s.leads().capture(CaptureLead.named("A", "B")))
                        .result()
                        .owner())
                .isEqualTo(Owner.user("ada"));
        assertThat(capture(crm, "C").owner()).isEqualTo(Owner.user("ada"));
        assertThat(capture(crm, "D").owner()).isEqualTo(Owner.user("bea"));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(TestStore.class)
    @DisplayName("AS-8 Inactive and unknown users are passed over; where nobody is left, the default owner gets it")
    void inactive(TestStore on) {
        Crm crm = crm(on.open(), all(Route.inTurn("ada", "bea", "nobody")));
        users.add(User.named("ada", "Ada").deactivated());
        assertThat(owners(crm, 2)).isEqualTo(Map.of("user:bea", 2));
        users.add(User.named("bea", "Bea").deactivated());
        assertThat(owners(crm, 1)).isEqualTo(Map.of(DEFAULT.toString(), 1));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(TestStore.class)
    @DisplayName("AS-11 The user with the fewest open leads gets the next; of several, the one of the lowest id")
    void leastBusy(TestStore on) {
        Crm crm =
                crm(on.open(), all(Route.among(Pool.of(new Pool.OfTeam("north")).by(Pool.By.LEAST_BUSY))));
        CrmSession web = session(crm);
        Lead first = capture(crm, "1");
        assertThat(first.owner()).isEqualTo(Owner.user("ada"));
        assertThat(capture(crm, "2").owner()).isEqualTo(Owner.user("bea"));
        assertThat(capture(crm, "3").owner()).isEqualTo(Owner.user("cid"));
        web.leads().assign(first.id(), Owner.user("cid"));
        assertThat(capture(crm, "4").owner()).isEqualTo(Owner.user("ada"));
        assertThat(capture(crm, "5").owner()).isEqualTo(Owner.user("ada"));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(TestStore.class)
    @DisplayName(
            "AS-12 Capacity counts by the day where the user is; who is full is passed over; the rest is the default owner's")
    void capacity(TestStore on) {
        Crm crm = crm(
                on.open(),
                all(Route.among(Pool.of(new Pool.Users(List.of("bea", "cid"))).taking(2, Pool.Per.DAY))));
        now = Instant.parse("2026-03-10T23:30:00Z");
        assertThat(owners(crm, 6)).isEqualTo(Map.of("user:bea", 2, "user:cid", 2, DEFAULT.toString(), 2));
        now = now.plus(Duration.ofHours(1)); // a new day in UTC, where bea is; still the old one in Buenos Aires
        assertThat(owners(crm, 3)).isEqualTo(Map.of("user:bea", 2, DEFAULT.toString(), 1));
        now = now.plus(Duration.ofHours(3));
        assertThat(owners(crm, 3)).isEqualTo(Map.of("user:cid", 2, DEFAULT.toString(), 1));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(TestStore.class)
    @DisplayName("Users take leads as often as their weights say")
    void weighted(TestStore on) {
        Crm crm = crm(
                on.open(),
                all(Route.among(
                        Pool.of(new Pool.Users(List.of("ada", "bea"))).weighing(Map.of("ada", 3L, "bea", 1L)))));
        assertThat(owners(crm, 8)).isEqualTo(Map.of("user:ada", 6, "user:bea", 2));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(TestStore.class)
    @DisplayName("AS-6 A rule that keeps the owner stops there; an edit does not reassign (AS-5), asking does")
    void keepsTheOwner(TestStore on) {
        Crm crm = crm(
                on.open(),
                RuleSet.of("routing", Route.TYPE, Lead.TYPE)
                        .rule("vip", LeadFields.RATING.is("hot"), Route.keep())
                        .rule("es", LeadFields.COUNTRY.is("ES"), Route.toUser("cid"))
                        .rule("all", Criterion.always(), Route.toUser("ada")));
        CrmSession web = session(crm);
        Lead lead = capture(crm, "B");
        assertThat(lead.owner()).isEqualTo(Owner.user("ada"));
        web.leads().edit(lead.id(), Edit.set(LeadFields.COUNTRY, "ES"));
        assertThat(web.leads().get(lead.id()).owner()).isEqualTo(Owner.user("ada"));
        assertThat(web.leads().route(lead.id()).owner()).isEqualTo(Owner.user("cid"));
        web.leads().edit(lead.id(), Edit.set(LeadFields.RATING, "hot").and(LeadFields.COUNTRY, "AR"));
        assertThat(web.leads().route(lead.id()).owner()).isEqualTo(Owner.user("cid"));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(TestStore.class)
    @DisplayName("AS-13 Each assignment keeps its explanation, from which alone the same owner is found again")
    void explained(TestStore on) {
        RuleSet<Route> rules = RuleSet.of("routing", Route.TYPE, Lead.TYPE)
                .rule("es", LeadFields.COUNTRY.is("ES"), Route.toUser("cid"))
                .rule("all", Criterion.always(), Route.inTurn("ada", "bea", "nobody"));
        Crm crm = crm(on.open(), rules);
        RuleAssignment assignment = new RuleAssignment(new Rulebook<>(rules, RuleContext.of(crm.fields())), DEFAULT);
        for (int i = 0; i < 3; i++) {
            Lead lead = capture(crm, "B" + i);
            Decision kept = session(crm).decisions().of(lead.ref()).get(0);
            assertThat(kept.outcome()).isEqualTo(lead.owner().toString());
            assertThat(kept.rule()).contains("all");
            Explanation explanation = Explanation.fromPlain(kept.explanation());
            assertThat(assignment.replay(explanation, RuleContext.of(crm.fields())))
                    .contains(lead.owner());
            assertThat(explanation.text(Locale.ENGLISH))
                    .contains("Rule es does not hold: it asks that country is ES, and found nothing.");
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(TestStore.class)
    @DisplayName("AS-14 In a batch each lead is assigned or refused by itself, and one that is refused takes no turn")
    void batch(TestStore on) {
        Crm crm = crm(on.open(), all(Route.inTurn("ada", "bea")));
        Import<Lead> leads =
                Import.into(Lead.TYPE).column("name", LeadFields.LAST_NAME).column("staff", LeadFields.EMPLOYEES);
        ImportReport report = session(crm)
                .imports()
                .run(leads, CsvSource.of(new StringReader("name,staff\nA,1\nB,-5\nC,2\nD,many\nE,3\n")));
        assertThat(report.created()).isEqualTo(3);
        assertThat(report.rejected()).isEqualTo(2);
        assertThat(session(crm)
                        .leads()
                        .list(session(crm).leads().query().orderBy(LeadFields.LAST_NAME.ascending()))
                        .items())
                .extracting(lead -> lead.owner().id())
                .containsExactly("ada", "bea", "ada");
    }
}
