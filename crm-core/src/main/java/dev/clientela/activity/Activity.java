package dev.clientela.activity;

import dev.clientela.error.RefusedException;
import dev.clientela.error.Violation;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import dev.clientela.security.Owner;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done, or done, about any number of records: a task, a call, a visit, a meeting, an e-mail, a note. It
 * is one record however many it is about, so that what is changed or deleted is so for all of them.
 */
public final class Activity extends CrmRecord<Activity> {

    public static final RecordType<Activity> TYPE = ActivityFields.TYPE;

    Activity(Values values) {
        super(values);
    }

    @Override
    public RecordType<Activity> type() {
        return TYPE;
    }

    @Override
    public ActivityId id() {
        return get(ActivityFields.ID);
    }

    /** Its subject, or the first line of its text, or nothing. */
    public String name() {
        return find(ActivityFields.SUBJECT)
                .filter(subject -> !subject.isBlank())
                .or(() -> find(ActivityFields.DESCRIPTION)
                        .flatMap(text -> text.lines()
                                .map(String::strip)
                                .filter(line -> !line.isEmpty())
                                .findFirst()))
                .orElse("");
    }

    /** The code of its kind. */
    public String kind() {
        return get(ActivityFields.KIND);
    }

    public ActivityStatus status() {
        return get(ActivityFields.STATUS);
    }

    /** Whether something is left to do. */
    public boolean isOpen() {
        return status().isOpen();
    }

    public Owner owner() {
        return get(ActivityFields.OWNER);
    }

    /** The records that it is about. */
    public List<RecordRef> related() {
        return find(ActivityFields.RELATED).orElse(List.of());
    }

    public Optional<Instant> dueAt() {
        return find(ActivityFields.DUE_AT);
    }

    /** Its place on a timeline. */
    public Instant occursAt() {
        return get(ActivityFields.OCCURS_AT);
    }

    public Optional<Instant> completedAt() {
        return find(ActivityFields.COMPLETED_AT);
    }

    public Optional<String> outcome() {
        return find(ActivityFields.OUTCOME);
    }

    /** Whether it is to be reminded of by now and has not been. */
    public boolean isReminderDue(Instant now) {
        return find(ActivityFields.REMINDER_WAITS).orElse(false)
                && find(ActivityFields.REMIND_AT).filter(at -> !at.isAfter(now)).isPresent();
    }

    /** Gives it to another owner. */
    public Activity assignTo(Owner owner) {
        return with(ActivityFields.OWNER, owner);
    }

    /** Makes it be about these records too; those it is about already change nothing. */
    public Activity relateTo(Collection<RecordRef> records) {
        Set<RecordRef> all = new LinkedHashSet<>(related());
        all.addAll(records);
        return withRelated(List.copyOf(all));
    }

    /** Makes it not be about these records any more. */
    public Activity unrelate(Collection<RecordRef> records) {
        Set<RecordRef> gone = new HashSet<>(records);
        return withRelated(
                related().stream().filter(record -> !gone.contains(record)).toList());
    }

    private Activity withRelated(List<RecordRef> records) {
        return with(ActivityFields.RELATED, records.isEmpty() ? null : records);
    }

    /** @throws RefusedException {@code activity.invalid_transition} */
    Activity moveTo(ActivityStatus next, Instant now) {
        if (!status().leadsTo(next)) {
            throw new RefusedException(
                    ActivityErrors.INVALID_TRANSITION, Map.of("activity", id(), "from", status(), "to", next));
        }
        return with(values().edit()
                .set(ActivityFields.STATUS, next)
                .set(ActivityFields.COMPLETED_AT, next == ActivityStatus.DONE ? now : null)
                .build());
    }

    Activity complete(@Nullable String outcome, Instant now) {
        Activity done = moveTo(ActivityStatus.DONE, now);
        return outcome == null ? done : done.with(ActivityFields.OUTCOME, outcome);
    }

    /** What is open again has no outcome yet. */
    Activity reopen(Instant now) {
        return moveTo(ActivityStatus.OPEN, now).with(ActivityFields.OUTCOME, null);
    }

