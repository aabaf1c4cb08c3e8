package dev.clientela.record;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What a cursor says when it is opened: the sort keys and the id of the last record of a page. */
public record CursorPosition(List<Comparable<?>> keys, UUID id) {

    public CursorPosition {
        keys = List.copyOf(keys);
    }

    static CursorPosition of(CrmRecord<?> record, Query<?> query) {
        List<Comparable<?>> keys = new ArrayList<>();
        query.order().forEach(sort -> keys.add(sort.keyOf(record)));
        return new CursorPosition(keys, record.id().value());
    }

    Cursor toCursor(Query<?> query) {
        return new Cursor("");
    }
}
