package dev.clientela.intake;

import java.util.List;

/** Where exported rows go, one after the other; whoever opened what lies beneath closes it. */
public interface RowTarget {

    /** The names of the columns, before any row. */
    void columns(List<String> names);

    /** The cells of one row, in the order of the columns; empty text where the record says nothing. */
    void row(List<String> cells);

    /** All rows have come; what is still held back is to be passed on. */
    default void end() {}
}
