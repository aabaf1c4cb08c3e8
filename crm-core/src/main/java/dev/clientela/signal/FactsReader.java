package dev.clientela.signal;

import dev.clientela.activity.Activities;
import dev.clientela.activity.Activity;
import dev.clientela.activity.ActivityFields;
import dev.clientela.activity.ActivityId;
import dev.clientela.activity.ActivityKind;
import dev.clientela.activity.ActivityKind.Nature;
import dev.clientela.activity.ActivityKinds;
import dev.clientela.activity.ActivityStatus;
import dev.clientela.activity.ContactRule;
import dev.clientela.command.Execution;
import dev.clientela.record.Criterion;
import dev.clientela.record.Grouping;
import dev.clientela.record.Measure;
import dev.clientela.record.Query;
import dev.clientela.record.RecordRef;
import dev.clientela.record.Report;
import dev.clientela.record.ReportResult.Row;
import dev.clientela.signal.ActivityFacts.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads what is known of the activities about some records, in three questions to the store however many records there
 * are, as long as they are few thousand.
 *
 * <p>Activities count whether or not the actor may see them: a colour is the record's, and the same for everybody who
 * sees the record. Which activity it was is told only to those who may see it.
 */
final class FactsReader {

    private static final String LAST_CONTACT = "last_contact";
    private static final String LAST_EVENT = "last_event";
    private static final String LAST_TASK = "last_task";

    private final Execution execution;

    FactsReader(Execution execution) {
        this.execution = execution;
    }

    Map<RecordRef, ActivityFacts> read(Collection<RecordRef> records) {
        Map<String, RecordRef> sought = new HashMap<>();
        records.forEach(ref -> sought.put(ref.toString(), ref));
        Map<RecordRef, Row> past = new HashMap<>();
        for (Row row : execution
                .unit()
                .records(Activity.TYPE)
                .report(past(sought.keySet()))
                .rows()) {
            RecordRef ref = sought.get(String.valueOf(row.key(0)));
            if (ref != null) {
                past.put(ref, row);
            }
        }
        Map<RecordRef, List<Step>> open = open(sought);
        Map<RecordRef, LocalDate> closed = lastTasks(sought, past);
        Map<RecordRef, ActivityFacts> facts = new HashMap<>();
        for (RecordRef ref : records) {
            Optional<Row> row = Optional.ofNullable(past.get(ref));
            facts.put(
                    ref,
                    new ActivityFacts(
                            row.flatMap(known -> known.instant(LAST_CONTACT)),
                            List.copyOf(open.getOrDefault(ref, List.of())),
                            later(
                                    row.flatMap(known -> known.instant(LAST_EVENT))
                                            .map(this::day),
                                    Optional.ofNullable(closed.get(ref)))));
        }
        return facts;
    }

    private Report<Activity> past(Collection<String> keys) {
        Instant now = execution.now();
        Criterion contact = new ContactRule(execution.port(ActivityKinds.class)).made();
        return Report.over(Activity.TYPE)
                .where(ActivityFields.RELATED.hasAnyOf(keys))
                .groupBy(Grouping.by(ActivityFields.RELATED))
                .measure(
                        latest(
                                LAST_CONTACT,
                                ActivityFields.COMPLETED_AT,
                                contact.and(ActivityFields.COMPLETED_AT.isAtMost(now))),
                        latest(
                                LAST_EVENT,
                                ActivityFields.START_AT,
                                ActivityFields.START_AT
                                        .isAtMost(now)
                                        .and(ActivityFields.STATUS.isNot(ActivityStatus.CANCELLED))),
                        latest(LAST_TASK, ActivityFields.COMPLETED_AT, closedTask()));
    }

    private static Measure latest(String name, dev.clientela.record.InstantField field, Criterion where) {
        return new Measure.Aggregate(name, Measure.Function.MAX, field, where);
    }

    /** What was to be done and is done; what has a start is an event, and a note was never to be done. */
    private Criterion closedTask() {
        List<String> notes = execution.port(ActivityKinds.class).kinds().stream()
                .filter(kind -> kind.nature() == Nature.NOTE)
                .map(ActivityKind::code)
                .toList();
        return ActivityFields.STATUS
                .is(ActivityStatus.DONE)
                .and(ActivityFields.START_AT.isAbsent())
                .and(ActivityFields.KIND.in(notes).not());
    }

    private Map<RecordRef, List<Step>> open(Map<String, RecordRef> sought) {
        Map<RecordRef, List<Step>> open = new HashMap<>();
        each(ActivityFields.RELATED.hasAnyOf(sought.keySet()).and(Activities.isOpen()), activity -> {
            Optional<ActivityId> id =
                    Optional.of(activity.id()).filter(known -> execution.isVisible(Activity.TYPE, activity));
            Step step = new Step(id, activity.dueAt(), activity.find(ActivityFields.START_AT), activity.isAllDay());
            activity.related().stream()
                    .filter(ref -> sought.containsKey(ref.toString()))
                    .forEach(ref ->
                            open.computeIfAbsent(ref, any -> new ArrayList<>()).add(step));
        });
        return open;
    }

    /** The days on which the tasks were due that were closed last; on which they were closed, where they were due at no time. */
    private Map<RecordRef, LocalDate> lastTasks(Map<String, RecordRef> sought, Map<RecordRef, Row> past) {
        Map<RecordRef, Instant> closedAt = new HashMap<>();
        past.forEach((ref, row) -> row.instant(LAST_TASK).ifPresent(time -> closedAt.put(ref, time)));
        Map<RecordRef, LocalDate> days = new HashMap<>();
        if (closedAt.isEmpty()) {
            return days;
        }
        Set<Instant> times = new HashSet<>(closedAt.values());
        Criterion last = ActivityFields.RELATED
                .hasAnyOf(sought.keySet())
                .and(closedTask())
                .and(ActivityFields.COMPLETED_AT.in(times));
        each(
                last,
                activity -> activity.related().stream()
                        .filter(ref -> activity.completedAt().equals(Optional.ofNullable(closedAt.get(ref))))
                        .forEach(ref -> days.merge(ref, dueDay(activity), (a, b) -> a.isAfter(b) ? a : b)));
        return days;
    }

    private LocalDate dueDay(Activity task) {
        return task.dueAt()
                .map(due -> day(task.isAllDay() ? due.minusNanos(1) : due))
                .or(() -> task.completedAt().map(this::day))
                .orElseThrow();
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, execution.moment().zone());
    }

    private static Optional<LocalDate> later(Optional<LocalDate> one, Optional<LocalDate> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().isAfter(other.get()) ? one : other;
    }

    private void each(Criterion where, Consumer<Activity> consumer) {
        execution.everything(Query.of(Activity.TYPE).where(where)).forEach(consumer);
    }
}
