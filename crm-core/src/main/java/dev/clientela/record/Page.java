package dev.clientela.record;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Some records of a query in its order, and where to go on.
 *
 * @param next what to pass to {@link Query#after} for the records that follow; empty when there were none
 */
public record Page<T>(List<T> items, Optional<Cursor> next) {

    public Page {
        items = List.copyOf(items);
    }

    public <U> Page<U> map(Function<? super T, ? extends U> mapping) {
        return new Page<>(items.stream().<U>map(mapping).toList(), next);
    }
}