    Activity remindAt(@Nullable Instant at) {
        requireOpen();
        return with(ActivityFields.REMIND_AT, at);
    }

    /** Moves it to another time; the reminder moves by as much. */
    Activity rescheduleTo(Schedule schedule) {
        requireOpen();
        return with(schedule.onto(values())).remindedAsBefore(this);
    }

    /** Its reminder as long before its time as it was, unless it has been given another time to remind. */
    Activity remindedAsBefore(Activity before) {
        Optional<Instant> remindAt = find(ActivityFields.REMIND_AT);
        Optional<Instant> earlier = before.begins();
        Optional<Instant> later = begins();
        boolean follows = isOpen()
                && remindAt.isPresent()
                && remindAt.equals(before.find(ActivityFields.REMIND_AT))
                && earlier.isPresent()
                && later.isPresent();
        return follows
                ? with(ActivityFields.REMIND_AT, remindAt.get().plus(Duration.between(earlier.get(), later.get())))
                : this;
    }

    private Optional<Instant> begins() {
        return find(ActivityFields.START_AT).or(this::dueAt);
    }

    /** Whether its times mean whole days. */
    public boolean isAllDay() {
        return find(ActivityFields.ALL_DAY).orElse(false);
    }

    /** Whether it should have been done by now and has not: its time has passed, or the day that it was due on is over. */
    public boolean isOverdue(Instant now) {
        return isOpen()
                && dueAt().filter(due -> isAllDay() ? !due.isAfter(now) : due.isBefore(now))
                        .isPresent();
    }

    /** What is due on a day is due when that day ends where its owner is; so it follows its owner to another zone. */
    Activity dueWhereOwnerIs(ZoneId former, ZoneId present) {
        Optional<Instant> due = dueAt();
        if (!isAllDay() || due.isEmpty() || former.equals(present)) {
            return this;
        }
        LocalDateTime ends = LocalDateTime.ofInstant(due.get(), former);
        return ends.equals(ends.toLocalDate().atStartOfDay())
                ? with(
                        ActivityFields.DUE_AT,
                        ends.toLocalDate().atStartOfDay(present).toInstant())
                : this;
    }

    /** The reminder is given; another time to be reminded arms it again. */
    public Activity reminded(Instant now) {
        return with(values().edit()
                .set(ActivityFields.REMINDER_WAITS, null)
                .set(ActivityFields.REMINDED_AT, now)
                .build());
    }

    /** @throws RefusedException {@code activity.not_open} */
    void requireOpen() {
        if (!isOpen()) {
            throw new RefusedException(ActivityErrors.NOT_OPEN, Map.of("activity", id(), "status", status()));
        }
    }

    /**
     * Fills in what follows from the other fields: the place on the timeline and whether a reminder is still to come. A
     * new time to remind arms the reminder again.
     */
    Activity settled(Optional<Activity> before, Instant madeAt) {
        Optional<Instant> occursAt = find(ActivityFields.START_AT)
                .or(() -> isOpen() ? dueAt() : completedAt().or(this::dueAt));
        Optional<Instant> remindAt = find(ActivityFields.REMIND_AT);
        boolean moved = before.isPresent()
                && !before.get().find(ActivityFields.REMIND_AT).equals(remindAt);
        Optional<Instant> remindedAt = moved ? Optional.empty() : find(ActivityFields.REMINDED_AT);
        boolean waits = remindAt.isPresent() && remindedAt.isEmpty() && isOpen();
        return with(values().edit()
                .set(ActivityFields.OCCURS_AT, occursAt.orElse(madeAt))
                .set(ActivityFields.REMINDED_AT, remindedAt.orElse(null))
                .set(ActivityFields.REMINDER_WAITS, waits ? true : null)
                .build());
    }

    /** Everything that its nature demands and it lacks. */
    List<Violation> check(ActivityKind.Nature nature) {
        return ActivityDemands.check(values(), nature);
    }
}
