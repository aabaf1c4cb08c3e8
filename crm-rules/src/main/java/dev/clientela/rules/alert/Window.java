package dev.clientela.rules.alert;

import dev.clientela.record.Criterion;
import dev.clientela.record.DateField;
import dev.clientela.record.Field;
import dev.clientela.record.InstantField;
import dev.clientela.record.RelativePeriod;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The time over which a figure is taken, half-open: its begin counts, its end does not. */
public sealed interface Window {

    /** A date or instant of the record, by which it lies in the window or not. */
    String field();

    /** Which records lie in the window that ends, or is counted from, now. */
    Bounds at(Instant now, ZoneId zone);

    /**
     * Whole days, weeks, months, quarters or years, as the calendar of the zone has them: the last 7 days are the seven
     * days before today.
     */
    record Calendar(String field, RelativePeriod period) implements Window {
        @Override
        public Bounds at(Instant now, ZoneId zone) {
            LocalDate today = LocalDate.ofInstant(now, zone);
            return new Bounds(period.start(today), period.end(today), zone);
        }
    }

    /** So much time up to now, to the microsecond; for instants alone. */
    record Past(String field, Duration time) implements Window {
        @Override
        public Bounds at(Instant now, ZoneId zone) {
            return new Bounds(now.minus(time), now, zone);
        }
    }

    static Window last(int count, RelativePeriod.Unit unit, Field<?> field) {
        return new Calendar(field.name(), RelativePeriod.last(count, unit));
    }

    static Window past(Duration time, InstantField field) {
        return new Past(field.name(), time);
    }

    /**
     * A window in its place: two dates, or two instants.
     *
     * @param from counts
     * @param to does not
     */
    record Bounds(Comparable<?> from, Comparable<?> to, ZoneId zone) {

        /** @param field a date or an instant, as the window's field was checked to be */
        Criterion criterion(Field<?> field) {
            if (field instanceof DateField date) {
                return date.isWithin((LocalDate) from, (LocalDate) to);
            }
            return ((InstantField) field).isWithin(instant(from), instant(to));
        }

        private Instant instant(Comparable<?> bound) {
            return bound instanceof LocalDate date ? date.atStartOfDay(zone).toInstant() : (Instant) bound;
        }
    }
}
