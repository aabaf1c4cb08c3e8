package dev.clientela.rules.recurrence;

import dev.clientela.activity.ActivitySeriesFields;
import dev.clientela.activity.Recurrences;
import dev.clientela.activity.SeriesErrors;
import dev.clientela.error.ErrorCode;
import dev.clientela.error.ValidationException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.jspecify.annotations.Nullable;

/**
 * Recurrence by the rules of RFC 5545, read strictly: {@code FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20271231T230000Z}. A rule
 * recurs by days, weeks, months or years, and ends by {@code COUNT} or {@code UNTIL}, which is part of it: a day whole, a
 * time in UTC, or a time by the clock of the series. Thread-safe.
 *
 * <pre>{@code
 * Crm.builder().recurrences(new RfcRecurrences())
 * }</pre>
 */
public final class RfcRecurrences implements Recurrences {

    private static final Set<Freq> BY_DAYS = EnumSet.of(Freq.DAILY, Freq.WEEKLY, Freq.MONTHLY, Freq.YEARLY);

    @Override
    public Iterator<LocalDateTime> of(String rule, LocalDateTime first, ZoneId zone, LocalDateTime notBefore) {
        RecurrenceRule read = read(rule);
        if (!BY_DAYS.contains(read.getFreq())) {
            throw refused(SeriesErrors.TOO_FREQUENT, null);
        }
        if (read.isInfinite()) {
            throw refused(SeriesErrors.UNBOUNDED, null);
        }
        @Nullable Instant last = last(read, zone);
        try {
            RecurrenceRuleIterator times = read.iterator(floating(first));
            if (notBefore.isAfter(first)) {
                times.fastForward(floating(notBefore));
            }
            return new Times(times, zone, last);
        } catch (IllegalArgumentException e) {
            throw refused(SeriesErrors.MALFORMED_RULE, e);
        }
    }

    private static RecurrenceRule read(String rule) {
        try {
            return new RecurrenceRule(rule, RecurrenceRule.RfcMode.RFC5545_STRICT);
        } catch (InvalidRecurrenceRuleException | IllegalArgumentException e) {
            throw refused(SeriesErrors.MALFORMED_RULE, e);
        }
    }

    /**
     * The last instant at which it may begin. The rule itself goes by the clock on the wall, on which an instant may be
     * shown twice, so that it is let run a day longer.
     */
    private static @Nullable Instant last(RecurrenceRule rule, ZoneId zone) {
        @Nullable DateTime until = rule.getUntil();
        if (until == null) {
            return null;
        }
        Instant last;
        if (until.isAllDay()) {
            last = ZonedDateTime.of(local(until).plusDays(1), zone).toInstant().minusNanos(1);
        } else if (until.isFloating()) {
            last = ZonedDateTime.of(local(until), zone).toInstant();
        } else {
            last = Instant.ofEpochMilli(until.getTimestamp());
        }
        rule.setUntil(floating(LocalDateTime.ofInstant(last, zone).plusDays(1)));
        return last;
    }

    private static DateTime floating(LocalDateTime time) {
        return new DateTime(
                time.getYear(),
                time.getMonthValue() - 1,
                time.getDayOfMonth(),
                time.getHour(),
                time.getMinute(),
                time.getSecond());
    }

    private static LocalDateTime local(DateTime time) {
        return LocalDateTime.of(
                time.getYear(),
                time.getMonth() + 1,
                time.getDayOfMonth(),
                time.getHours(),
                time.getMinutes(),
                time.getSeconds());
    }

    private static ValidationException refused(ErrorCode code, @Nullable Exception cause) {
        ValidationException refusal = ValidationException.of(ActivitySeriesFields.RECURRENCE.name(), code);
        if (cause != null) {
            refusal.addSuppressed(cause);
        }
        return refusal;
    }

    /** Looks one ahead; gives up where a rule has gone on for long without ever taking place. */
    private static final class Times implements Iterator<LocalDateTime> {

        private final RecurrenceRuleIterator times;
        private final ZoneId zone;
        private final @Nullable Instant last;
        private @Nullable LocalDateTime next;

        Times(RecurrenceRuleIterator times, ZoneId zone, @Nullable Instant last) {
            this.times = times;
            this.zone = zone;
            this.last = last;
            this.next = following();
        }

        private @Nullable LocalDateTime following() {
            try {
                if (!times.hasNext()) {
                    return null;
                }
                LocalDateTime time = local(times.nextDateTime());
                return last == null || !ZonedDateTime.of(time, zone).toInstant().isAfter(last) ? time : null;
            } catch (IllegalArgumentException e) {
                throw refused(SeriesErrors.MALFORMED_RULE, e);
            }
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public LocalDateTime next() {
            LocalDateTime time = next;
            if (time == null) {
                throw new NoSuchElementException();
            }
            next = following();
            return time;
        }
    }
}
