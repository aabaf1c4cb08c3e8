package dev.clientela.record;

/**
 * Where a page ended: opaque, versioned, and bound to the criterion and order it was given out for. A host may pass it
 * through a URL. It grants nothing: visibility is checked anew on each page.
 *
 * @param token letters, digits, {@code -} and {@code _}
 */
public record Cursor(String token) {

    /** The cursor behind a record of the query's result. */
    public static Cursor behind(CrmRecord<?> last, Query<?> query) {
        return QueryOrder.of(query).positionOf(last).toCursor(query);
    }

    @Override
    public String toString() {
        return token;
    }
}
