package dev.clientela.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.activity.ActivityKind.Nature;
import dev.clientela.command.CommandErrors;
import dev.clientela.command.Edit;
import dev.clientela.error.CrmException;
import dev.clientela.error.DuplicateException;
import dev.clientela.error.RefusedException;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.event.EventEnvelope;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.record.Criterion;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.RecordRef;
import dev.clientela.security.Access;
import dev.clientela.security.AccessPolicy;
import dev.clientela.security.Actor;
import dev.clientela.security.Owner;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ActivitiesTest {

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final Crm crm = Crm.builder()
            .clock(now::get)
            .activityKinds(ActivityKinds.usual().plus(ActivityKind.of("demo", Nature.MEETING, "Demo", "Demostración")))
            .build();
    private final CrmSession ada = crm.as(Actor.user("ada"));
    private final Activities activities = ada.activities();
    private final Lead lead = lead("Babbage");
    private final Lead other = lead("Byron");
    private final Lead third = lead("Somerville");

    private Lead lead(String lastName) {
        return ada.leads().capture(CaptureLead.named("A", lastName));
    }

    private List<String> names(CrmSession session, dev.clientela.record.Query<Activity> query) {
        return session.activities().list(query).items().stream()
                .map(Activity::name)
                .toList();
    }

    private static List<String> paths(Throwable thrown) {
        return ((ValidationException) thrown)
                .violations().stream().map(Violation::path).toList();
    }

    @Test
    @DisplayName("A-01 a planned call is open, its planner's, and about the lead")
    void plans() {
        Activity call = activities.plan(PlanActivity.call("Ask about the engines")
                .when(Schedule.by(NOON.plusSeconds(3600)))
                .about(lead.id()));

        assertThat(call.kind()).isEqualTo("call");
        assertThat(call.status()).isEqualTo(ActivityStatus.OPEN);
        assertThat(call.owner()).isEqualTo(Owner.user("ada"));
        assertThat(call.related()).containsExactly(lead.ref());
        assertThat(call.occursAt()).isEqualTo(NOON.plusSeconds(3600));
        assertThat(activities.history(call.id()))
                .extracting(EventEnvelope::type)
                .containsExactly("activity.planned");
    }

    @Test
    @DisplayName("LC-19 one record about three others: deleting it removes it from all three views")
    void oneRecordManyRelations() {
        Activity call =
                activities.log(LogActivity.call("Price", Direction.INBOUND).about(lead.id(), other.id(), third.id()));
        for (Lead each : List.of(lead, other, third)) {
            assertThat(names(ada, activities.of(each.id()))).containsExactly("Price");
        }

        activities.delete(call.id());

        for (Lead each : List.of(lead, other, third)) {
            assertThat(names(ada, activities.of(each.id()))).isEmpty();
        }
        ada.leads().delete(lead.id());
        assertThat(ada.leads().find(lead.id())).isEmpty();
    }

    @Test
    @DisplayName("a record that activities are about cannot be deleted under them")
    void keepsRelated() {
        activities.log(LogActivity.note("Called back").about(lead.id()));

        assertThatThrownBy(() -> ada.leads().delete(lead.id()))
                .isInstanceOf(RefusedException.class)
                .extracting(e -> ((CrmException) e).code())
                .isEqualTo(CommandErrors.STILL_REFERENCED);
    }

    @Test
    @DisplayName("LC-35 the timeline over several records has each activity once, newest first")
    void timeline() {
        activities.log(LogActivity.note("first").at(NOON.minusSeconds(300)).about(lead.id()));
        activities.log(LogActivity.note("second").at(NOON.minusSeconds(200)).about(lead.id(), other.id()));
        activities.log(LogActivity.note("third").at(NOON.minusSeconds(100)).about(other.id()));
        activities.log(LogActivity.note("elsewhere").about(third.id()));
        activities.plan(PlanActivity.task("to come")
                .when(Schedule.by(NOON.plusSeconds(60)))
                .about(other.id()));

        assertThat(names(ada, activities.timeline(List.of(lead.ref(), other.ref()))))
                .containsExactly("to come", "third", "second", "first");
    }

    @Test
    @DisplayName("the timeline pages through without losing or repeating anything")
    void timelinePages() {
        for (int i = 0; i < 7; i++) {
            activities.log(LogActivity.note("note " + i).at(NOON).about(lead.id()));
        }
        var query = activities.of(lead.id()).pageOf(3);
        List<String> seen = new java.util.ArrayList<>();
        var page = activities.list(query);
        page.items().forEach(activity -> seen.add(activity.name()));
        while (page.next().isPresent()) {
            page = activities.list(query.after(page.next().get()));
            page.items().forEach(activity -> seen.add(activity.name()));
        }

        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("A-06 the same message is kept once; logged again it gets the relations it lacks")
    void keepsMessageOnce() {
        LogActivity mail = LogActivity.email(Direction.INBOUND, "<1@engines.example>")
                .from("Charles@Engines.example")
                .to("sales@us.example")
                .saying("How much?");
        Activity first = activities.log(mail.about(lead.id()));

        Activity again = activities.log(mail.about(lead.id(), other.id()));

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.related()).containsExactly(lead.ref(), other.ref());
        assertThat(activities.log(mail.about(lead.id())).version()).isEqualTo(2);
        assertThat(activities.count(ActivityFields.MESSAGE_ID.isPresent())).isEqualTo(1);
        assertThat(names(ada, activities.withParticipant("charles@engines.example")))
                .containsExactly("How much?");
    }

    @Test
    @DisplayName("every nature says what it lacks, all at once")
    void demands() {
        assertThatThrownBy(() -> activities.plan(PlanActivity.task(" ")))
                .satisfies(thrown -> assertThat(paths(thrown)).containsExactly("subject"));
        assertThatThrownBy(() -> activities.log(LogActivity.note(" ")))
                .satisfies(thrown -> assertThat(paths(thrown)).containsExactly("description"));
        assertThatThrownBy(() -> activities.plan(PlanActivity.task("").ofKind("demo")))
                .satisfies(thrown -> assertThat(paths(thrown)).containsExactly("subject", "start_at", "end_at"));
    }

    @Test
    @DisplayName("a meeting ends after it starts")
    void meetingEndsLater() {
        assertThatThrownBy(() -> activities.plan(PlanActivity.meeting("Demo", NOON, NOON)))
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        refused -> assertThat(refused.violations())
                                .extracting(Violation::path, Violation::code)
                                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                                        "end_at", ActivityErrors.END_NOT_AFTER_START)));
    }

    @Test
    @DisplayName("P-12 a kind is a term of the host's catalogue")
    void kindIsATerm() {
        assertThat(activities
                        .plan(PlanActivity.meeting("Show it", NOON, NOON.plusSeconds(60))
                                .ofKind("demo"))
                        .kind())
                .isEqualTo("demo");
        assertThatThrownBy(() -> activities.plan(PlanActivity.task("x").ofKind("siesta")))
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        refused -> assertThat(refused.violations())
                                .extracting(Violation::code)
                                .containsExactly(RecordErrors.NOT_A_TERM));
    }

    @Test
    @DisplayName("what an activity is about exists")
    void relatesToWhatExists() {
        RecordRef nobody = new RecordRef("lead", new UUID(0, 1));
        assertThatThrownBy(() -> activities.plan(
                        PlanActivity.task("x").with(ActivityFields.RELATED, List.of(lead.ref(), nobody))))
                .satisfies(thrown -> assertThat(paths(thrown)).containsExactly("related[1]"));
    }

    @Test
    @DisplayName("completed with its outcome; reopened it has neither outcome nor time of completion")
    void completesAndReopens() {
        Activity task = activities.plan(PlanActivity.task("Send the offer"));
        activities.start(task.id());
        now.set(NOON.plusSeconds(60));
        Activity done = activities.complete(task.id(), ActivityOutcome.INTERESTED);

        assertThat(done.status()).isEqualTo(ActivityStatus.DONE);
        assertThat(done.outcome()).contains("interested");
        assertThat(done.completedAt()).contains(NOON.plusSeconds(60));
        assertThat(done.occursAt()).isEqualTo(NOON.plusSeconds(60));

        Activity again = activities.reopen(task.id());
        assertThat(again.status()).isEqualTo(ActivityStatus.OPEN);
        assertThat(again.outcome()).isEmpty();
        assertThat(again.completedAt()).isEmpty();
        assertThat(activities.history(task.id()))
                .extracting(EventEnvelope::type)
                .containsExactly("activity.planned", "activity.started", "activity.completed", "activity.reopened");
    }

    @Test
    @DisplayName("an edited status goes only where its table leads, and keeps when it was done")
    void editsStatus() {
        Activity task = activities.plan(PlanActivity.task("Send the offer"));
        activities.cancel(task.id());

        assertThatThrownBy(() -> activities.edit(task.id(), Edit.set(ActivityFields.STATUS, ActivityStatus.DONE)))
                .isInstanceOf(RefusedException.class)
                .extracting(e -> ((CrmException) e).code())
                .isEqualTo(ActivityErrors.INVALID_TRANSITION);

        activities.reopen(task.id());
        assertThat(activities
                        .edit(task.id(), Edit.set(ActivityFields.STATUS, ActivityStatus.DONE))
                        .completedAt())
                .contains(NOON);
    }

    @Test
    @DisplayName("A-02 the agenda has what is due and what takes place in part, half-open at both ends")
    void agenda() {
        Owner owner = Owner.user("ada");
        Instant from = NOON;
        Instant to = NOON.plus(Duration.ofHours(4));
        activities.plan(PlanActivity.meeting("goes on", from.minusSeconds(60), from.plusSeconds(60)));
        activities.plan(PlanActivity.meeting("ended", from.minusSeconds(60), from));
        activities.plan(PlanActivity.meeting("starts after", to, to.plusSeconds(60)));
        activities.plan(PlanActivity.task("due first").when(Schedule.by(from)));
        activities.plan(PlanActivity.task("due after").when(Schedule.by(to)));
        activities.plan(
                PlanActivity.task("somebody else's").when(Schedule.by(from)).ownedBy(Owner.user("bob")));
        Activity done = activities.plan(PlanActivity.task("done").when(Schedule.by(from)));
        activities.complete(done.id());

        assertThat(names(ada, activities.agenda(owner, from, to))).containsExactly("goes on", "due first");
    }

    @Test
    @DisplayName("SG-9 overdue is what was due before now and is open")
    void overdue() {
        activities.plan(PlanActivity.task("late").when(Schedule.by(NOON.minusSeconds(1))));
        activities.plan(PlanActivity.task("just due").when(Schedule.by(NOON)));
        activities.plan(PlanActivity.task("no time"));

        assertThat(names(ada, activities.overdue(Owner.user("ada"), NOON))).containsExactly("late");
    }

    @Test
    @DisplayName("SG-9 a task for a day is due when that day ends in its zone, also when the clocks change")
    void dueOnDay() {
        Activity task = activities.plan(PlanActivity.task("Before spring")
                .when(Schedule.onDay(LocalDate.parse("2026-03-29"), ZoneId.of("Europe/Madrid"))));

        assertThat(task.dueAt()).contains(Instant.parse("2026-03-29T22:00:00Z"));
    }

    @Test
    @DisplayName("SG-12 moving an activity moves its reminder by as much and arms it again")
    void movesReminder() {
        Activity task = activities.plan(PlanActivity.task("Call back")
                .when(Schedule.by(NOON.plusSeconds(600)))
                .remindingAt(NOON.plusSeconds(300)));

        Activity moved = activities.reschedule(task.id(), Schedule.by(NOON.plusSeconds(1600)));

        assertThat(moved.find(ActivityFields.REMIND_AT)).contains(NOON.plusSeconds(1300));
        assertThat(moved.find(ActivityFields.REMINDER_WAITS)).contains(true);
    }

    @Test
    @DisplayName("what is done is neither moved nor reminded of")
    void doneIsNotMoved() {
        Activity call = activities.log(LogActivity.call("Price", Direction.OUTBOUND));

        assertThatThrownBy(() -> activities.reschedule(call.id(), Schedule.by(NOON)))
                .isInstanceOf(RefusedException.class)
                .extracting(e -> ((CrmException) e).code())
                .isEqualTo(ActivityErrors.NOT_OPEN);
        assertThatThrownBy(() -> activities.remind(call.id(), NOON)).isInstanceOf(RefusedException.class);
    }

    @Test
    @DisplayName("relations are added and taken away, each once")
    void relates() {
        Activity task = activities.plan(PlanActivity.task("x").about(lead.id(), lead.id()));
        assertThat(task.related()).containsExactly(lead.ref());

        activities.relateTo(task.id(), lead.id(), other.id());
        Activity left = activities.unrelate(task.id(), lead.id(), third.id());

        assertThat(left.related()).containsExactly(other.ref());
        assertThat(activities.history(task.id()).get(2).payload())
                .isEqualTo(java.util.Map.of("records", List.of(lead.ref().toString())));
    }

    @Test
    @DisplayName("a note made under its fields is done; there is nothing to do about it")
    void noteIsDone() {
        Activity note = activities.create(Activity.TYPE
                .noValues()
                .edit()
                .set(ActivityFields.KIND, "note")
                .set(ActivityFields.DESCRIPTION, "Prefers tea")
                .build());

        assertThat(note.status()).isEqualTo(ActivityStatus.DONE);
        assertThat(note.name()).isEqualTo("Prefers tea");
    }

    @Test
    @DisplayName("a message kept where the actor may not see it is refused without a word of it")
    void keptOutOfSight() {
        Crm guarded = Crm.builder()
                .access(new AccessPolicy() {
                    @Override
                    public Criterion visible(Access access) {
                        return access.type().equals(Activity.TYPE)
                                ? ActivityFields.OWNER.is(
                                        Owner.user(access.actor().userId()))
                                : Criterion.always();
                    }
                })
                .build();
        LogActivity mail = LogActivity.email(Direction.INBOUND, "<1@engines.example>");
        guarded.as(Actor.user("ada")).activities().log(mail);

        assertThatThrownBy(() -> guarded.as(Actor.user("bob")).activities().log(mail))
                .isInstanceOf(DuplicateException.class)
                .extracting(e -> ((CrmException) e).code())
                .isEqualTo(ActivityErrors.MESSAGE_KEPT_ALREADY);
    }

    @Test
    @DisplayName("LC-30 the same plan under the same key is made once")
    void plansOnce() {
        PlanActivity plan = PlanActivity.task("Call back").about(lead.id());

        Activity first = ada.once("key").activities().plan(plan);
        Activity again = ada.once("key").activities().plan(plan);

        assertThat(again).isEqualTo(first);
        assertThat(activities.count(Criterion.always())).isEqualTo(1);
    }
}
