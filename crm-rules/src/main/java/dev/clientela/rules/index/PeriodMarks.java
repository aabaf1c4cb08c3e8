package dev.clientela.rules.index;

import dev.clientela.record.DateField;
import dev.clientela.record.Moment;
import dev.clientela.record.OrderedField;
import dev.clientela.record.RelativePeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * In which periods counted from today a date or instant lies. Their bounds are worked out when the day, or the zone, is
 * another than the last time, and kept until then.
 */
final class PeriodMarks extends Marks {

    private final OrderedField<?> field;
    private final List<RelativePeriod> periods;
    private final Map<RelativePeriod, Integer> numbers = new HashMap<>();
    private volatile @Nullable Day day;

    PeriodMarks(int number, OrderedField<?> field, Collection<RelativePeriod> mentioned) {
        super(number);
        this.field = field;
        this.periods = List.copyOf(mentioned);
        periods.forEach(period -> numbers.put(period, numbers.size()));
    }

    @Override
    int size() {
        return periods.size();
    }

    int mark(RelativePeriod period) {
        return Objects.requireNonNull(numbers.get(period));
    }

    @Override
    @SuppressWarnings("unchecked") // bounds are of the class of the field's values
    void read(Reading reading, Borne borne) {
        Object value = reading.values().get(field);
        if (value == null) {
            return;
        }
        Comparable<Object> comparable = (Comparable<Object>) value;
        Day today = day(reading.situation().moment());
        for (int i = 0; i < today.starts.size(); i++) {
            if (comparable.compareTo(today.starts.get(i)) >= 0 && comparable.compareTo(today.ends.get(i)) < 0) {
                borne.accept(i);
            }
        }
    }

    private Day day(Moment moment) {
        @Nullable Day last = day;
        if (last != null && last.holds(moment)) {
            return last;
        }
        Day found = Day.of(moment, periods, field instanceof DateField);
        day = found;
        return found;
    }

    /** The bounds of all periods, good for each moment of the zone from one instant until another. */
    private record Day(ZoneId zone, Instant from, Instant until, List<Object> starts, List<Object> ends) {

        static Day of(Moment moment, List<RelativePeriod> periods, boolean dates) {
            LocalDate today = moment.today();
            List<Object> starts = new ArrayList<>();
            List<Object> ends = new ArrayList<>();
            for (RelativePeriod period : periods) {
                LocalDate start = period.start(today);
                LocalDate end = period.end(today);
                starts.add(dates ? start : moment.startOf(start));
                ends.add(dates ? end : moment.startOf(end));
            }
            // A clock that is put back at midnight brings yesterday again, so a day is one between two changes of the
            // clock.
            ZoneRules rules = moment.zone().getRules();
            ZoneOffset offset = rules.getOffset(moment.now());
            Instant from = today.atStartOfDay().toInstant(offset);
            Instant until = today.plusDays(1).atStartOfDay().toInstant(offset);
            @Nullable
            ZoneOffsetTransition before = rules.previousTransition(moment.now().plusNanos(1));
            @Nullable ZoneOffsetTransition after = rules.nextTransition(moment.now());
            return new Day(
                    moment.zone(),
                    before != null && before.getInstant().isAfter(from) ? before.getInstant() : from,
                    after != null && after.getInstant().isBefore(until) ? after.getInstant() : until,
                    starts,
                    ends);
        }

        boolean holds(Moment moment) {
            return zone.equals(moment.zone())
                    && !moment.now().isBefore(from)
                    && moment.now().isBefore(until);
        }
    }
}
