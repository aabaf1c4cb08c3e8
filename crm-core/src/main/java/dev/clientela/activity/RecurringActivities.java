package dev.clientela.activity;

import dev.clientela.activity.ActivityKind.Nature;
import dev.clientela.command.Commands;
import dev.clientela.command.Execution;
import dev.clientela.command.Records;
import dev.clientela.error.RefusedException;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violations;
import dev.clientela.event.CrmEvent;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.Values;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Activities that recur by a rule. What is kept is the rule; its occurrences are worked out whenever somebody looks. An
 * occurrence becomes an activity of its own, once, when somebody {@linkplain #take takes} it, or when housekeeping finds
 * that it begins within a day; from then on it lives as any activity does, and the series has no say in it.
 *
 * <p>What is common to all records (find, list, count, report, edit, tag, delete, look back) stands in {@link Records}.
 */
public final class RecurringActivities extends Records<ActivitySeries, ActivitySeriesId> {

    public RecurringActivities(Commands commands) {
        super(ActivitySeries.TYPE, commands);
    }

    /**
     * Plans a series.
     *
     * @throws ValidationException with every fault: {@code field.required}; on {@code recurrence}
     *     {@code series.malformed_rule}, {@code series.unbounded}, {@code series.too_frequent}, {@code series.too_long},
     *     {@code series.start_not_in_rule}; {@code series.wrong_kind}
     * @throws RefusedException {@code series.no_recurrences} when the host has not said who knows rules
     */
    public ActivitySeries plan(PlanSeries command) {
        return commands()
                .writeOnce(
                        ActivitySeries.TYPE, command, execution -> make(execution, command.values(), command.nature()));
    }

    /**
     * When it takes place between the two, in whole or in part, in order.
     *
     * @throws RefusedException {@code series.no_recurrences}
     */
    public List<Occurrence> occurrences(ActivitySeriesId id, Instant from, Instant to) {
        return commands().read(execution -> {
            ActivitySeries series = execution.load(ActivitySeries.TYPE, id.value());
            return series.isCancelled() ? List.of() : occurrencesIn(execution, series, from, to, false);
        });
    }

    /** As {@link #occurrences}, of a series that was read; also those that do not take place, where asked for. */
    public static List<Occurrence> occurrencesIn(
            Execution execution, ActivitySeries series, Instant from, Instant to, boolean withCancelled) {
        return expansion(execution, series).within(from, to, withCancelled);
    }

    /**
     * Makes an activity of the occurrence that takes place then by the rule, to be started, moved or completed like any;
     * asked again, the same activity.
     *
     * @throws ValidationException {@code series.unknown_occurrence} on {@code original}
     * @throws RefusedException {@code series.cancelled}; {@code series.occurrence_taken} when the activity that it became
     *     has been deleted, or cannot be seen
     */
    public Activity take(ActivitySeriesId id, LocalDateTime original) {
        return commands().write(execution -> {
            ActivitySeries series = execution.load(ActivitySeries.TYPE, id.value());
            Occurrence occurrence = occurrence(execution, series, original);
            Optional<Activity> taken =
                    execution.find(Activity.TYPE, occurrence.activity().value());
            if (taken.isPresent()) {
                return taken.get();
            }
            series.requireNotCancelled();
            requireNotTaken(execution, occurrence);
            if (occurrence.isCancelled()) {
                throw new RefusedException(SeriesErrors.CANCELLED, Map.of("series", id, "original", original));
            }
            return make(execution, series, occurrence);
        });
    }

    /** The occurrence takes place at another time, by the clock of the series, and as long as ever. */
    public ActivitySeries move(ActivitySeriesId id, LocalDateTime original, LocalDateTime start) {
        return changeOccurrence(
                id,
                original,
                "move",
                List.of(original, start),
                series -> Optional.of(OccurrenceChange.moved(original, start, series.minutes())));
    }

    /** The same, and takes so long, in whole minutes. */
    public ActivitySeries move(ActivitySeriesId id, LocalDateTime original, LocalDateTime start, Duration length) {
        return changeOccurrence(
                id,
                original,
                "move",
                List.of(original, start, length),
                series -> Optional.of(
                        OccurrenceChange.moved(original, start, Math.toIntExact(PlanSeries.minutes(length)))));
    }

    /** The occurrence does not take place. */
    public ActivitySeries leaveOut(ActivitySeriesId id, LocalDateTime original) {
        return changeOccurrence(
                id, original, "leaveOut", original, series -> Optional.of(OccurrenceChange.cancelled(original)));
    }

    /** The occurrence takes place as the rule says. */
    public ActivitySeries putBack(ActivitySeriesId id, LocalDateTime original) {
        return changeOccurrence(id, original, "putBack", original, series -> Optional.empty());
    }

    private ActivitySeries changeOccurrence(
            ActivitySeriesId id,
            LocalDateTime original,
            String name,
            Object argument,
            Function<ActivitySeries, Optional<OccurrenceChange>> change) {
        return act(id, name, argument, (execution, before) -> {
            requireNotTaken(execution, occurrence(execution, before, original));
            ActivitySeries after = before.changing(original, change.apply(before));
            return write(execution, before, after, new ActivitySeriesEvent.OccurrenceChanged(original.toString()));
        });
    }

    /** Nothing of it takes place any more; what has become an activity stays. */
    public ActivitySeries cancel(ActivitySeriesId id) {
        return act(
                id,
                "cancel",
                "",
                (execution, before) -> execution.update(before, before.cancel(), new ActivitySeriesEvent.Cancelled()));
    }

    /**
     * Makes activities of what begins before that time and has not become one, at most so many, as part of another
     * concept's command.
     *
     * @return how many were made
     */
    public static int makeDueIn(Execution execution, ActivitySeries series, Instant before, int most) {
        Optional<Instant> next = series.find(ActivitySeriesFields.NEXT_AT);
        if (next.isEmpty() || series.isCancelled()) {
            return 0;
        }
        Expansion expansion = expansion(execution, series);
        int made = 0;
        Instant reached = before;
        for (Occurrence occurrence : expansion.within(next.get(), before, false)) {
            if (occurrence.start().isBefore(next.get()) || wasTaken(execution, occurrence)) {
                continue;
            }
            if (made == most) {
                reached = occurrence.start();
                break;
            }
            make(execution, series, occurrence);
            made++;
        }
        execution.update(series, expansion.advancedTo(reached), new ActivitySeriesEvent.Advanced(made));
        return made;
    }

    private static Activity make(Execution execution, ActivitySeries series, Occurrence occurrence) {
        // Somebody may take the same occurrence at this moment; then the unit of work is run again and finds it taken.
        execution.unit().claim("series.occurrence/" + occurrence.activity());
        execution.racesFor(occurrence.activity().ref());
        return ActivityWriting.make(
                execution,
                occurrence.activity(),
                series.activity(occurrence),
                Nature.TASK,
                new ActivityEvent.Planned());
    }

    private static Expansion expansion(Execution execution, ActivitySeries series) {
        return new Expansion(series, execution.port(Recurrences.class));
    }

    private static Occurrence occurrence(Execution execution, ActivitySeries series, LocalDateTime original) {
        return expansion(execution, series)
                .at(original)
                .orElseThrow(() -> ValidationException.of("original", SeriesErrors.UNKNOWN_OCCURRENCE));
    }

    private static boolean wasTaken(Execution execution, Occurrence occurrence) {
        return !execution.unit().events().of(occurrence.activity().ref()).isEmpty();
    }

    private static void requireNotTaken(Execution execution, Occurrence occurrence) {
        if (wasTaken(execution, occurrence)) {
            throw new RefusedException(
                    SeriesErrors.OCCURRENCE_TAKEN,
                    Map.of("original", occurrence.original(), "activity", occurrence.activity()));
        }
    }

    @Override
    protected ActivitySeries creating(Execution execution, Values given) {
        return make(execution, given, Nature.TASK);
    }

    private static ActivitySeries make(Execution execution, Values given, Nature nature) {
        Values.Builder values = given.edit()
                .set(ActivitySeriesFields.ID, new ActivitySeriesId(execution.newId()))
                .set(ActivitySeriesFields.IS_CANCELLED, false);
        if (!given.has(ActivitySeriesFields.KIND)) {
            values.set(
                    ActivitySeriesFields.KIND,
                    execution.port(ActivityKinds.class).defaultOf(nature).code());
        }
        if (!given.has(ActivitySeriesFields.OWNER)) {
            values.set(ActivitySeriesFields.OWNER, ActivityWriting.ownerFor(execution));
        }
        ActivitySeries draft = sound(execution, ActivitySeries.TYPE.create(values.build()));
        return execution.insert(draft, new ActivitySeriesEvent.Planned());
    }

    @Override
    protected ActivitySeries editing(Execution execution, ActivitySeries before, ActivitySeries after) {
        return write(execution, before, after, edited());
    }

    private static ActivitySeries write(
            Execution execution, ActivitySeries before, ActivitySeries after, CrmEvent event) {
        return execution.update(before, sound(execution, after), event);
    }

    /** Nothing can be worked out before there is everything that the rule needs. */
    private static ActivitySeries sound(Execution execution, ActivitySeries series) {
        Violations violations = new Violations();
        List.of(
                        ActivitySeriesFields.SUBJECT,
                        ActivitySeriesFields.FIRST_START,
                        ActivitySeriesFields.ZONE,
                        ActivitySeriesFields.MINUTES,
                        ActivitySeriesFields.RECURRENCE)
                .forEach(field ->
                        violations.require(isSaid(series.values().get(field)), field.name(), RecordErrors.REQUIRED));
        violations.require(
                Optional.ofNullable(series.values().get(ActivitySeriesFields.KIND))
                        .flatMap(execution.port(ActivityKinds.class)::kind)
                        .filter(kind -> kind.nature() == Nature.NOTE)
                        .isEmpty(),
                ActivitySeriesFields.KIND.name(),
                SeriesErrors.WRONG_KIND);
        series.find(ActivitySeriesFields.MINUTES)
                .ifPresent(minutes -> violations.addAll(ActivitySeriesFields.MINUTES.check(minutes)));
        series.find(ActivitySeriesFields.CHANGES)
                .ifPresent(changes -> violations.addAll(ActivitySeriesFields.CHANGES.check(changes)));
        series.find(ActivitySeriesFields.RECURRENCE)
                .ifPresent(rule -> violations.addAll(ActivitySeriesFields.RECURRENCE.check(rule)));
        violations.throwIfAny();
        return expansion(execution, series).settled(execution.now());
    }

    private static boolean isSaid(@Nullable Object value) {
        return value != null && !(value instanceof String text && text.isBlank());
    }

    @Override
    protected CrmEvent edited() {
        return new ActivitySeriesEvent.Edited();
    }

    @Override
    protected CrmEvent deleted() {
        return new ActivitySeriesEvent.Deleted();
    }
}
