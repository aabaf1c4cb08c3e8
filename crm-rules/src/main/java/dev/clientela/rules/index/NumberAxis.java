package dev.clientela.rules.index;

import dev.clientela.record.Comparison;
import dev.clientela.record.Field;
import java.util.Collection;

/** Numbers, dates and instants. */
final class NumberAxis<T extends Comparable<? super T>> extends OrderAxis {

    private final Line<T> line;

    @SuppressWarnings("unchecked") // all values of one ordered field are of one class, which has an order
    NumberAxis(int number, Field<?> field, Collection<?> mentioned) {
        super(number, field);
        this.line = new Line<>(ABSENT + 1, (Collection<T>) mentioned);
    }

    @Override
    int rows() {
        return ABSENT + 1 + line.places();
    }

    @Override
    @SuppressWarnings("unchecked")
    int place(Object value) {
        return line.place((T) value);
    }

    @Override
    @SuppressWarnings("unchecked")
    Span span(Comparison comparison, Object bound) {
        return line.span(comparison, (T) bound);
    }
}
