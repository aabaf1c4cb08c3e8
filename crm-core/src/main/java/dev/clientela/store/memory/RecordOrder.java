package dev.clientela.store.memory;

import dev.clientela.record.CrmRecord;
import dev.clientela.record.CursorPosition;
import dev.clientela.record.Sort;
import dev.clientela.record.Uuids;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The total order of a query over positions of records: its sorts, then the id. */
final class RecordOrder implements Comparator<CursorPosition> {

    private final List<Sort> sorts;
    private final List<Comparator<Comparable<?>>> keyOrders;

    RecordOrder(List<Sort> sorts) {
        this.sorts = sorts;
        this.keyOrders = sorts.stream().map(Sort::keyOrder).toList();
    }

    CursorPosition position(CrmRecord<?> record) {
        List<Comparable<?>> keys = new ArrayList<>(sorts.size());
        sorts.forEach(sort -> keys.add(sort.keyOf(record)));
        return new CursorPosition(keys, record.id().value());
    }

    @Override
    public int compare(CursorPosition a, CursorPosition b) {
        for (int i = 0; i < keyOrders.size(); i++) {
            int byKey = keyOrders.get(i).compare(a.keys().get(i), b.keys().get(i));
            if (byKey != 0) {
                return byKey;
            }
        }
        return Uuids.compare(a.id(), b.id());
    }
}
