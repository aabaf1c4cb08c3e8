package dev.clientela.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.command.Edit;
import dev.clientela.error.CrmException;
import dev.clientela.error.ValidationException;
import dev.clientela.event.EventEnvelope;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.record.Query;
import dev.clientela.security.Actor;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Series, their occurrences, and the activities that these become; the rules themselves are the port's. */
class RecurringActivitiesTest {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 3, 9, 9, 0);

    /** Every day, as often as the rule says. */
    private static final Recurrences DAILY =
            (rule, first, zone, notBefore) -> Stream.iterate(first, day -> day.plusDays(1))
                    .limit(Long.parseLong(rule))
                    .filter(day -> !day.isBefore(notBefore))
                    .iterator();

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-09T07:00:00Z"));
    private final Crm crm = Crm.builder().clock(now::get).recurrences(DAILY).build();
    private final CrmSession ada = crm.as(Actor.user("ada"));
    private final RecurringActivities recurring = ada.recurringActivities();
    private final Lead lead = ada.leads().capture(CaptureLead.named("Charles", "Babbage"));

    private ActivitySeries daily(int times) {
        return recurring.plan(PlanSeries.call("Ring", MONDAY, MADRID, Duration.ofMinutes(30))
                .about(lead.id())
                .recurring(Integer.toString(times)));
    }

    private List<String> starts(ActivitySeries series) {
        return recurring
                .occurrences(series.id(), Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"))
                .stream()
                .map(occurrence -> occurrence.start().toString())
                .toList();
    }

    private List<Activity> activities() {
        Query<Activity> all = ada.activities()
                .query()
                .orderBy(ActivityFields.OCCURS_AT.ascending())
                .pageOf(1_000);
        return ada.activities().list(all).items();
    }

    private static List<String> faults(ThrowingCallable act) {
        Throwable thrown = catchThrowable(act);
        if (thrown instanceof ValidationException invalid) {
            return invalid.violations().stream()
                    .map(violation -> violation.path() + " " + violation.code().value())
                    .toList();
        }
        assertThat(thrown).isInstanceOf(CrmException.class);
        return List.of(((CrmException) thrown).code().value());
    }

    @ParameterizedTest(name = "{0} at {2} on {1} is {3}")
    @CsvSource({
        // The clock goes from 2 to 3, and from 3 to 2.
        "Europe/Madrid, 2026-03-29, 02:30, 2026-03-29T01:30:00Z",
        "Europe/Madrid, 2026-10-25, 02:30, 2026-10-25T00:30:00Z",
        "America/New_York, 2026-03-08, 02:30, 2026-03-08T07:30:00Z",
        "America/New_York, 2026-11-01, 01:30, 2026-11-01T05:30:00Z",
        // It went forward and back at midnight.
        "America/Sao_Paulo, 2018-11-04, 00:30, 2018-11-04T03:30:00Z",
        "America/Sao_Paulo, 2019-02-16, 23:30, 2019-02-17T01:30:00Z",
        // By half an hour.
        "Australia/Lord_Howe, 2026-10-04, 02:15, 2026-10-03T15:45:00Z",
        "Australia/Lord_Howe, 2026-04-05, 01:45, 2026-04-04T14:45:00Z",
        // A day that was not.
        "Pacific/Apia, 2011-12-30, 09:00, 2011-12-30T19:00:00Z"
    })
    @DisplayName("A-02 a series goes by the clock on the wall: what is skipped is later, what is shown twice the first")
    void clockChanges(ZoneId zone, LocalDate day, LocalTime time, Instant expected) {
        LocalDateTime first = day.minusDays(2).atTime(time);
        now.set(Instant.parse("2011-01-01T00:00:00Z"));
        ActivitySeries series = recurring.plan(
                PlanSeries.call("Ring", first, zone, Duration.ofMinutes(90)).recurring("5"));
        List<Occurrence> all = recurring.occurrences(
                series.id(), expected.minus(Duration.ofDays(4)), expected.plus(Duration.ofDays(4)));
        assertThat(all).hasSize(5);
        assertThat(all)
                .filteredOn(each -> each.original().toLocalDate().equals(day))
                .extracting(Occurrence::start)
                .containsExactly(expected);
        assertThat(all)
                .filteredOn(each -> !each.original().toLocalDate().equals(day))
                .allSatisfy(each ->
                        assertThat(LocalDateTime.ofInstant(each.start(), zone)).isEqualTo(each.original()));
        assertThat(all)
                .allSatisfy(each ->
                        assertThat(Duration.between(each.start(), each.end())).isEqualTo(Duration.ofMinutes(90)));
        assertThat(recurring.occurrences(series.id(), expected, expected.plusNanos(1_000)))
                .extracting(each -> each.original().toLocalDate())
                .contains(day);
    }

    @Test
    @DisplayName("A-02 an occurrence is moved, left out and put back, and the others stay")
    void changes() {
        ActivitySeries series = daily(3);
        recurring.move(series.id(), MONDAY.plusDays(1), LocalDateTime.of(2026, 3, 20, 18, 0), Duration.ofHours(2));
        recurring.leaveOut(series.id(), MONDAY);
        assertThat(starts(series)).containsExactly("2026-03-11T08:00:00Z", "2026-03-20T17:00:00Z");
        ActivitySeries moved = recurring.get(series.id());
        assertThat(moved.get(ActivitySeriesFields.ENDS_AT)).isEqualTo("2026-03-20T19:00:00Z");
        assertThat(moved.get(ActivitySeriesFields.NEXT_AT)).isEqualTo("2026-03-11T08:00:00Z");
        recurring.putBack(series.id(), MONDAY);
        recurring.putBack(series.id(), MONDAY.plusDays(1));
        assertThat(starts(series))
                .containsExactly("2026-03-09T08:00:00Z", "2026-03-10T08:00:00Z", "2026-03-11T08:00:00Z");
        assertThat(recurring.get(series.id()).changes()).isEmpty();
        assertThat(faults(() -> recurring.leaveOut(series.id(), MONDAY.plusDays(3))))
                .containsExactly("original series.unknown_occurrence");
        assertThat(faults(() -> recurring.leaveOut(series.id(), MONDAY.plusMinutes(1))))
                .containsExactly("original series.unknown_occurrence");
        assertThat(recurring.history(series.id()))
                .extracting(EventEnvelope::type)
                .startsWith("activity_series.planned", "activity_series.occurrence_changed");
    }

    @Test
    @DisplayName(
            "A-02 an occurrence becomes one activity, whoever takes it how often; then the series has no say in it")
    void takes() {
        ActivitySeries series = daily(3);
        Activity taken = recurring.take(series.id(), MONDAY.plusDays(1));
        assertThat(taken.find(ActivityFields.START_AT)).contains(Instant.parse("2026-03-10T08:00:00Z"));
        assertThat(taken.find(ActivityFields.END_AT)).contains(Instant.parse("2026-03-10T08:30:00Z"));
        assertThat(taken.kind()).isEqualTo("call");
        assertThat(taken.related()).containsExactly(lead.ref());
        ada.activities().complete(taken.id());
        assertThat(recurring.take(series.id(), MONDAY.plusDays(1)).status()).isEqualTo(ActivityStatus.DONE);
        assertThat(activities()).hasSize(1);
        assertThat(faults(() -> recurring.leaveOut(series.id(), MONDAY.plusDays(1))))
                .containsExactly("series.occurrence_taken");
        ada.activities().delete(taken.id());
        assertThat(faults(() -> recurring.take(series.id(), MONDAY.plusDays(1))))
                .containsExactly("series.occurrence_taken");
        recurring.leaveOut(series.id(), MONDAY.plusDays(2));
        assertThat(faults(() -> recurring.take(series.id(), MONDAY.plusDays(2))))
                .containsExactly("series.cancelled");
        recurring.cancel(series.id());
        assertThat(faults(() -> recurring.take(series.id(), MONDAY))).containsExactly("series.cancelled");
        assertThat(faults(() -> recurring.cancel(series.id()))).containsExactly("series.cancelled");
        assertThat(starts(series)).isEmpty();
    }

    @Test
    @DisplayName(
            "A-02 housekeeping makes activities of what begins within a day, each once, and catches up in bounded steps")
    void housekeeping() {
        ActivitySeries series = daily(200);
        recurring.take(series.id(), MONDAY);
        crm.housekeeping().runDue(now.get());
        crm.housekeeping().runDue(now.get());
        assertThat(activities())
                .extracting(activity -> activity.occursAt().toString())
                .containsExactly("2026-03-09T08:00:00Z");
        now.set(Instant.parse("2026-03-10T07:00:00Z"));
        crm.housekeeping().runDue(now.get());
        assertThat(activities())
                .extracting(activity -> activity.occursAt().toString())
                .containsExactly("2026-03-09T08:00:00Z", "2026-03-10T08:00:00Z");
        recurring.leaveOut(series.id(), MONDAY.plusDays(2));
        now.set(Instant.parse("2026-06-30T00:00:00Z"));
        for (int run = 0; run < 4; run++) {
            crm.housekeeping().runDue(now.get());
        }
        assertThat(activities()).hasSize(113);
        assertThat(activities()).extracting(Activity::occursAt).doesNotHaveDuplicates();
        now.set(Instant.parse("2026-12-01T00:00:00Z"));
        for (int run = 0; run < 4; run++) {
            crm.housekeeping().runDue(now.get());
        }
        assertThat(activities()).hasSize(199);
        assertThat(recurring.get(series.id()).find(ActivitySeriesFields.NEXT_AT))
                .isEmpty();
    }

    @Test
    @DisplayName("A-02 every fault of a series is told, at its field")
    void faultsOfSeries() {
        assertThat(faults(() -> recurring.create(ActivitySeries.TYPE.noValues())))
                .containsExactlyInAnyOrder(
                        "subject field.required",
                        "first_start field.required",
                        "zone field.required",
                        "minutes field.required",
                        "recurrence field.required");
        PlanSeries ten = PlanSeries.task("Count", MONDAY, MADRID, Duration.ofMinutes(10));
        assertThat(faults(() -> recurring.plan(ten.recurring("10001")))).containsExactly("recurrence series.too_long");
        assertThat(faults(() -> recurring.plan(ten.recurring("0"))))
                .containsExactly("recurrence series.start_not_in_rule");
        assertThat(faults(() -> recurring.plan(ten.recurring("10").ofKind("note"))))
                .containsExactly("kind series.wrong_kind");
        assertThat(faults(() -> recurring.plan(
                        ten.with(ActivitySeriesFields.MINUTES, 0L).recurring("10"))))
                .containsExactly("minutes field.out_of_range");
        ActivitySeries series = daily(5);
        recurring.leaveOut(series.id(), MONDAY.plusDays(4));
        assertThat(faults(() -> recurring.edit(series.id(), Edit.set(ActivitySeriesFields.RECURRENCE, "3"))))
                .containsExactly("changes[0] series.unknown_occurrence");
        assertThat(faults(() -> Crm.inMemory()
                        .as(Actor.user("ada"))
                        .recurringActivities()
                        .plan(ten.recurring("10"))))
                .containsExactly("series.no_recurrences");
    }

    @Test
    @DisplayName(
            "A-02 a series that is edited has other occurrences from then on; a command sent again plans nothing again")
    void edits() {
        ActivitySeries series = daily(3);
        recurring.edit(
                series.id(),
                Edit.set(ActivitySeriesFields.FIRST_START, MONDAY.plusHours(2))
                        .and(ActivitySeriesFields.RECURRENCE, "2"));
        assertThat(starts(series)).containsExactly("2026-03-09T10:00:00Z", "2026-03-10T10:00:00Z");
        PlanSeries plan =
                PlanSeries.visit("Visit", MONDAY, MADRID, Duration.ofHours(1)).recurring("2");
        ActivitySeries planned = ada.once("plan").recurringActivities().plan(plan);
        assertThat(ada.once("plan").recurringActivities().plan(plan)).isEqualTo(planned);
        assertThat(recurring.list(recurring.query()).items()).hasSize(2);
    }
}
