package dev.clientela.agenda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.Crm;
import dev.clientela.CrmBuilder;
import dev.clientela.CrmSession;
import dev.clientela.account.CreateAccount;
import dev.clientela.activity.Activity;
import dev.clientela.activity.ActivityFields;
import dev.clientela.calendar.BusinessHours;
import dev.clientela.command.Edit;
import dev.clientela.command.Execution;
import dev.clientela.command.SaveRules;
import dev.clientela.conversion.ConvertLead;
import dev.clientela.error.ValidationException;
import dev.clientela.event.EventEnvelope;
import dev.clientela.lead.CaptureLead;
import dev.clientela.opportunity.LoseOpportunity;
import dev.clientela.opportunity.OpenOpportunity;
import dev.clientela.opportunity.Opportunities;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.opportunity.OpportunityId;
import dev.clientela.opportunity.WinOpportunity;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Query;
import dev.clientela.security.Actor;
import dev.clientela.security.InMemoryUserDirectory;
import dev.clientela.security.Owner;
import dev.clientela.security.User;
import dev.clientela.store.memory.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The tasks that deals bring with them. */
class DealTasksTest {

    /** A Friday in Madrid, at half past five in the afternoon. */
    private static final Instant FRIDAY = Instant.parse("2026-03-13T16:30:00Z");

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final BusinessHours HOURS = BusinessHours.in(MADRID)
            .openOnWeekdays(LocalTime.of(9, 0), LocalTime.of(18, 0))
            .build();

    private final AtomicReference<Instant> now = new AtomicReference<>(FRIDAY);

    private CrmSession ada(TaskTemplate... templates) {
        return crm(Crm.builder(), templates).as(Actor.user("ada"));
    }

    private Crm crm(CrmBuilder builder, TaskTemplate... templates) {
        return builder.clock(now::get).zone(MADRID).taskTemplates(templates).build();
    }

    private static List<Activity> tasks(CrmSession session, OpportunityId deal) {
        Query<Activity> all = session.activities().of(deal);
        return session.activities().list(all).items();
    }

    private static List<String> names(CrmSession session, OpportunityId deal) {
        return tasks(session, deal).stream().map(Activity::name).sorted().toList();
    }

    private static OpportunityId open(CrmSession session) {
        return session.opportunities().open(OpenOpportunity.named("Engines")).id();
    }

    @Test
    @DisplayName(
            "SG-18 a task is generated once for each deal and template, also when the deal leaves the stage and comes back")
    void once() {
        CrmSession ada = ada(
                TaskTemplate.of("send-offer", "proposal", "Send {{name}} an offer"),
                TaskTemplate.of("ask-again", "proposal", "Ask how {{name}} stands")
                        .again());
        OpportunityId deal = open(ada);
        assertThat(names(ada, deal)).isEmpty();

        ada.opportunities().moveTo(deal, "proposal");
        ada.opportunities().moveTo(deal, "proposal");
        ada.opportunities().moveTo(deal, "proposal", 60);
        ada.opportunities().edit(deal, Edit.set(OpportunityFields.NEXT_STEP, "call"));
        assertThat(names(ada, deal)).containsExactly("Ask how Engines stands", "Send Engines an offer");

        tasks(ada, deal).forEach(task -> ada.activities().delete(task.id()));
        ada.opportunities().moveTo(deal, "negotiation");
        ada.opportunities().moveTo(deal, "proposal");
        assertThat(names(ada, deal)).containsExactly("Ask how Engines stands");

        OpportunityId other = open(ada);
        ada.opportunities().moveTo(other, "proposal");
        assertThat(names(ada, other)).hasSize(2);
    }

    @Test
    @DisplayName("SG-18 a template that has changed, but for its id, generates nothing again; another id does")
    void changedTemplate() {
        InMemoryStore store = new InMemoryStore();
        CrmSession before = crm(Crm.builder().store(store), TaskTemplate.of("offer", "proposal", "Offer"))
                .as(Actor.user("ada"));
        OpportunityId deal = open(before);
        before.opportunities().moveTo(deal, "proposal");
        CrmSession after = crm(
                        Crm.builder().store(store),
                        TaskTemplate.of("offer", "proposal", "A better offer").dueInDays(3),
                        TaskTemplate.of("sample", "proposal", "Sample"))
                .as(Actor.user("ada"));
        after.opportunities().moveTo(deal, "negotiation");
        after.opportunities().moveTo(deal, "proposal");
        assertThat(names(after, deal)).containsExactly("Offer", "Sample");
    }

