package dev.clientela.activity;

import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The occurrences of a series, worked out from its rule and its changes. */
final class Expansion {

    private static final Comparator<Occurrence> IN_TIME =
            Comparator.comparing(Occurrence::start).thenComparing(Occurrence::original);

    /** No clock has ever been put forward by more; it was, by a day, where the date line was moved. */
    private static final Duration LONGEST_SHIFT = Duration.ofDays(1);

    private final ActivitySeries series;
    private final Recurrences recurrences;
    private final ZoneId zone;

    Expansion(ActivitySeries series, Recurrences recurrences) {
        this.series = series;
        this.recurrences = recurrences;
        this.zone = series.zone();
    }

    /** A time that is skipped is as much later; of one that is shown twice, the first. */
    static Instant instant(LocalDateTime local, ZoneId zone) {
        return ZonedDateTime.of(local, zone).toInstant();
    }

    /** What takes place in whole or in part between the two, in order; what does not take place is told if asked for. */
    List<Occurrence> within(Instant from, Instant to, boolean withCancelled) {
        Map<LocalDateTime, OccurrenceChange> changes = new HashMap<>();
        series.changes().forEach(change -> changes.put(change.original(), change));
        List<Occurrence> found = new ArrayList<>();
        LocalDateTime notBefore =
                LocalDateTime.ofInstant(from.minus(LONGEST_SHIFT).minus(Duration.ofMinutes(series.minutes())), zone);
        Iterator<LocalDateTime> times = times(notBefore);
        while (times.hasNext()) {
            LocalDateTime original = times.next();
            Occurrence occurrence = regular(original);
            if (!occurrence.start().isBefore(to.plus(LONGEST_SHIFT))) {
                break;
            }
            if (!changes.containsKey(original)) {
                found.add(occurrence);
            }
        }
        series.changes().forEach(change -> found.add(changed(change)));
        return found.stream()
                .filter(occurrence -> occurrence.touches(from, to))
                .filter(occurrence -> withCancelled || !occurrence.isCancelled())
                .sorted(IN_TIME)
                .toList();
    }

    /** The one that takes place then by the rule, wherever it was moved to. */
    Optional<Occurrence> at(LocalDateTime original) {
        Iterator<LocalDateTime> times = times(original);
        if (!times.hasNext() || !times.next().equals(original)) {
            return Optional.empty();
        }
        return Optional.of(series.change(original).map(this::changed).orElseGet(() -> regular(original)));
    }

    /** The first one that begins then or later. */
    Optional<Instant> next(Instant from) {
        return within(from, series.get(ActivitySeriesFields.ENDS_AT), false).stream()
                .map(Occurrence::start)
                .filter(start -> !start.isBefore(from))
                .findFirst();
    }

    /**
     * The series with what follows from its rule: when it begins and ends, and what comes next.
     *
     * @throws ValidationException with every fault of the rule and of its changes
     */
    ActivitySeries settled(Instant now) {
        Violations violations = new Violations();
        Set<LocalDateTime> originals = new HashSet<>();
        Iterator<LocalDateTime> times = times(series.firstStart());
        Instant begins = Instant.MAX;
        Instant ends = Instant.MIN;
        while (times.hasNext() && originals.size() <= ActivitySeries.MOST_OCCURRENCES) {
            LocalDateTime original = times.next();
            originals.add(original);
            Occurrence occurrence = series.change(original).map(this::changed).orElseGet(() -> regular(original));
            begins = occurrence.start().isBefore(begins) ? occurrence.start() : begins;
            ends = occurrence.end().isAfter(ends) ? occurrence.end() : ends;
        }
        String rule = ActivitySeriesFields.RECURRENCE.name();
        if (originals.size() > ActivitySeries.MOST_OCCURRENCES) {
            violations.add(Violation.of(rule, SeriesErrors.TOO_LONG, "max", ActivitySeries.MOST_OCCURRENCES));
        } else {
            checkChanges(originals, violations);
        }
        violations.require(originals.contains(series.firstStart()), rule, SeriesErrors.START_NOT_IN_RULE);
        violations.throwIfAny();
        ActivitySeries placed = ActivitySeries.TYPE.create(series.values()
                .edit()
                .set(ActivitySeriesFields.BEGINS_AT, begins)
                .set(ActivitySeriesFields.ENDS_AT, ends)
                .build());
        return placed.isCancelled() ? placed : new Expansion(placed, recurrences).advancedTo(now);
    }

    private void checkChanges(Set<LocalDateTime> originals, Violations violations) {
        List<OccurrenceChange> changes = series.changes();
        for (int i = 0; i < changes.size(); i++) {
            LocalDateTime original = changes.get(i).original();
            if (!originals.contains(original)) {
                violations.add(Violation.of(
                        ActivitySeriesFields.CHANGES.name() + "[" + i + "]",
                        SeriesErrors.UNKNOWN_OCCURRENCE,
                        "original",
                        original));
            }
        }
    }

    /** The series whose next occurrence is the first that begins then or later. */
    ActivitySeries advancedTo(Instant from) {
        return ActivitySeries.TYPE.create(
                series.values().with(ActivitySeriesFields.NEXT_AT, next(from).orElse(null)));
    }

    private Iterator<LocalDateTime> times(LocalDateTime notBefore) {
        return recurrences.of(series.recurrence(), series.firstStart(), zone, notBefore);
    }

    private Occurrence regular(LocalDateTime original) {
        return occurrence(original, original, series.minutes(), false);
    }

    private Occurrence changed(OccurrenceChange change) {
        return change.start()
                .map(start -> occurrence(change.original(), start, change.minutes(), false))
                .orElseGet(() -> occurrence(change.original(), change.original(), series.minutes(), true));
    }

    private Occurrence occurrence(LocalDateTime original, LocalDateTime start, int minutes, boolean cancelled) {
        Instant begins = instant(start, zone);
        return new Occurrence(series.id(), original, begins, begins.plus(Duration.ofMinutes(minutes)), cancelled);
    }
}
