package dev.clientela.intake;

/** Told how an import goes on, by the thread that runs it; outcomes are final when they are told. */
public interface ImportObserver {

    /** Listens to nothing. */
    ImportObserver NONE = new ImportObserver() {};

    /**
     * What became of a row. Rows come in the order of the file, but for those that had to wait for a record that a row
     * further down made.
     */
    default void row(RowOutcome outcome) {}

    /** So many rows of the source have been read and dealt with, or wait. */
    default void progress(long rows) {}
}