    @Test
    @DisplayName("SG-18 a command sent again by its key generates nothing again, and one rolled back leaves nothing")
    void keyAndRollback() {
        CrmSession ada = ada(TaskTemplate.of("offer", "proposal", "Offer"));
        OpportunityId deal = open(ada);
        assertThatThrownBy(() -> ada.atomically(bound -> {
                    bound.opportunities().moveTo(deal, "proposal");
                    assertThat(names(bound, deal)).hasSize(1);
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");
        assertThat(names(ada, deal)).isEmpty();
        assertThat(ada.dryRun(bound -> bound.opportunities().moveTo(deal, "proposal"))
                        .events())
                .anyMatch(event -> event.type().equals("activity.planned"));
        assertThat(names(ada, deal)).isEmpty();
        ada.once("move").opportunities().moveTo(deal, "proposal");
        ada.once("move").opportunities().moveTo(deal, "proposal");
        assertThat(names(ada, deal)).hasSize(1);
    }

    @Test
    @DisplayName(
            "SG-18 whatever brings a deal to the stage generates its tasks: opening, editing, conversion, winning, losing, reopening")
    void everyWay() {
        CrmSession ada = ada(
                TaskTemplate.of("first", "prospecting", "Get to know"),
                TaskTemplate.of("offer", "proposal", "Offer"),
                TaskTemplate.of("thanks", "won", "Say thanks"),
                TaskTemplate.of("ask-why", "lost", "Ask why"));
        OpportunityId opened = ada.opportunities()
                .open(OpenOpportunity.named("Engines").stage("proposal"))
                .id();
        assertThat(names(ada, opened)).containsExactly("Offer");

        OpportunityId edited = open(ada);
        ada.opportunities().edit(edited, Edit.set(OpportunityFields.STAGE, "proposal"));
        assertThat(names(ada, edited)).containsExactly("Get to know", "Offer");
        ada.opportunities().win(WinOpportunity.of(edited));
        assertThat(names(ada, edited)).containsExactly("Get to know", "Offer", "Say thanks");

        ada.opportunities().lose(LoseOpportunity.of(opened));
        ada.opportunities().reopen(opened, "prospecting");
        assertThat(names(ada, opened)).containsExactly("Ask why", "Get to know", "Offer");
        ada.opportunities()
                .reopen(ada.opportunities().win(WinOpportunity.of(opened)).id());
        assertThat(names(ada, opened)).containsExactly("Ask why", "Get to know", "Offer", "Say thanks");

        OpportunityId converted = ada.conversions()
                .convert(ConvertLead.of(ada.leads()
                                .capture(CaptureLead.named("Charles", "Babbage").company("Engines"))
                                .id())
                        .withOpportunity("Engines"))
                .opportunity();
        assertThat(names(ada, converted)).containsExactly("Get to know");
    }

    /** Moves every deal on from the stage of proposals. */
    private static final class Hurrying implements SaveRules {

        @Override
        public void after(Optional<CrmRecord<?>> before, CrmRecord<?> saved, EventEnvelope event, Execution execution) {
            if (saved instanceof Opportunity deal && deal.stage().equals("proposal")) {
                new Opportunities(execution.asSystem("hurry").commands()).moveTo(deal.id(), "negotiation");
            }
        }
    }

    @Test
    @DisplayName("SG-18 a deal that a rule moves on brings the tasks of both stages, each once")
    void byRule() {
        CrmSession ada = crm(
                        Crm.builder().saveRules(new Hurrying()),
                        TaskTemplate.of("offer", "proposal", "Offer"),
                        TaskTemplate.of("haggle", "negotiation", "Haggle"))
                .as(Actor.user("ada"));
        OpportunityId deal = open(ada);
        ada.opportunities().moveTo(deal, "proposal");
        assertThat(ada.opportunities().get(deal).stage()).isEqualTo("negotiation");
        assertThat(names(ada, deal)).containsExactly("Haggle", "Offer");
    }

    @Test
    @DisplayName(
            "A-02 a generated task is due after working time or in the course of a day, of the kind and about what it is")
    void dueAndKind() {
        CrmSession ada = ada(
                TaskTemplate.of("call", "proposal", "Ring {{name}}{{#next_step}}: {{next_step}}{{/next_step}}")
                        .ofKind("call")
                        .dueAfter(HOURS, Duration.ofHours(2)),
                TaskTemplate.of("day", "proposal", "{{objective}}").dueInDays(1));
        Opportunity deal = ada.opportunities()
                .open(OpenOpportunity.named("Engines")
                        .account(ada.accounts()
                                .open(CreateAccount.business("Navy"))
                                .id())
                        .with(OpportunityFields.NEXT_STEP, "ask\nfor the plan")
                        .stage("proposal"));
        Activity call = tasks(ada, deal.id()).stream()
                .filter(task -> task.kind().equals("call"))
                .findFirst()
                .orElseThrow();
        // Half an hour is left on Friday.
        assertThat(call.dueAt()).contains(Instant.parse("2026-03-16T09:30:00Z"));
        assertThat(call.name()).isEqualTo("Ring Engines: ask for the plan");
        assertThat(call.related())
                .containsExactly(deal.ref(), deal.account().orElseThrow().ref());
        Activity day = tasks(ada, deal.id()).stream()
                .filter(Activity::isAllDay)
                .findFirst()
                .orElseThrow();
        assertThat(day.dueAt()).contains(Instant.parse("2026-03-15T00:00:00Z"));
        assertThat(day.name()).as("nothing to fill in").isEqualTo("day");
        assertThat(day.createdBy()).isEqualTo("system:agenda");
    }

    @Test
    @DisplayName(
            "A-02 a generated task is the owner's, the manager's, a user's or a queue's, and never of somebody who has left")
    void assignees() {
        InMemoryUserDirectory users = new InMemoryUserDirectory()
                .add(User.named("ada", "Ada").reportingTo("grace"))
                .add(User.named("grace", "Grace"))
                .add(User.named("linus", "Linus").reportingTo("gone"))
                .add(User.named("gone", "Gone").deactivated())
                .addQueue("desk")
                .addQueue("activities")
                .addQueue("opportunities");
        Crm crm = crm(
                Crm.builder().users(users),
                TaskTemplate.of("a", "proposal", "owner"),
                TaskTemplate.of("b", "proposal", "manager").forManager(),
                TaskTemplate.of("c", "proposal", "user").forOwner(Owner.user("gone")),
                TaskTemplate.of("d", "proposal", "queue").forOwner(Owner.queue("desk")));
        assertThat(owners(crm, Owner.user("ada")))
                .containsExactly("manager user:grace", "owner user:ada", "queue queue:desk", "user user:ada");
        assertThat(owners(crm, Owner.user("linus")))
                .containsExactly("manager user:linus", "owner user:linus", "queue queue:desk", "user user:linus");
        assertThat(owners(crm, Owner.queue("desk"))).contains("manager queue:desk");
        OpportunityId deal = crm.as(Actor.user("ada"))
                .opportunities()
                .open(OpenOpportunity.named("Engines").ownedBy(Owner.user("linus")))
                .id();
        users.add(User.named("linus", "Linus").deactivated());
        crm.as(Actor.user("ada")).opportunities().moveTo(deal, "proposal");
        assertThat(tasks(crm.as(Actor.user("ada")), deal))
                .extracting(task -> task.name() + " " + task.owner())
                .contains("owner queue:activities");
    }

    private static List<String> owners(Crm crm, Owner owner) {
        CrmSession ada = crm.as(Actor.user("ada"));
        OpportunityId deal = ada.opportunities()
                .open(OpenOpportunity.named("Engines").ownedBy(owner).stage("proposal"))
                .id();
        return tasks(ada, deal).stream()
                .map(task -> task.name() + " " + task.get(ActivityFields.OWNER))
                .sorted()
                .toList();
    }

    @Test
    @DisplayName("A-02 every fault of the templates is told before there is a CRM")
    void faults() {
        assertThatThrownBy(() -> TaskTemplates.of(
                        TaskTemplate.of("Not an id", "proposal", "x"),
                        TaskTemplate.of("a", "proposal", "x"),
                        TaskTemplate.of("a", "won", "x")))
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        e -> assertThat(e.violations())
                                .extracting(violation -> violation.path() + " "
                                        + violation.code().value())
                                .containsExactly(
                                        "task_templates[0].id task_template.bad_id",
                                        "task_templates[2].id task_template.repeated"));
        assertThatThrownBy(() -> ada(
                        TaskTemplate.of("a", "nowhere", "x").ofKind("meeting"),
                        TaskTemplate.of("b", "won", "x").ofKind("note"),
                        TaskTemplate.of("c", "won", "x").ofKind("nothing")))
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        e -> assertThat(e.violations())
                                .extracting(violation -> violation.path() + " "
                                        + violation.code().value())
                                .containsExactly(
                                        "task_templates[0].stage task_template.unknown_stage",
                                        "task_templates[0].kind task_template.wrong_kind",
                                        "task_templates[1].kind task_template.wrong_kind",
                                        "task_templates[2].kind task_template.wrong_kind"));
        for (String broken : List.of("{{#name}}x", "{{/name}}", "{{>other}}", " ")) {
            assertThatThrownBy(() -> TaskTemplate.of("a", "won", broken))
                    .isInstanceOfSatisfying(
                            ValidationException.class,
                            e -> assertThat(e.violations())
                                    .extracting(violation -> violation.path() + " "
                                            + violation.code().value())
                                    .containsExactly("subject activity.bad_subject_template"));
        }
    }
}
