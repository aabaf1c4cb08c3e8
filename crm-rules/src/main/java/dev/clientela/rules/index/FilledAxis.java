package dev.clientela.rules.index;

import dev.clientela.record.Field;
import java.util.Collection;

/** Whether a list or set has an element. */
final class FilledAxis extends Axis {

    private final Field<?> field;

    FilledAxis(int number, Field<?> field) {
        super(number);
        this.field = field;
    }

    @Override
    int rows() {
        return ABSENT + 2;
    }

    @Override
    int place(Reading reading) {
        Object value = reading.values().get(field);
        return value == null || (value instanceof Collection<?> elements && elements.isEmpty()) ? ABSENT : ABSENT + 1;
    }
}
