package dev.clientela.record;

import dev.clientela.error.Violation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A whole number within bounds. */
public final class IntegerField extends OrderedField<Long> {

    private final long min;
    private final long max;

    IntegerField(Definition definition, long min, long max) {
        super(definition);
        this.min = min;
        this.max = max;
    }

    public long min() {
        return min;
    }

    public long max() {
        return max;
    }

    @Override
    List<Object> limits() {
        return List.of(min, max);
    }

    @Override
    public String kind() {
        return "integer";
    }

    @Override
    public List<Violation> check(Long value) {
        return value < min || value > max
                ? List.of(new Violation(name(), RecordErrors.OUT_OF_RANGE, Map.of("min", min, "max", max)))
                : List.of();
    }

    @Override
    public Object toPlain(Long value) {
        return value;
    }

    @Override
    public Long fromPlain(Object plain) {
        if (plain instanceof Long || plain instanceof Integer) {
            return ((Number) plain).longValue();
        }
        try {
            return DecimalField.Decimals.fromPlain(this, plain).longValueExact();
        } catch (ArithmeticException e) {
            throw MalformedValueException.of(this, plain, e);
        }
    }

    @Override
    public Long parse(String text, TextFormat format) {
        return fromPlain(format.parseDecimal(this, text));
    }

    @Override
    int compare(Long a, Long b) {
        return Long.compare(a, b);
    }

    @Override
    Comparable<?> sortKey(@Nullable Long value) {
        return value == null ? Long.MIN_VALUE : value;
    }
}
