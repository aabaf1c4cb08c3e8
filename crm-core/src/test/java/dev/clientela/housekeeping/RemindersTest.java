package dev.clientela.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.activity.Activity;
import dev.clientela.activity.ActivityFields;
import dev.clientela.activity.PlanActivity;
import dev.clientela.activity.Schedule;
import dev.clientela.command.Edit;
import dev.clientela.event.EventEnvelope;
import dev.clientela.notification.Notification;
import dev.clientela.notification.RecordingNotifications;
import dev.clientela.record.RecordErrors;
import dev.clientela.security.Actor;
import dev.clientela.security.InMemoryUserDirectory;
import dev.clientela.security.Owner;
import dev.clientela.security.Tenant;
import dev.clientela.security.User;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RemindersTest {

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final Instant NINE_THIRTY = Instant.parse("2026-03-11T09:30:00Z");

    private final AtomicReference<Instant> clock = new AtomicReference<>(NOON);
    private final RecordingNotifications mail = new RecordingNotifications();
    private final InMemoryUserDirectory users = new InMemoryUserDirectory()
            .add(User.named("ada", "Ada").reachedAt("ada@us.example"))
            .add(User.named("eva", "Eva")
                    .inZone(ZoneId.of("Europe/Madrid"))
                    .speaking(Locale.forLanguageTag("es-ES"))
                    .inQueues("desk"))
            .add(User.named("bob", "Bob").inQueues("desk"));
    private final Crm crm = Crm.builder()
            .clock(clock::get)
            .users(users)
            .notifications(mail)
            .relay(RelaySettings.usual().withPerRun(1000))
            .rule((before, after) -> after.tags().contains("frozen")
                            && before.isPresent()
                            && before.get().tags().contains("frozen")
                    ? List.of(dev.clientela.error.Violation.of("tags", RecordErrors.READ_ONLY))
                    : List.of())
            .build();
    private final CrmSession ada = crm.as(Actor.user("ada"));

    private Activity task(String subject) {
        return ada.activities().plan(PlanActivity.task(subject).remindingAt(NOON));
    }

    private List<String> subjects() {
        return mail.sent().stream().map(Notification::subject).toList();
    }

    @Test
    @DisplayName("SG-12 a reminder is given once, at its time or after, and leaves its mark")
    void once() {
        Activity task = task("Call Charles");

        assertThat(crm.housekeeping().runDue(NOON.minusSeconds(1)).reminders()).isZero();
        assertThat(crm.housekeeping().runDue(NOON).reminders()).isEqualTo(1);
        assertThat(crm.housekeeping().runDue(NOON.plusSeconds(60)).reminders()).isZero();

        assertThat(subjects()).containsExactly("Reminder: Call Charles");
        assertThat(mail.sent().get(0).sendTo()).contains("ada@us.example");
        Activity after = ada.activities().get(task.id());
        assertThat(after.find(ActivityFields.REMINDED_AT)).contains(NOON);
        assertThat(after.find(ActivityFields.REMINDER_WAITS)).isEmpty();
        assertThat(ada.activities().history(task.id()))
                .extracting(EventEnvelope::type)
                .containsExactly("activity.planned", "activity.reminded", "notification.requested");
        assertThat(mail.sent().get(0).id())
                .isEqualTo(ada.activities().history(task.id()).get(2).id());
    }

    @Test
    @DisplayName("SG-12 what is done or cancelled is not reminded of; reopened, it is")
    void notWhenClosed() {
        Activity done = task("done");
        Activity cancelled = task("cancelled");
        ada.activities().complete(done.id());
        ada.activities().cancel(cancelled.id());
        assertThat(crm.housekeeping().runDue(NOON).reminders()).isZero();

        ada.activities().reopen(cancelled.id());
        crm.housekeeping().runDue(NOON);

        assertThat(subjects()).containsExactly("Reminder: cancelled");
    }

    @Test
    @DisplayName("SG-12 moving the activity arms its reminder again; other edits do not")
    void movingArmsAgain() {
        Activity task = ada.activities()
                .plan(PlanActivity.task("Call")
                        .when(Schedule.by(NOON.plusSeconds(600)))
                        .remindingAt(NOON));
        crm.housekeeping().runDue(NOON);
        ada.activities().edit(task.id(), Edit.set(ActivityFields.LOCATION, "London"));
        assertThat(crm.housekeeping().runDue(NOON.plusSeconds(1)).reminders()).isZero();

        ada.activities().reschedule(task.id(), Schedule.by(NOON.plusSeconds(1600)));

        assertThat(crm.housekeeping().runDue(NOON.plusSeconds(999)).reminders()).isZero();
        assertThat(crm.housekeeping().runDue(NOON.plusSeconds(1000)).reminders())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("SG-12 moving the activity by an edit of its times arms its reminder again, as long before as it was")
    void movingByEditArmsAgain() {
        Activity task = ada.activities()
                .plan(PlanActivity.task("Call")
                        .when(Schedule.by(NOON.plusSeconds(600)))
                        .remindingAt(NOON));
        crm.housekeeping().runDue(NOON);

        ada.activities().edit(task.id(), Edit.set(ActivityFields.DUE_AT, NOON.plusSeconds(1600)));

        assertThat(ada.activities().get(task.id()).find(ActivityFields.REMIND_AT))
                .contains(NOON.plusSeconds(1000));
        assertThat(crm.housekeeping().runDue(NOON.plusSeconds(999)).reminders()).isZero();
        assertThat(crm.housekeeping().runDue(NOON.plusSeconds(1000)).reminders())
                .isEqualTo(1);
        ada.activities().complete(task.id());
        ada.activities().edit(task.id(), Edit.set(ActivityFields.DUE_AT, NOON.plusSeconds(2600)));
        assertThat(crm.housekeeping().runDue(NOON.plusSeconds(5000)).reminders())
                .isZero();
    }

    @Test
    @DisplayName("SG-12 an armed reminder stays armed when something else is edited before it is given")
    void staysArmed() {
        Activity task = task("Call");
        crm.housekeeping().runDue(NOON);
        ada.activities().remind(task.id(), NOON.minusSeconds(60));
        ada.activities().edit(task.id(), Edit.set(ActivityFields.LOCATION, "London"));

        assertThat(crm.housekeeping().runDue(NOON).reminders()).isEqualTo(1);
    }

    @Test
    @DisplayName("SG-12 a reminder whose sending fails is sent again later, and only once")
    void failedSendIsRetried() {
        AtomicReference<Boolean> down = new AtomicReference<>(true);
        Crm flaky = Crm.builder()
                .clock(clock::get)
                .notifications(notification -> {
                    if (down.get()) {
                        throw new IllegalStateException("mail server is down");
                    }
                    mail.send(notification);
                })
                .build();
        flaky.as(Actor.user("ada")).activities().plan(PlanActivity.task("Call").remindingAt(NOON));

        assertThat(flaky.housekeeping().runDue(NOON).failed()).isEqualTo(1);
        down.set(false);
        flaky.housekeeping().runDue(NOON.plusSeconds(30));
        flaky.housekeeping().runDue(NOON.plusSeconds(60));

        assertThat(subjects()).containsExactly("Reminder: Call");
    }

    @Test
    @DisplayName("a reminder speaks the user's language and tells the time in the user's zone")
    void zoneAndLanguage() {
        PlanActivity meeting = PlanActivity.meeting("Demo", NINE_THIRTY, NINE_THIRTY.plusSeconds(3600))
                .with(ActivityFields.LOCATION, "Calle Mayor 1")
                .remindingAt(NOON);
        ada.activities().plan(meeting.ownedBy(Owner.user("eva")));
        ada.activities().plan(meeting);

        crm.housekeeping().runDue(NOON);

        assertThat(mail.sent())
                .extracting(Notification::subject, Notification::body)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("Recordatorio: Demo", """
                                Pidió que se le recordara: Demo
                                Cuándo: miércoles 11 de marzo de 2026, 10:30 (Europe/Madrid)
                                Dónde: Calle Mayor 1
                                """),
                        org.assertj.core.groups.Tuple.tuple("Reminder: Demo", """
                                You wanted to be reminded of: Demo
                                When: Wednesday 11 March 2026, 09:30 (Z)
                                Where: Calle Mayor 1
                                """));
    }

    @Test
    @DisplayName("a task for a day is reminded of with that day, not with the midnight that ends it")
    void allDay() {
        ada.activities()
                .plan(PlanActivity.task("Taxes")
                        .ownedBy(Owner.user("eva"))
                        .when(Schedule.onDay(LocalDate.parse("2026-03-11"), ZoneId.of("Europe/Madrid")))
                        .remindingAt(NOON));

        crm.housekeeping().runDue(NOON);

        assertThat(mail.sent().get(0).body()).contains("Cuándo: miércoles 11 de marzo de 2026\n");
    }

    @Test
    @DisplayName("the members of a queue are reminded of what the queue owns")
    void queue() {
        ada.activities()
                .plan(PlanActivity.task("Answer").ownedBy(Owner.queue("desk")).remindingAt(NOON));

        assertThat(crm.housekeeping().runDue(NOON).reminders()).isEqualTo(1);

        assertThat(mail.sent())
                .extracting(notification -> notification.recipient().value())
                .containsExactly("bob", "eva");
    }

    @Test
    @DisplayName("SG-12 a user who has left is not told; nothing waits for ever because of it")
    void inactiveUser() {
        task("Call");
        users.add(User.named("ada", "Ada").deactivated());

        HousekeepingReport report = crm.housekeeping().runDue(NOON);

        assertThat(report.failed()).isZero();
        assertThat(report.dead()).isZero();
        assertThat(mail.sent()).isEmpty();
    }

    @Test
    @DisplayName("every tenant is reminded of its own")
    void tenants() {
        CrmSession elsewhere = crm.as(Actor.user("ada").in(new Tenant("elsewhere")));
        elsewhere.activities().plan(PlanActivity.task("There").remindingAt(NOON));
        task("Here");

        crm.housekeeping().runDue(NOON);

        assertThat(mail.sent())
                .extracting(notification -> notification.tenant().id(), Notification::subject)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("elsewhere", "Reminder: There"),
                        org.assertj.core.groups.Tuple.tuple("default", "Reminder: Here"));
    }

    @Test
    @DisplayName("SG-12 one that cannot be given is counted and logged; it keeps nobody else waiting")
    void oneFails() {
        Activity frozen = task("frozen");
        ada.activities().tag(frozen.id(), "frozen");
        task("free");

        HousekeepingReport report = crm.housekeeping().runDue(NOON);

        assertThat(report.remindersFailed()).isEqualTo(1);
        assertThat(report.reminders()).isEqualTo(1);
        assertThat(subjects()).containsExactly("Reminder: free");
    }

    @Test
    @DisplayName("SG-12 one among many that cannot be given keeps none of the others waiting, and is counted once")
    void oneAmongMany() {
        for (int i = 0; i < 150; i++) {
            Activity task = task("Task " + i);
            if (i % 60 == 7) {
                ada.activities().tag(task.id(), "frozen");
            }
        }

        HousekeepingReport report = crm.housekeeping().runDue(NOON);

        assertThat(report.remindersFailed()).isEqualTo(3);
        assertThat(report.reminders()).isEqualTo(147);
        assertThat(report.moreWaiting()).isFalse();
        assertThat(subjects())
                .hasSize(147)
                .doesNotHaveDuplicates()
                .doesNotContain("Reminder: Task 7", "Reminder: Task 67", "Reminder: Task 127");
    }

    @Test
    @DisplayName("a large number of reminders is given in bounded runs")
    void bounded() {
        for (int i = 0; i < 1100; i++) {
            task("Task " + i);
        }

        HousekeepingReport first = crm.housekeeping().runDue(NOON);
        assertThat(first.reminders()).isEqualTo(1000);
        assertThat(first.moreWaiting()).isTrue();
        HousekeepingReport second = crm.housekeeping().runDue(NOON);

        assertThat(second.reminders()).isEqualTo(100);
        assertThat(second.moreWaiting()).isFalse();
        assertThat(subjects()).hasSize(1100).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("SG-12 two nodes at once give each reminder exactly once")
    void twoNodes() throws Exception {
        for (int i = 0; i < 100; i++) {
            task("Task " + i);
        }
        CountDownLatch both = new CountDownLatch(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<HousekeepingReport>> runs = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                runs.add(threads.submit(() -> {
                    both.countDown();
                    both.await();
                    return crm.housekeeping().runDue(NOON);
                }));
            }
            int given = 0;
            for (Future<HousekeepingReport> run : runs) {
                given += run.get().reminders();
            }
            crm.housekeeping().runDue(NOON);
            assertThat(given).isEqualTo(100);
        } finally {
            threads.shutdownNow();
        }
        assertThat(subjects()).hasSize(100).doesNotHaveDuplicates();
    }
}
