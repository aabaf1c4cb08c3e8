package dev.clientela.rules.index;

/**
 * A facet on which a record stands at exactly one place. Places are numbered so that each condition holds on a {@link
 * Span} of them; at {@link #ABSENT} stand the records without a value.
 */
abstract non-sealed class Axis extends Facet {

    static final int ABSENT = 0;

    Axis(int number) {
        super(number);
    }

    /** Where the record stands. */
    abstract int place(Reading reading);

    /** The places of all that have a value. */
    final Span present() {
        return Span.of(ABSENT + 1, rows());
    }
}
