package dev.clientela.rules.index;

import dev.clientela.record.Comparison;
import dev.clientela.record.Field;
import java.util.Collection;
import org.joda.money.BigMoneyProvider;

/** How a value stands to the bounds that criteria speak of, found by halving. */
abstract sealed class OrderAxis extends Axis permits NumberAxis, MoneyAxis {

    final Field<?> field;

    OrderAxis(int number, Field<?> field) {
        super(number);
        this.field = field;
    }

    static OrderAxis of(int number, Field<?> field, Collection<?> mentioned) {
        boolean money = !mentioned.isEmpty() && mentioned.iterator().next() instanceof BigMoneyProvider;
        return money ? new MoneyAxis(number, field, mentioned) : new NumberAxis<>(number, field, mentioned);
    }

    @Override
    final int place(Reading reading) {
        Object value = reading.values().get(field);
        return value == null ? ABSENT : place(value);
    }

    abstract int place(Object value);

    abstract Span span(Comparison comparison, Object bound);

    final Span span(Collection<?> values) {
        return Span.ofPlaces(values.stream().mapToInt(this::place).toArray());
    }
}
