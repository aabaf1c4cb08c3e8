package dev.clientela.calendar;

import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * When a business is open: around the clock, or in windows of the week, but for holidays, in a zone. It is open whenever
 * the clock on its wall shows a time within a window; where the clock is changed, what counts is the time that really
 * passes, so that a night shift may take an hour more or less, and an hour shown twice counts twice.
 *
 * <p>The time it takes to reckon grows with the number of clock changes passed, of which there are two a year, and not
 * with the number of days. Immutable and thread-safe.
 *
 * <pre>{@code
 * BusinessHours.in(ZoneId.of("Europe/Madrid"))
 *         .openOnWeekdays(LocalTime.of(9, 0), LocalTime.of(14, 0))
 *         .openOnWeekdays(LocalTime.of(16, 0), LocalTime.of(19, 0))
 *         .closedOn(LocalDate.of(2026, 12, 25))
 * }</pre>
 */
public final class BusinessHours {

    private static final BusinessHours AROUND_THE_CLOCK = new BusinessHours(ZoneOffset.UTC, List.of(), Set.of(), null);
    /** How far ahead one looks at a time where no clock change ends the search. */
    private static final long DAYS_AHEAD = 400L * 365;

    private static final Duration REACH = Duration.ofDays(10_000L * 366);

    private final ZoneId zone;
    private final List<OpenWindow> windows;
    private final Set<LocalDate> holidays;
    private final @Nullable WallClock clock;

    private BusinessHours(ZoneId zone, List<OpenWindow> windows, Set<LocalDate> holidays, @Nullable WallClock clock) {
        this.zone = zone;
        this.windows = windows;
        this.holidays = holidays;
        this.clock = clock;
    }

    /** Always open: working time is time. */
    public static BusinessHours aroundTheClock() {
        return AROUND_THE_CLOCK;
    }

    /**
     * Open in these windows of every week, but on holidays.
     *
     * @throws ValidationException with every fault: {@code calendar.never_opens} when there is no window,
     *     {@code calendar.ends_before_it_begins} and {@code calendar.windows_overlap} on {@code windows[n]}
     */
    public static BusinessHours of(ZoneId zone, Collection<OpenWindow> windows, Collection<LocalDate> holidays) {
        List<OpenWindow> week = List.copyOf(windows);
        requireSound(week);
        List<OpenWindow> sorted = week.stream()
                .sorted(Comparator.comparing(OpenWindow::day).thenComparing(OpenWindow::from))
                .toList();
        Set<LocalDate> closed = java.util.Collections.unmodifiableSet(new TreeSet<>(holidays));
        return new BusinessHours(zone, sorted, closed, new WallClock(sorted, closed));
    }

    private static void requireSound(List<OpenWindow> week) {
        Violations violations = new Violations();
        violations.require(!week.isEmpty(), "windows", CalendarErrors.NEVER_OPENS);
        for (int i = 0; i < week.size(); i++) {
            OpenWindow window = week.get(i);
            if (window.end() <= window.begin()) {
                violations.add(Violation.of(
                        "windows[" + i + "]", CalendarErrors.ENDS_BEFORE_IT_BEGINS, "window", window.toString()));
                continue;
            }
            for (int j = 0; j < i; j++) {
                OpenWindow other = week.get(j);
                if (other.day() == window.day() && other.begin() < window.end() && window.begin() < other.end()) {
                    violations.add(Violation.of(
                            "windows[" + i + "]", CalendarErrors.WINDOWS_OVERLAP, "window", window.toString()));
                    break;
                }
            }
        }
        violations.throwIfAny();
    }

    /** Business hours to be filled in. */
    public static Builder in(ZoneId zone) {
        return new Builder(zone);
    }

    /** Whether every instant is working time. */
    public boolean isAroundTheClock() {
        return clock == null;
    }

    public ZoneId zone() {
        return zone;
    }

    /** Sorted by day and time; none when it is open around the clock. */
    public List<OpenWindow> windows() {
        return windows;
    }

    public Set<LocalDate> holidays() {
        return holidays;
    }

    public boolean isOpen(Instant instant) {
        return clock == null || clock.isOpen(LocalDateTime.ofInstant(instant, zone));
    }

    /**
     * How much working time passes from one instant to another; negative when the second is the earlier one.
     *
     * @throws DateTimeException when more than 10,000 years lie between them
     */
    public Duration between(Instant from, Instant to) {
        if (clock == null) {
            return Duration.between(from, to);
        }
        if (to.isBefore(from)) {
            return between(to, from).negated();
        }
        requireInReach(from, to);
        ZoneRules rules = zone.getRules();
        Duration total = Duration.ZERO;
        Instant start = from;
        while (start.isBefore(to)) {
            ZoneOffset offset = rules.getOffset(start);
            ZoneOffsetTransition change = rules.nextTransition(start);
            Instant end = change == null || change.getInstant().isAfter(to) ? to : change.getInstant();
            total = total.plus(clock.upTo(LocalDateTime.ofEpochSecond(end.getEpochSecond(), end.getNano(), offset)))
                    .minus(clock.upTo(LocalDateTime.ofEpochSecond(start.getEpochSecond(), start.getNano(), offset)));
            start = end;
        }
        return total;
    }

