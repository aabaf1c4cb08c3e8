package dev.clientela.rules.index;

import dev.clientela.record.Field;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Which of the values that criteria speak of the field has, by hash; or another; or none. */
final class ValueAxis extends Axis {

    private static final Integer OTHER = ABSENT + 1;

    private final Field<?> field;
    private final Map<Object, Integer> places = new HashMap<>();

    ValueAxis(int number, Field<?> field, Collection<?> mentioned) {
        super(number);
        this.field = field;
        mentioned.forEach(value -> places.putIfAbsent(value, OTHER + 1 + places.size()));
    }

    @Override
    int rows() {
        return OTHER + 1 + places.size();
    }

    @Override
    int place(Reading reading) {
        Object value = reading.values().get(field);
        return value == null ? ABSENT : places.getOrDefault(value, OTHER);
    }

    Span span(Collection<?> values) {
        return Span.ofPlaces(values.stream()
                .mapToInt(value -> places.getOrDefault(value, OTHER))
                .toArray());
    }
}
