package dev.clientela.rules.index;

import dev.clientela.record.Field;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Which of the values that criteria speak of the field has, by hash; or another; or none. */
final class ValueAxis extends Axis {

    private static final int OTHER = ABSENT + 1;

    private final Field<?> field;
    private final int rows;

    /** The values, each at the slot that its hash gives or at the next that was free, so that one read more is seldom. */
    private final @Nullable Object[] values;

    private final int[] places;

    /** @param mentioned differ from each other */
    ValueAxis(int number, Field<?> field, Collection<?> mentioned) {
        super(number);
        this.field = field;
        this.rows = OTHER + 1 + mentioned.size();
        int capacity = Integer.highestOneBit(mentioned.size() * 2 + 1) * 2;
        this.values = new @Nullable Object[capacity];
        this.places = new int[capacity];
        int next = OTHER + 1;
        for (Object value : mentioned) {
            int slot = slot(value);
            values[slot] = value;
            places[slot] = next++;
        }
    }

    /** Where the value is, or the free slot that shows that it is not there. */
    private int slot(Object value) {
        int hash = value.hashCode() * 0x9E3779B9;
        int slot = (hash ^ (hash >>> 16)) & (values.length - 1);
        for (@Nullable Object found = values[slot]; found != null; found = values[slot]) {
            if (found.equals(value)) {
                return slot;
            }
            slot = (slot + 1) & (values.length - 1);
        }
        return slot;
    }

    private int placeOf(Object value) {
        int slot = slot(value);
        return values[slot] == null ? OTHER : places[slot];
    }

    @Override
    int rows() {
        return rows;
    }

    @Override
    int place(Reading reading) {
        Object value = reading.values().get(field);
        return value == null ? ABSENT : placeOf(value);
    }

    Span span(Collection<?> sought) {
        return Span.ofPlaces(sought.stream().mapToInt(this::placeOf).toArray());
    }
}