    /**
     * The first instant by which so much working time has passed; {@code from} itself for none at all.
     *
     * @throws IllegalArgumentException when the working time is negative
     * @throws DateTimeException when it lies more than 10,000 years ahead
     */
    public Instant after(Instant from, Duration workingTime) {
        requireForward(workingTime);
        if (clock == null || workingTime.isZero()) {
            return from.plus(workingTime);
        }
        ZoneRules rules = zone.getRules();
        Duration left = workingTime;
        Instant start = from;
        while (true) {
            ZoneOffset offset = rules.getOffset(start);
            ZoneOffsetTransition change = rules.nextTransition(start);
            LocalDateTime begin = LocalDateTime.ofEpochSecond(start.getEpochSecond(), start.getNano(), offset);
            LocalDateTime end = change == null ? begin.plusDays(DAYS_AHEAD) : change.getDateTimeBefore();
            Duration passed = clock.upTo(begin);
            Duration available = clock.upTo(end).minus(passed);
            if (available.compareTo(left) >= 0) {
                return clock.firstWith(passed.plus(left), begin, end).toInstant(offset);
            }
            left = left.minus(available);
            start = end.toInstant(offset);
            requireInReach(from, start);
        }
    }

    /**
     * The last instant from which on so much working time passes until {@code to}; {@code to} itself for none at all.
     *
     * @throws IllegalArgumentException when the working time is negative
     * @throws DateTimeException when it lies more than 10,000 years back
     */
    public Instant before(Instant to, Duration workingTime) {
        requireForward(workingTime);
        if (clock == null || workingTime.isZero()) {
            return to.minus(workingTime);
        }
        ZoneRules rules = zone.getRules();
        Duration left = workingTime;
        Instant end = to;
        while (true) {
            ZoneOffset offset = rules.getOffset(end.minusNanos(1));
            ZoneOffsetTransition change = rules.previousTransition(end);
            LocalDateTime until = LocalDateTime.ofEpochSecond(end.getEpochSecond(), end.getNano(), offset);
            LocalDateTime begin = change == null ? until.minusDays(DAYS_AHEAD) : change.getDateTimeAfter();
            Duration passed = clock.upTo(until);
            Duration available = passed.minus(clock.upTo(begin));
            if (available.compareTo(left) >= 0) {
                return clock.lastWith(passed.minus(left), begin, until).toInstant(offset);
            }
            left = left.minus(available);
            end = begin.toInstant(offset);
            requireInReach(end, to);
        }
    }

    private static void requireForward(Duration workingTime) {
        if (workingTime.isNegative()) {
            throw new IllegalArgumentException("Working time does not run backwards: " + workingTime);
        }
    }

    /** Clock changes are gone through one by one, so that there must be an end to them. */
    private static void requireInReach(Instant from, Instant to) {
        if (Duration.between(from, to).compareTo(REACH) > 0) {
            throw new DateTimeException("Business hours are not reckoned from " + from + " as far as " + to);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof BusinessHours hours
                        && isAroundTheClock() == hours.isAroundTheClock()
                        && zone.equals(hours.zone)
                        && windows.equals(hours.windows)
                        && holidays.equals(hours.holidays));
    }

    @Override
    public int hashCode() {
        return 31 * (31 * zone.hashCode() + windows.hashCode()) + holidays.hashCode();
    }

    @Override
    public String toString() {
        return clock == null ? "around the clock" : windows + " in " + zone + ", closed on " + holidays;
    }

    /** Gathers windows and holidays. Not thread-safe. */
    public static final class Builder {

        private static final List<DayOfWeek> WEEKDAYS =
                List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);

        private final ZoneId zone;
        private final List<OpenWindow> windows = new ArrayList<>();
        private final Set<LocalDate> holidays = new TreeSet<>();

        private Builder(ZoneId zone) {
            this.zone = zone;
        }

        /** Another window of that day; until midnight means until the day ends. */
        public Builder open(DayOfWeek day, LocalTime from, LocalTime until) {
            windows.add(new OpenWindow(day, from, until));
            return this;
        }

        /** Another window of each day from Monday to Friday. */
        public Builder openOnWeekdays(LocalTime from, LocalTime until) {
            WEEKDAYS.forEach(day -> open(day, from, until));
            return this;
        }

        public Builder closedOn(LocalDate... dates) {
            holidays.addAll(List.of(dates));
            return this;
        }

        /** @throws ValidationException as {@link BusinessHours#of} says */
        public BusinessHours build() {
            return of(zone, windows, holidays);
        }
    }
}
