package dev.clientela.rules.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.activity.Activity;
import dev.clientela.activity.ActivityFields;
import dev.clientela.calendar.BusinessHours;
import dev.clientela.command.Edit;
import dev.clientela.decision.Decision;
import dev.clientela.error.ErrorCode;
import dev.clientela.error.RefusedException;
import dev.clientela.error.Violation;
import dev.clientela.event.EventEnvelope;
import dev.clientela.event.EventSubscriber;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.notification.NotificationTemplate;
import dev.clientela.notification.NotificationTemplates;
import dev.clientela.notification.RecordingNotifications;
import dev.clientela.record.Criterion;
import dev.clientela.rules.Filter;
import dev.clientela.rules.Formula;
import dev.clientela.rules.HitPolicy;
import dev.clientela.rules.Rule;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleLimits;
import dev.clientela.rules.RuleSet;
import dev.clientela.rules.RuleSetJson;
import dev.clientela.rules.Rulebook;
import dev.clientela.rules.TestStore;
import dev.clientela.security.Actor;
import dev.clientela.security.InMemoryUserDirectory;
import dev.clientela.security.Owner;
import dev.clientela.security.Tenant;
import dev.clientela.security.User;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What follows from a save by rule, on each store. */
class WorkflowRulesTest {

    private static final RuleContext CONTEXT = RuleContext.of(Crm.inMemory().fields());

    private final Tenant tenant = TestStore.newTenant();
    private final RecordingNotifications sent = new RecordingNotifications();
    private final List<EventEnvelope> raised = new ArrayList<>();
    private BusinessHours hours = BusinessHours.aroundTheClock();
    private Instant now = Instant.parse("2026-03-10T12:00:00Z");

    private Crm crm(TestStore on, RuleSet<Reaction> rules) {
        return crm(on, rules, new AtomicBoolean());
    }

    /** @param refusing whether hot leads are refused for the time being */
    private Crm crm(TestStore on, RuleSet<Reaction> rules, AtomicBoolean refusing) {
        RuleSet<Reaction> read = RuleSetJson.read(RuleSetJson.write(rules), Reaction.TYPE, CONTEXT);
        assertThat(read).isEqualTo(rules);
        InMemoryUserDirectory users = new InMemoryUserDirectory()
                .add(User.named("ada", "Ada").reportingTo("zoe"))
                .add(User.named("zoe", "Zoe"))
                .addQueue("leads")
                .addQueue("late");
        WorkflowRules workflow = new WorkflowRules(hours, List.of(new Rulebook<>(read, CONTEXT)));
        return Crm.builder()
                .store(on.open())
                .users(users)
                .clock(() -> now)
                .rule((before, after) -> refusing.get()
                                && after instanceof Lead lead
                                && lead.find(LeadFields.RATING).isPresent()
                        ? List.of(Violation.of("rating", ErrorCode.of("host.too_hot")))
                        : List.of())
                .saveRules(workflow)
                .dueWork(workflow)
                .notifications(sent)
                .notificationTemplates(NotificationTemplates.in(
                        Locale.ENGLISH,
                        Map.of("hot", NotificationTemplate.plain("Hot: {{last_name}}", "From {{country}}"))))
                .subscriber(new EventSubscriber() {
                    @Override
                    public String name() {
                        return "host";
                    }

                    @Override
                    public boolean wants(String eventType) {
                        return eventType.equals(WorkflowEvent.Raised.TYPE);
                    }

                    @Override
                    public void on(EventEnvelope event) {
                        raised.add(event);
                    }
                })
                .build();
    }

    private static RuleSet<Reaction> rules() {
        return RuleSet.of("flow", Reaction.TYPE, Lead.TYPE).hit(HitPolicy.COLLECT);
    }

    private CrmSession ada(Crm crm) {
        return crm.as(Actor.user("ada").in(tenant));
    }

