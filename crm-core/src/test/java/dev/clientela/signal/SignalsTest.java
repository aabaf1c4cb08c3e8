package dev.clientela.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.activity.Activity;
import dev.clientela.activity.ActivityFields;
import dev.clientela.activity.ActivityKinds;
import dev.clientela.activity.ActivityOutcome;
import dev.clientela.activity.Direction;
import dev.clientela.activity.LogActivity;
import dev.clientela.activity.PlanActivity;
import dev.clientela.activity.Schedule;
import dev.clientela.command.Edit;
import dev.clientela.conversion.ConvertLead;
import dev.clientela.error.NotFoundException;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.lead.LeadId;
import dev.clientela.lead.LeadLostReason;
import dev.clientela.record.Criterion;
import dev.clientela.security.Access;
import dev.clientela.security.AccessPolicy;
import dev.clientela.security.Actor;
import dev.clientela.security.InMemoryUserDirectory;
import dev.clientela.security.Owner;
import dev.clientela.security.User;
import dev.clientela.signal.Signal.Cause;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SignalsTest {

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private final AtomicReference<Instant> clock = new AtomicReference<>(NOON);
    private final InMemoryUserDirectory users = new InMemoryUserDirectory()
            .add(User.named("ada", "Ada"))
            .add(User.named("bob", "Bob"))
            .add(User.named("eve", "Eve"))
            .add(User.named("yuki", "Yuki").inZone(TOKYO))
            .addQueue("web");
    /** Eve sees what is hers alone. */
    private final AccessPolicy policy = new AccessPolicy() {
        @Override
        public Criterion visible(Access access) {
            if (!access.actor().userId().equals("eve")) {
                return Criterion.always();
            }
            if (access.type().equals(Activity.TYPE)) {
                return ActivityFields.OWNER.is(Owner.user("eve"));
            }
            return access.type().equals(Lead.TYPE) ? LeadFields.OWNER.is(Owner.user("eve")) : Criterion.always();
        }
    };

    private final Crm crm =
            Crm.builder().clock(clock::get).users(users).access(policy).build();
    private final CrmSession ada = crm.as(Actor.user("ada"));

    private void later(long hours) {
        clock.set(clock.get().plus(Duration.ofHours(hours)));
    }

    private Lead lead(String name) {
        return ada.leads().capture(CaptureLead.named(name, "Babbage"));
    }

    private Signal signal(Lead lead) {
        return ada.signals().of(lead.id()).signal().orElseThrow();
    }

    private void plannedFarAhead(Lead lead) {
        ada.activities()
                .plan(PlanActivity.task("Some day")
                        .when(Schedule.by(NOON.plus(Duration.ofDays(365))))
                        .about(lead.id()));
    }

    @Test
    @DisplayName("SG-1 a lead nobody contacts turns from white to orange to red, and a call makes it white again")
    void life() {
        Lead lead = lead("Charles");
        plannedFarAhead(lead);
        assertThat(signal(lead).colour()).isEqualTo(Colour.WHITE);
        later(13);
        assertThat(signal(lead).colour()).isEqualTo(Colour.ORANGE);
        later(12);
        assertThat(signal(lead).colour()).isEqualTo(Colour.RED);

        ada.activities().log(LogActivity.call("Hello", Direction.OUTBOUND).about(lead.id()));

        assertThat(signal(lead).colour()).isEqualTo(Colour.WHITE);
        assertThat(signal(lead).reason().since()).contains(clock.get());
    }

    @Test
    @DisplayName(
            "SG-4 outbound and two-way contact count; what they wrote, a missed call, a mass mail, a note, a task do not")
    void whatIsContact() {
        Lead lead = lead("Charles");
        plannedFarAhead(lead);
        later(1);
        List<LogActivity> none = List.of(
                LogActivity.email(Direction.INBOUND, "<in@example>"),
                LogActivity.email(Direction.OUTBOUND, "<mass@example>").ofKind(ActivityKinds.MASS_MAIL),
                LogActivity.call("Rang", Direction.INBOUND).outcome(ActivityOutcome.NO_ANSWER),
                LogActivity.note("Looks promising"),
                LogActivity.task("Looked them up"));
        none.forEach(activity -> ada.activities().log(activity.about(lead.id())));
        assertThat(signal(lead).reason().cause()).isEqualTo(Cause.CREATION);

        List<LogActivity> contacts = List.of(
                LogActivity.email(Direction.OUTBOUND, "<out@example>"),
                LogActivity.call("Rang us", Direction.INBOUND),
                LogActivity.call("Nobody there", Direction.OUTBOUND).outcome(ActivityOutcome.NO_ANSWER),
                LogActivity.visit("Went there"),
                LogActivity.task("Chat").with(ActivityFields.DIRECTION, Direction.OUTBOUND));
        for (LogActivity contact : contacts) {
            later(1);
            ada.activities().log(contact.about(lead.id()));
            assertThat(signal(lead).reason().cause()).isEqualTo(Cause.LAST_CONTACT);
            assertThat(signal(lead).reason().since()).contains(clock.get());
        }
    }

    @Test
    @DisplayName("SG-4 a contact that is planned counts once it is completed, and no longer when it is reopened")
    void plannedContact() {
        Lead lead = lead("Charles");
        Activity call = ada.activities().plan(PlanActivity.call("Call").about(lead.id()));
        later(2);
        assertThat(signal(lead).reason().cause()).isEqualTo(Cause.CREATION);

        ada.activities().complete(call.id());
        plannedFarAhead(lead);
        assertThat(signal(lead).reason().since()).contains(clock.get());
        ada.activities().reopen(call.id());

        assertThat(signal(lead).reason().cause()).isEqualTo(Cause.CREATION);
    }

    @Test
    @DisplayName("SG-4 without contact, delay starts when the lead came to its present owner")
    void assignment() {
        Lead lead = ada.leads().capture(CaptureLead.named("Charles", "Babbage").ownedBy(Owner.queue("web")));
        plannedFarAhead(lead);
        later(20);
        assertThat(signal(lead).colour()).isEqualTo(Colour.ORANGE);

        ada.leads().assign(lead.id(), Owner.user("bob"));
        assertThat(signal(lead).colour()).isEqualTo(Colour.WHITE);
        assertThat(signal(lead).reason().cause()).isEqualTo(Cause.ASSIGNMENT);
        Instant assigned = clock.get();
        later(2);
        ada.leads().assign(lead.id(), Owner.user("bob"));
        ada.leads().edit(lead.id(), Edit.set(LeadFields.TITLE, "Dr"));
        assertThat(signal(lead).reason().since()).contains(assigned);

        ada.leads().edit(lead.id(), Edit.set(LeadFields.OWNER, Owner.user("ada")));
        assertThat(signal(lead).reason().since()).contains(clock.get());
        assertThat(ada.leads().get(lead.id()).assignedAt()).isEqualTo(clock.get());
    }

    @Test
    @DisplayName(
            "SG-5 the task that is late is named, but only to those who may see it; the colour is the same for all")
    void namesTheTask() {
        Lead lead = ada.leads().capture(CaptureLead.named("Charles", "Babbage").ownedBy(Owner.user("eve")));
        Activity task = ada.activities()
                .plan(PlanActivity.task("Send prices")
                        .when(Schedule.by(NOON.plusSeconds(60)))
                        .about(lead.id()));
        later(30);
        ada.activities().log(LogActivity.call("Hello", Direction.OUTBOUND).about(lead.id()));
        LeadSignal seen = ada.signals().of(lead.id());
        LeadSignal hidden = crm.as(Actor.user("eve")).signals().of(lead.id());

        assertThat(seen.signal().orElseThrow().reason().task()).contains(task.id());
        assertThat(seen.signal().orElseThrow().reason().since()).contains(NOON.plusSeconds(60));
        assertThat(hidden.colour()).contains(Colour.RED).isEqualTo(seen.colour());
        assertThat(hidden.signal().orElseThrow().reason().task()).isEmpty();
        assertThat(hidden.nextStep().activity()).isEmpty();
    }

    @Test
    @DisplayName("SG-6 converted and lost leads show no signal; a reopened one does again")
    void doneWith() {
        Lead lost = lead("Charles");
        Lead converted = lead("Ada");
        ada.leads().lose(lost.id(), LeadLostReason.NO_BUDGET);
        ada.conversions().convert(ConvertLead.of(converted.id()));
        later(100);

        assertThat(ada.signals().of(lost.id()).signal()).isEmpty();
        assertThat(ada.signals().of(converted.id()).signal()).isEmpty();
        assertThat(ada.signals().summary()).isEmpty();
        ada.leads().reopen(lost.id());
        assertThat(ada.signals().of(lost.id()).colour()).contains(Colour.RED);
    }

    @Test
    @DisplayName(
            "SG-8 the last activity is the latest event, or when the task closed last was due; open ones do not count")
    void lastActivity() {
        Lead lead = lead("Charles");
        assertThat(ada.signals().of(lead.id()).lastActivityDate()).isEmpty();

        Activity early = task(lead, "2026-03-20T12:00:00Z");
        Activity second = task(lead, "2026-03-14T12:00:00Z");
        assertThat(ada.signals().of(lead.id()).lastActivityDate()).isEmpty();
        ada.activities().complete(early.id());
        later(1);
        ada.activities().complete(second.id());
        // The one closed last counts, though the other was due later.
        assertThat(ada.signals().of(lead.id()).lastActivityDate()).contains(LocalDate.parse("2026-03-14"));

        Activity meeting = ada.activities()
                .plan(PlanActivity.meeting(
                                "Demo", Instant.parse("2026-03-18T09:00:00Z"), Instant.parse("2026-03-18T10:00:00Z"))
                        .about(lead.id()));
        assertThat(ada.signals().of(lead.id()).lastActivityDate()).contains(LocalDate.parse("2026-03-14"));
        clock.set(Instant.parse("2026-03-19T09:00:00Z"));
        assertThat(ada.signals().of(lead.id()).lastActivityDate()).contains(LocalDate.parse("2026-03-18"));
        ada.activities().cancel(meeting.id());
        assertThat(ada.signals().of(lead.id()).lastActivityDate()).contains(LocalDate.parse("2026-03-14"));
        ada.activities().log(LogActivity.note("Nothing").about(lead.id()));
        assertThat(ada.signals().of(lead.id()).lastActivityDate()).contains(LocalDate.parse("2026-03-14"));
    }

    private Activity task(Lead lead, String due) {
        return ada.activities()
                .plan(PlanActivity.task("Task")
                        .when(Schedule.by(Instant.parse(due)))
                        .about(lead.id()));
    }

    @Test
    @DisplayName("SG-9 a task is overdue once its time has passed; one for a day once that day is over")
    void overdue() {
        Lead timed = lead("Charles");
        Lead dated = lead("Ada");
        task(timed, "2026-03-10T18:00:00Z");
        ada.activities()
                .plan(PlanActivity.task("Taxes")
                        .when(Schedule.onDay(LocalDate.parse("2026-03-10"), ZoneId.of("UTC")))
                        .about(dated.id()));
        assertThat(ada.signals().of(timed.id()).hasOpenActivity()).isTrue();

        clock.set(Instant.parse("2026-03-10T18:00:00Z"));
        assertThat(ada.signals().of(timed.id()).hasOverdueTask()).isFalse();
        clock.set(Instant.parse("2026-03-10T18:00:00.000001Z"));
        assertThat(ada.signals().of(timed.id()).hasOverdueTask()).isTrue();
        clock.set(Instant.parse("2026-03-10T23:59:59.999999Z"));
        assertThat(ada.signals().of(dated.id()).hasOverdueTask()).isFalse();
        clock.set(Instant.parse("2026-03-11T00:00:00Z"));
        assertThat(ada.signals().of(dated.id()).hasOverdueTask()).isTrue();
        assertThat(ada.activities()
                        .list(ada.activities().overdue(Owner.user("ada"), clock.get()))
                        .items())
                .hasSize(2);
    }

    @Test
    @DisplayName("SG-9 a task for a day ends with that day where its owner is, also when it goes to an owner elsewhere")
    void ownersZone() {
        Lead lead = lead("Charles");
        Activity task = ada.activities()
                .plan(PlanActivity.task("Taxes")
                        .when(Schedule.onDay(LocalDate.parse("2026-03-11"), ZoneId.of("UTC")))
                        .remindingAt(NOON)
                        .about(lead.id()));

        ada.activities().assign(task.id(), Owner.user("yuki"));

        Activity moved = ada.activities().get(task.id());
        assertThat(moved.dueAt()).contains(Instant.parse("2026-03-11T15:00:00Z"));
        assertThat(moved.find(ActivityFields.REMIND_AT)).contains(NOON);
        clock.set(Instant.parse("2026-03-11T15:00:00Z"));
        assertThat(ada.signals().of(lead.id()).hasOverdueTask()).isTrue();
        ada.activities().edit(task.id(), Edit.set(ActivityFields.OWNER, Owner.user("bob")));
        assertThat(ada.activities().get(task.id()).dueAt()).contains(Instant.parse("2026-03-12T00:00:00Z"));
        assertThat(ada.signals().of(lead.id()).hasOverdueTask()).isFalse();
    }

    @Test
    @DisplayName("SG-10 nothing planned is grey; else the next step is told to be overdue, for today or planned")
    void nextStep() {
        Lead lead = lead("Charles");
        assertThat(signal(lead).colour()).isEqualTo(Colour.GREY);
        assertThat(signal(lead).reason().cause()).isEqualTo(Cause.NOTHING_PLANNED);
        assertThat(next(lead).state()).isEqualTo(NextStep.State.NONE);

        Activity some = ada.activities().plan(PlanActivity.task("Some day").about(lead.id()));
        assertThat(next(lead))
                .isEqualTo(new NextStep(NextStep.State.PLANNED, Optional.of(some.id()), Optional.empty()));
        assertThat(signal(lead).colour()).isEqualTo(Colour.WHITE);
        Activity dated = ada.activities()
                .plan(PlanActivity.task("Taxes")
                        .when(Schedule.onDay(LocalDate.parse("2026-03-11"), ZoneId.of("UTC")))
                        .about(lead.id()));
        assertThat(next(lead).state()).isEqualTo(NextStep.State.PLANNED);
        assertThat(next(lead).activity()).contains(dated.id());
        clock.set(Instant.parse("2026-03-11T00:00:00Z"));
        assertThat(next(lead).state()).isEqualTo(NextStep.State.TODAY);
        clock.set(Instant.parse("2026-03-12T00:00:00Z"));
        assertThat(next(lead).state()).isEqualTo(NextStep.State.OVERDUE);
    }

    private NextStep next(Lead lead) {
        return ada.signals().of(lead.id()).nextStep();
    }

    @Test
    @DisplayName("SG-10 today is the owner's, wherever the organisation is")
    void todayOfOwner() {
        Lead lead = ada.leads().capture(CaptureLead.named("Charles", "Babbage").ownedBy(Owner.user("yuki")));
        // It is 21:00 in Tokyo; at 16:00 UTC it will be tomorrow there.
        task(lead, "2026-03-10T16:00:00Z");

        assertThat(next(lead).state()).isEqualTo(NextStep.State.PLANNED);
        clock.set(Instant.parse("2026-03-10T15:00:00Z"));
        assertThat(next(lead).state()).isEqualTo(NextStep.State.TODAY);
    }

    @Test
    @DisplayName("A-04 a page of leads gets its signals in the order asked for, without those that are not to be seen")
    void page() {
        Lead first = lead("One");
        Lead second = lead("Two");
        Lead others = ada.leads().capture(CaptureLead.named("Three", "Babbage").ownedBy(Owner.user("eve")));
        LeadId gone = new LeadId(new UUID(1, 1));

        assertThat(ada.signals().of(List.of(second.id(), gone, first.id(), second.id())))
                .containsOnlyKeys(second.id(), first.id());
        assertThat(ada.signals().of(List.of(second.id(), first.id())).keySet())
                .containsExactly(second.id(), first.id());
        CrmSession eve = crm.as(Actor.user("eve"));
        assertThat(eve.signals().of(List.of(first.id(), others.id()))).containsOnlyKeys(others.id());
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> eve.signals().of(first.id()));
        assertThat(ada.signals().of(List.of())).isEmpty();
    }

    @Test
    @DisplayName("A-04 supervision counts the colours of each owner's leads, of those that one sees")
    void summary() {
        Lead red = lead("Red");
        Lead contacted = lead("Contacted");
        Lead contactedGrey = lead("Grey");
        plannedFarAhead(red);
        plannedFarAhead(contacted);
        later(10);
        Lead orange = ada.leads().capture(CaptureLead.named("Orange", "B").ownedBy(Owner.user("bob")));
        plannedFarAhead(orange);
        later(20);
        ada.leads().capture(CaptureLead.named("New", "B").ownedBy(Owner.user("eve")));
        ada.activities().log(LogActivity.call("Hello", Direction.OUTBOUND).about(contacted.id(), contactedGrey.id()));

        assertThat(ada.signals().summary())
                .containsExactly(
                        new SellerSignals(Owner.user("ada"), 1, 0, 1, 1),
                        new SellerSignals(Owner.user("bob"), 0, 1, 0, 0),
                        new SellerSignals(Owner.user("eve"), 0, 0, 1, 0));
        assertThat(crm.as(Actor.user("eve")).signals().summary())
                .containsExactly(new SellerSignals(Owner.user("eve"), 0, 0, 1, 0));
    }

    @Test
    @DisplayName("A-04 a lead that was contacted before it was assigned anew is counted as the lead itself shows it")
    void summaryAgreesWithEachLead() {
        for (int i = 0; i < 60; i++) {
            Lead lead = lead("Lead " + i);
            if (i % 2 == 0) {
                ada.activities().log(LogActivity.visit("Visit").about(lead.id()));
            }
            if (i % 3 == 0) {
                ada.leads().assign(lead.id(), Owner.user("bob"));
            }
            if (i % 5 == 0) {
                task(lead, "2026-03-11T00:00:00Z");
            }
            later(1);
        }
        long red = ada.leads().list(ada.leads().query().pageOf(100)).items().stream()
                .filter(lead -> signal(lead).colour() == Colour.RED)
                .count();

        List<SellerSignals> summary = ada.signals().summary();

        assertThat(summary.stream().mapToLong(SellerSignals::red).sum())
                .isEqualTo(red)
                .isPositive();
        assertThat(summary.stream().mapToLong(SellerSignals::total).sum()).isEqualTo(60);
    }
}
