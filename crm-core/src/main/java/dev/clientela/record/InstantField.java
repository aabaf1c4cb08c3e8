package dev.clientela.record;

import dev.clientela.error.Violation;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A point in time from year 1583 to 9999, to the microsecond. */
public final class InstantField extends OrderedField<Instant> {

    private static final Instant EARLIEST =
            DateField.EARLIEST.atStartOfDay(ZoneOffset.UTC).toInstant();
    private static final Instant END =
            DateField.LATEST.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();

    InstantField(Definition definition) {
        super(definition);
    }

    @Override
    public String kind() {
        return "instant";
    }

    @Override
    Instant canonical(Instant value) {
        return value.truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public List<Violation> check(Instant value) {
        return value.isBefore(EARLIEST) || !value.isBefore(END)
                ? List.of(new Violation(name(), RecordErrors.OUT_OF_RANGE, Map.of("min", EARLIEST, "max", END)))
                : List.of();
    }

    /** The instant lies in a period counted from today in the organisation's zone. */
    public Criterion isDuring(RelativePeriod period) {
        return new Criterion.During(this, period);
    }

    @Override
    public Object toPlain(Instant value) {
        return value.toString();
    }

    @Override
    public Instant fromPlain(Object plain) {
        if (!(plain instanceof String text)) {
            throw MalformedValueException.of(this, plain);
        }
        try {
            return canonical(Instant.parse(text));
        } catch (DateTimeException e) {
            throw MalformedValueException.of(this, plain, e);
        }
    }

    @Override
    public Instant parse(String text, TextFormat format) {
        return canonical(format.parseInstant(this, text));
    }

    @Override
    int compare(Instant a, Instant b) {
        return a.compareTo(b);
    }

    @Override
    Comparable<?> sortKey(@Nullable Instant value) {
        return value == null ? Instant.MIN : value;
    }
}
