package dev.clientela.record;

import dev.clientela.error.Violation;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A business date in the organisation's zone, from year 1583 to 9999. */
public final class DateField extends OrderedField<LocalDate> {

    /** Every year from this on is Gregorian: JDBC drivers do not agree on the days before. */
    static final LocalDate EARLIEST = LocalDate.of(1583, 1, 1);

    static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    DateField(Definition definition) {
        super(definition);
    }

    @Override
    public String kind() {
        return "date";
    }

    @Override
    public List<Violation> check(LocalDate value) {
        return value.isBefore(EARLIEST) || value.isAfter(LATEST)
                ? List.of(new Violation(name(), RecordErrors.OUT_OF_RANGE, Map.of("min", EARLIEST, "max", LATEST)))
                : List.of();
    }

    /** The date lies in a period counted from today, such as the last seven days or this quarter. */
    public Criterion isDuring(RelativePeriod period) {
        return new Criterion.During(this, period);
    }

    @Override
    public Object toPlain(LocalDate value) {
        return value.toString();
    }

    @Override
    public LocalDate fromPlain(Object plain) {
        if (!(plain instanceof String text)) {
            throw MalformedValueException.of(this, plain);
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw MalformedValueException.of(this, plain, e);
        }
    }

    @Override
    public LocalDate parse(String text, TextFormat format) {
        return format.parseDate(this, text);
    }

    @Override
    int compare(LocalDate a, LocalDate b) {
        return a.compareTo(b);
    }

    @Override
    Comparable<?> sortKey(@Nullable LocalDate value) {
        return value == null ? LocalDate.MIN : value;
    }
}
