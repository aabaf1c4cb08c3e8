package dev.clientela.activity;

import dev.clientela.activity.ActivityKind.Nature;
import dev.clientela.command.Commands;
import dev.clientela.command.Execution;
import dev.clientela.command.Records;
import dev.clientela.error.DuplicateException;
import dev.clientela.error.RefusedException;
import dev.clientela.error.ValidationException;
import dev.clientela.event.CrmEvent;
import dev.clientela.record.Criterion;
import dev.clientela.record.Query;
import dev.clientela.record.RecordId;
import dev.clientela.record.RecordRef;
import dev.clientela.record.Values;
import dev.clientela.security.Owner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done and what was done: planned, carried out, written down, and looked up by what it is about and whose
 * it is.
 *
 * <p>What is common to all records (find, list, count, report, edit, tag, delete, look back) stands in {@link Records}.
 */
public final class Activities extends Records<Activity, ActivityId> {

    public Activities(Commands commands) {
        super(Activity.TYPE, commands);
    }

    /**
     * Plans something to be done.
     *
     * @throws ValidationException with every fault: {@code field.required} on {@code subject}, for meetings on
     *     {@code start_at} and {@code end_at}; {@code activity.end_not_after_start}
     */
    public Activity plan(PlanActivity command) {
        return commands()
                .writeOnce(
                        Activity.TYPE,
                        command,
                        execution -> ActivityWriting.make(
                                execution, command.values(), command.nature(), new ActivityEvent.Planned()));
    }

    /**
     * Writes down what took place. An e-mail whose Message-ID is known already is not kept again: the one that is there
     * gets the relations that it lacks, and is returned.
     *
     * @throws ValidationException with every fault
     * @throws DuplicateException {@code activity.message_kept_already} when the message is kept where the actor may not
     *     see it; {@code store.duplicate_key} when somebody else logs it at this very moment
     */
    public Activity log(LogActivity command) {
        return commands().writeOnce(Activity.TYPE, command, execution -> {
            Values given = command.values();
            Optional<Activity> kept = sameMessage(execution, given);
            if (kept.isPresent()) {
                return relate(execution, kept.get(), new Activity(given).related());
            }
            Values done = given.edit()
                    .set(ActivityFields.STATUS, ActivityStatus.DONE)
                    .set(ActivityFields.COMPLETED_AT, command.took().orElse(execution.now()))
                    .build();
            return ActivityWriting.make(execution, done, command.nature(), new ActivityEvent.Logged());
        });
    }

    private static Optional<Activity> sameMessage(Execution execution, Values given) {
        @Nullable String messageId = given.get(ActivityFields.MESSAGE_ID);
        if (messageId == null) {
            return Optional.empty();
        }
        Optional<Activity> kept = execution
                .unit()
                .records(Activity.TYPE)
                .query(Query.of(Activity.TYPE)
                        .where(ActivityFields.MESSAGE_ID.is(messageId))
                        .pageOf(1))
                .items()
                .stream()
                .findFirst();
        if (kept.isPresent() && !execution.isVisible(Activity.TYPE, kept.get())) {
            throw new DuplicateException(ActivityErrors.MESSAGE_KEPT_ALREADY, Map.of("message", messageId));
        }
        return kept;
    }

    /** Begins with it. */
    public Activity start(ActivityId id) {
        return change(
                id,
                "start",
                "",
                (before, now) -> before.moveTo(ActivityStatus.IN_PROGRESS, now),
                new ActivityEvent.Started());
    }

    /** @throws RefusedException {@code activity.invalid_transition} */
    public Activity complete(ActivityId id) {
        return change(id, "complete", "", (before, now) -> before.complete(null, now), new ActivityEvent.Completed());
    }

    /** @param outcome a term of the vocabulary {@code activity_outcome} */
    public Activity complete(ActivityId id, String outcome) {
        return change(
                id, "complete", outcome, (before, now) -> before.complete(outcome, now), new ActivityEvent.Completed());
    }

    /** Gives it up; {@link #reopen} takes it up again. */
    public Activity cancel(ActivityId id) {
        return change(
                id,
                "cancel",
                "",
                (before, now) -> before.moveTo(ActivityStatus.CANCELLED, now),
                new ActivityEvent.Cancelled());
    }

    /** What was done or cancelled is to be done; its outcome is gone. */
    public Activity reopen(ActivityId id) {
        return change(id, "reopen", "", Activity::reopen, new ActivityEvent.Reopened());
    }

    /**
     * Moves it to another time; its reminder moves by as much, and is given again.
     *
     * @throws RefusedException {@code activity.not_open}
     */
    public Activity reschedule(ActivityId id, Schedule schedule) {
        return change(
                id,
                "reschedule",
                schedule,
                (before, now) -> before.rescheduleTo(schedule),
                new ActivityEvent.Rescheduled());
    }

    /**
     * Reminds its owner then, once; in the place of the reminder that was set before.
     *
     * @throws RefusedException {@code activity.not_open}
     */
    public Activity remind(ActivityId id, Instant at) {
        return change(id, "remind", at, (before, now) -> before.remindAt(at), new ActivityEvent.ReminderSet());
    }

    public Activity doNotRemind(ActivityId id) {
        return change(id, "remind", "", (before, now) -> before.remindAt(null), new ActivityEvent.ReminderSet());
    }

    /** Gives it to another owner. */
    public Activity assign(ActivityId id, Owner owner) {
        return act(
                id,
                "assign",
                owner,
                (execution, before) -> ActivityWriting.write(
                        execution, before, before.assignTo(owner), new ActivityEvent.Assigned(before.owner(), owner)));
    }

