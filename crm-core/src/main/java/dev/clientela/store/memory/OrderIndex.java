package dev.clientela.store.memory;

import dev.clientela.record.CrmRecord;
import dev.clientela.record.CursorPosition;
import dev.clientela.record.QueryOrder;
import java.util.Collection;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/** The records of a table in one order, ready to be read from any place on. Immutable. */
final class OrderIndex<R extends CrmRecord<R>> {

    private final QueryOrder order;
    private final TreePMap<CursorPosition, R> records;

    private OrderIndex(QueryOrder order, TreePMap<CursorPosition, R> records) {
        this.order = order;
        this.records = records;
    }

    static <R extends CrmRecord<R>> OrderIndex<R> of(QueryOrder order, Collection<R> records) {
        TreeMap<CursorPosition, R> sorted = new TreeMap<>(order::compare);
        records.forEach(record -> sorted.put(order.positionOf(record), record));
        return new OrderIndex<>(order, TreePMap.fromSortedMap(sorted));
    }

    /** The records behind the position; all of them without one. */
    Collection<R> after(@Nullable CursorPosition position) {
        return position == null
                ? records.values()
                : records.tailMap(position, false).values();
    }

    /** The index once the state after stands where the one before stood; null for a record that is not. */
    OrderIndex<R> replaced(@Nullable R before, @Nullable R after) {
        TreePMap<CursorPosition, R> changed = records;
        CursorPosition now = after == null ? null : order.positionOf(after);
        if (before != null) {
            CursorPosition old = order.positionOf(before);
            if (now == null || order.compare(old, now) != 0) {
                changed = changed.minus(old);
            }
        }
        if (after != null && now != null) {
            changed = changed.plus(now, after);
        }
        return new OrderIndex<>(order, changed);
    }
}