    private static CaptureLead lead(String country) {
        return CaptureLead.named("Charles", "Babbage").with(LeadFields.COUNTRY, country);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(TestStore.class)
    @DisplayName("AS-18 A rule before the write changes the draft, in the same write and with the same event")
    void beforeTheWrite(TestStore on) {
        Crm crm = crm(
                on,
                rules().rule(
                                "hot",
                                LeadFields.COUNTRY.is("AR"),
                                Reaction.of(Act.set("rating", "hot"))
                                        .upon(Trigger.on(Trigger.CREATE).beforeTheWrite())));
        Lead lead = ada(crm).leads().capture(lead("AR"));
        assertThat(lead.version()).isEqualTo(1);
        assertThat(lead.find(LeadFields.RATING)).contains("hot");
        assertThat(ada(crm).leads().capture(lead("ES")).find(LeadFields.RATING)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(TestStore.class)
    @DisplayName("A rule after the save plans a task, tells people, raises an event and keeps why")
    void afterTheSave(TestStore on) {
        Crm crm = crm(
                on,
                rules().rule(
                                "new",
                                LeadFields.COUNTRY.is("AR"),
                                Reaction.of(
                                                Act.task("Call {{last_name}}", Duration.ofDays(1)),
                                                Act.notifyOwner("hot"),
                                                Act.notifyManager("hot"),
                                                Act.raise("hot_lead", "country"))
                                        .upon(Trigger.on("lead.captured"))));
        Lead lead = ada(crm).leads().capture(lead("AR"));
        List<Activity> tasks =
                ada(crm).activities().list(ada(crm).activities().of(lead.id())).items();
        assertThat(tasks).hasSize(1);
        assertThat(tasks.get(0).get(ActivityFields.SUBJECT)).isEqualTo("Call Babbage");
        assertThat(tasks.get(0).get(ActivityFields.OWNER)).isEqualTo(Owner.user("ada"));
        assertThat(tasks.get(0).find(ActivityFields.DUE_AT)).contains(now.plus(Duration.ofDays(1)));
        assertThat(tasks.get(0).createdBy()).isEqualTo("system:workflow");
        assertThat(sent.sent()).isEmpty();
        crm.housekeeping().runDue(now);
        assertThat(sent.sent())
                .extracting(n -> n.recipient().value() + " " + n.subject())
                .containsExactlyInAnyOrder("ada Hot: Babbage", "zoe Hot: Babbage");
        assertThat(raised).singleElement().satisfies(event -> {
            assertThat(event.payload()).containsEntry("name", "hot_lead").containsEntry("rule", "flow/new");
            assertThat(event.payload()).containsEntry("values", Map.of("country", "AR"));
        });
        Decision kept = ada(crm).decisions().of(lead.ref()).get(0);
        assertThat(kept.ruleSet()).isEqualTo("flow");
        assertThat(kept.rule()).contains("new");
        assertThat(kept.explanation()).containsEntry("read", Map.of("country", "AR"));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(TestStore.class)
    @DisplayName("AS-20 A rule runs once for a record in a transaction, however it sets itself off")
    void notTwiceInATransaction(TestStore on) {
        Formula more = Formula.of("COALESCE(score, 0) + 1", Lead.TYPE, CONTEXT.fields(), RuleLimits.usual());
        Crm crm = crm(
                on,
                rules().rule(
                                "count",
                                Criterion.always(),
                                Reaction.of(new Act.SetFields(Map.of("score", new Act.Reckoned(more))))));
        Lead lead = ada(crm).leads().capture(lead("AR"));
        assertThat(ada(crm).leads().get(lead.id()).find(LeadFields.SCORE)).contains(1L);
        ada(crm).leads().edit(lead.id(), Edit.set(LeadFields.CITY, "Rosario"));
        assertThat(ada(crm).leads().get(lead.id()).find(LeadFields.SCORE)).contains(2L);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(TestStore.class)
    @DisplayName("AS-20 A rule that runs once for a record is remembered, and never runs for it again")
    void oncePerRecord(TestStore on) {
        Crm crm = crm(
                on,
                rules().rule(
                                "once",
                                LeadFields.CITY.isPresent(),
                                Reaction.of(Act.task("Visit", Duration.ofDays(1)))
                                        .onlyOnce()));
        Lead lead = ada(crm).leads().capture(lead("AR"));
        for (String city : List.of("Rosario", "Salta", "Rosario")) {
            ada(crm).leads().edit(lead.id(), Edit.set(LeadFields.CITY, city));
        }
        assertThat(ada(crm).activities()
                        .list(ada(crm).activities().of(lead.id()))
                        .items())
                .hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(TestStore.class)
    @DisplayName("A rule upon changed fields is asked when one of them has changed, and not else")
    void changed(TestStore on) {
        Crm crm = crm(
                on,
                rules().rule(
                                "moved",
                                Criterion.always(),
                                Reaction.of(Act.assign(Owner.queue("late")))
                                        .upon(Trigger.on(Trigger.UPDATE).whenChanged(LeadFields.CITY))));
        Lead lead = ada(crm).leads().capture(lead("AR").with(LeadFields.CITY, "Rosario"));
        ada(crm).leads().edit(lead.id(), Edit.set(LeadFields.TITLE, "Dr"));
        assertThat(ada(crm).leads().get(lead.id()).owner()).isEqualTo(Owner.user("ada"));
        ada(crm).leads().edit(lead.id(), Edit.set(LeadFields.CITY, "Salta"));
        assertThat(ada(crm).leads().get(lead.id()).owner()).isEqualTo(Owner.queue("late"));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(TestStore.class)
    @DisplayName("AS-20 Rules that set each other off without end are stopped, and nothing of the command stays")
    void endless(TestStore on) {
        Rule<Reaction> task = Rule.of("task", Filter.always(), Reaction.of(Act.task("And again", Duration.ofDays(1))));
        RuleSet<Reaction> tasks = RuleSet.of("tasks", Reaction.TYPE, Activity.TYPE)
                .hit(HitPolicy.COLLECT)
                .rule(task);
        Crm crm = crm(on, tasks);
        assertThatThrownBy(() -> ada(crm).activities().plan(dev.clientela.activity.PlanActivity.task("First")))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.code().value()).isEqualTo("command.cascade_too_deep"));
        assertThat(ada(crm).activities().count(Criterion.always())).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(TestStore.class)
    @DisplayName("A rule that waits acts once when its time has come, if it holds then; else not")
    void waits(TestStore on) {
        Crm crm = crm(
                on,
                rules().rule(
                                "stale",
                                LeadFields.STATUS.is("new"),
                                Reaction.of(Act.assign(Owner.queue("late")))
                                        .upon(Trigger.on("lead.captured").after(Duration.ofHours(4)))));
        Lead stale = ada(crm).leads().capture(lead("AR"));
        Lead worked = ada(crm).leads().capture(lead("ES"));
        ada(crm).leads().qualify(worked.id());
        now = now.plus(Duration.ofHours(4)).minusMillis(1);
        crm.housekeeping().runDue(now);
        assertThat(owner(crm, stale)).isEqualTo(Owner.user("ada"));
        now = now.plusMillis(1);
        crm.housekeeping().runDue(now);
        assertThat(owner(crm, stale)).isEqualTo(Owner.queue("late"));
        assertThat(owner(crm, worked)).isEqualTo(Owner.user("ada"));
        ada(crm).leads().assign(stale.id(), Owner.user("ada"));
        now = now.plus(Duration.ofDays(9));
        crm.housekeeping().runDue(now);
        assertThat(owner(crm, stale)).isEqualTo(Owner.user("ada"));
    }

    private Owner owner(Crm crm, Lead lead) {
        return ada(crm).leads().get(lead.id()).owner();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(TestStore.class)
    @DisplayName("A rule that waits in working time does not count nights and weekends")
    void waitsInWorkingTime(TestStore on) {
        hours = BusinessHours.in(ZoneOffset.UTC)
                .openOnWeekdays(LocalTime.of(9, 0), LocalTime.of(17, 0))
                .build();
        now = Instant.parse("2026-03-13T16:00:00Z"); // a Friday
        Crm crm = crm(
                on,
                rules().rule(
                                "late",
                                Criterion.always(),
                                Reaction.of(Act.assign(Owner.queue("late")))
                                        .upon(Trigger.on("lead.captured")
                                                .after(new Trigger.Wait(
                                                        Duration.ofHours(4), Optional.of("created_at"), true)))));
        Lead lead = ada(crm).leads().capture(lead("AR"));
        now = Instant.parse("2026-03-16T11:59:59Z");
        crm.housekeeping().runDue(now);
        assertThat(owner(crm, lead)).isEqualTo(Owner.user("ada"));
        now = Instant.parse("2026-03-16T12:00:00Z");
        crm.housekeeping().runDue(now);
        assertThat(owner(crm, lead)).isEqualTo(Owner.queue("late"));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(TestStore.class)
    @DisplayName("A waiting rule that fails leaves nothing, is counted, and is tried again later")
    void failsAndTriesAgain(TestStore on) {
        AtomicBoolean refusing = new AtomicBoolean(true);
        Crm crm = crm(
                on,
                rules().rule(
                                "late",
                                Criterion.always(),
                                Reaction.of(Act.task("Look at it", Duration.ofDays(1)), Act.set("rating", "hot"))
                                        .upon(Trigger.on("lead.captured").after(Duration.ofHours(1)))),
                refusing);
        Lead lead = ada(crm).leads().capture(lead("AR"));
        now = now.plus(Duration.ofHours(1));
        assertThat(crm.housekeeping()
                        .runDue(now)
                        .work()
                        .get("clientela.workflow")
                        .failed())
                .isEqualTo(1);
        assertThat(tasks(crm, lead)).isEmpty();
        refusing.set(false);
        crm.housekeeping().runDue(now.plusSeconds(59));
        assertThat(tasks(crm, lead)).isEmpty();
        now = now.plusSeconds(60);
        crm.housekeeping().runDue(now);
        assertThat(tasks(crm, lead)).hasSize(1);
        crm.housekeeping().runDue(now.plus(Duration.ofDays(2)));
        assertThat(tasks(crm, lead)).hasSize(1);
    }

    private List<Activity> tasks(Crm crm, Lead lead) {
        return ada(crm).activities().list(ada(crm).activities().of(lead.id())).items();
    }
}