    /** Makes it be about these records too. */
    public Activity relateTo(ActivityId id, RecordId... records) {
        List<RecordRef> refs = refs(records);
        return act(id, "relateTo", refs, (execution, before) -> relate(execution, before, refs));
    }

    /** Makes it not be about these records any more. */
    public Activity unrelate(ActivityId id, RecordId... records) {
        List<RecordRef> refs = refs(records);
        return act(id, "unrelate", refs, (execution, before) -> {
            List<RecordRef> gone = new ArrayList<>(refs);
            gone.retainAll(before.related());
            return ActivityWriting.write(execution, before, before.unrelate(gone), new ActivityEvent.Unrelated(gone));
        });
    }

    private static Activity relate(Execution execution, Activity before, Collection<RecordRef> records) {
        List<RecordRef> more = new ArrayList<>(records);
        more.removeAll(before.related());
        return ActivityWriting.write(execution, before, before.relateTo(more), new ActivityEvent.Related(more));
    }

    private static List<RecordRef> refs(RecordId... records) {
        return Arrays.stream(records).map(RecordId::ref).toList();
    }

    /** Everything about a record, newest first. */
    public Query<Activity> of(RecordId record) {
        return timeline(List.of(record.ref()));
    }

    /**
     * Everything about any of the records, each activity once, newest first; what is still to come stands at the top.
     * The same person under several records, such as a lead and the contact that it became, has one timeline so.
     */
    public Query<Activity> timeline(Collection<RecordRef> records) {
        return query().where(ActivityFields.RELATED.hasAnyOf(
                        records.stream().map(RecordRef::toString).toList()))
                .orderBy(ActivityFields.OCCURS_AT.descending());
    }

    /** Everything that somebody of this address wrote, was written, or took part in, newest first. */
    public Query<Activity> withParticipant(String address) {
        return query().where(ActivityFields.PARTICIPANTS.has(address)).orderBy(ActivityFields.OCCURS_AT.descending());
    }

    /**
     * What an owner has to do from one instant to another, earliest first: what is due then, and what takes place then
     * in whole or in part.
     */
    public Query<Activity> agenda(Owner owner, Instant from, Instant to) {
        Criterion due = ActivityFields.DUE_AT.isWithin(from, to);
        Criterion starts = ActivityFields.START_AT.isWithin(from, to);
        Criterion goesOn = ActivityFields.START_AT.isLessThan(from).and(ActivityFields.END_AT.isMoreThan(from));
        return query().where(openOf(owner))
                .where(Criterion.any(List.of(due, starts, goesOn)))
                .orderBy(ActivityFields.OCCURS_AT.ascending());
    }

    /** What an owner should have done by now and has not, longest overdue first. */
    public Query<Activity> overdue(Owner owner, Instant now) {
        return query().where(ActivityFields.OWNER.is(owner))
                .where(isOverdue(now))
                .orderBy(ActivityFields.DUE_AT.ascending());
    }

    private static Criterion openOf(Owner owner) {
        return ActivityFields.OWNER.is(owner).and(isOpen());
    }

    /** Holds for what {@link Activity#isOverdue}. */
    public static Criterion isOverdue(Instant now) {
        Criterion dayIsOver = ActivityFields.ALL_DAY.is(true).and(ActivityFields.DUE_AT.is(now));
        return isOpen().and(ActivityFields.DUE_AT.isLessThan(now).or(dayIsOver));
    }

    /** Holds for what is not done nor cancelled. */
    public static Criterion isOpen() {
        return ActivityFields.STATUS.in(ActivityStatus.OPEN, ActivityStatus.IN_PROGRESS);
    }

    private Activity change(
            ActivityId id,
            String name,
            Object argument,
            BiFunction<Activity, Instant, Activity> change,
            ActivityEvent event) {
        return act(
                id,
                name,
                argument,
                (execution, before) ->
                        ActivityWriting.write(execution, before, change.apply(before, execution.now()), event));
    }

    /** What is made under its fields is a task unless a kind says otherwise, and open unless a status does or it is a note. */
    @Override
    protected Activity creating(Execution execution, Values given) {
        boolean done = given.has(ActivityFields.STATUS)
                ? given.get(ActivityFields.STATUS) == ActivityStatus.DONE
                : natureOf(execution, given) == Nature.NOTE;
        if (!done) {
            return ActivityWriting.make(execution, given, Nature.TASK, new ActivityEvent.Planned());
        }
        Values values = given.edit()
                .set(ActivityFields.STATUS, ActivityStatus.DONE)
                .set(ActivityFields.COMPLETED_AT, execution.now())
                .build();
        return ActivityWriting.make(execution, values, Nature.TASK, new ActivityEvent.Logged());
    }

    private static Nature natureOf(Execution execution, Values values) {
        return Optional.ofNullable(values.get(ActivityFields.KIND))
                .flatMap(execution.port(ActivityKinds.class)::kind)
                .map(ActivityKind::nature)
                .orElse(Nature.TASK);
    }

    /** A status changes as its table says; when it was done is kept with it. */
    @Override
    protected Activity editing(Execution execution, Activity before, Activity after) {
        Activity next = after.remindedAsBefore(before);
        if (before.status() != after.status()) {
            Activity moved = before.moveTo(after.status(), execution.now());
            next = Activity.TYPE.create(next.values()
                    .edit()
                    .copy(ActivityFields.COMPLETED_AT, moved.values())
                    .build());
        }
        return ActivityWriting.write(execution, before, next, edited());
    }

    @Override
    protected CrmEvent edited() {
        return new ActivityEvent.Edited();
    }

    @Override
    protected CrmEvent deleted() {
        return new ActivityEvent.Deleted();
    }
}
