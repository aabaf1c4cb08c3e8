package dev.clientela.record;

import dev.clientela.error.ValidationException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a record stands in the order of a query, and what a cursor says when it is opened.
 *
 * @param keys one a step of the order, of the classes that {@link Sort#keyOf} gives
 * @param id settles the order of records with equal keys
 */
public record CursorPosition(List<Comparable<?>> keys, UUID id) {

    public CursorPosition {
        keys = List.copyOf(keys);
    }

    /**
     * The position behind which the query goes on; empty when it asks for the first page.
     *
     * @throws ValidationException {@code query.bad_cursor} when the cursor is damaged, of another version, or was given
     *     out for another record type, criterion or order
     */
    public static Optional<CursorPosition> of(Query<?> query) {
        return query.after()
                .map(cursor -> CursorToken.read(cursor.token(), query)
                        .orElseThrow(() -> ValidationException.of("after", RecordErrors.BAD_CURSOR)));
    }

    /** The cursor of this position in the query. */
    public Cursor toCursor(Query<?> query) {
        return new Cursor(CursorToken.write(this, query));
    }
}
