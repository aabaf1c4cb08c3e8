package dev.clientela.record;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * The total order of a query's records: its steps one after the other, then the id in the direction of the last step,
 * so that an index on a field and the id serves both directions. Every store returns records in this order and goes on
 * behind a {@link CursorPosition} by it. Immutable.
 */
public final class QueryOrder implements Comparator<CrmRecord<?>> {

    private final List<Sort> steps;
    private final List<Comparator<Comparable<?>>> keyOrders;

    private QueryOrder(List<Sort> steps) {
        this.steps = steps;
        this.keyOrders = steps.stream().map(Sort::keyOrder).toList();
    }

    public static QueryOrder of(Query<?> query) {
        return new QueryOrder(query.order());
    }

    @Override
    public int compare(CrmRecord<?> a, CrmRecord<?> b) {
        for (int i = 0; i < steps.size(); i++) {
            Sort step = steps.get(i);
            int byStep = keyOrders.get(i).compare(step.keyOf(a), step.keyOf(b));
            if (byStep != 0) {
                return byStep;
            }
        }
        return compareIds(a.id().value(), b.id().value());
    }

    /** Where the record stands: worth keeping when it is compared more than once. */
    public CursorPosition positionOf(CrmRecord<?> record) {
        List<Comparable<?>> keys = new ArrayList<>(steps.size());
        for (Sort step : steps) {
            keys.add(step.keyOf(record));
        }
        return new CursorPosition(keys, record.id().value());
    }

    /** Positive when the record comes after the position, zero when it is the one the position was taken of. */
    public int compare(CrmRecord<?> record, CursorPosition position) {
        return compare(positionOf(record), position);
    }

    /** Compares positions as the records that they were taken of. */
    public int compare(CursorPosition a, CursorPosition b) {
        for (int i = 0; i < steps.size(); i++) {
            int byStep = keyOrders.get(i).compare(a.keys().get(i), b.keys().get(i));
            if (byStep != 0) {
                return byStep;
            }
        }
        return compareIds(a.id(), b.id());
    }

    private int compareIds(UUID a, UUID b) {
        return areIdsDescending() ? Uuids.compare(b, a) : Uuids.compare(a, b);
    }

    /** Whether records with equal keys stand by descending id. */
    public boolean areIdsDescending() {
        return !steps.isEmpty() && steps.get(steps.size() - 1).isDescending();
    }
}
