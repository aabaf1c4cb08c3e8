package dev.clientela.rules.index;

/** A facet on which a record bears any number of marks, numbered from 0: the tags it has, the periods it lies in. */
abstract non-sealed class Marks extends Facet {

    /** The row of the rules that ask for none of the marks. */
    private static final int UNASKED = 0;

    Marks(int number) {
        super(number);
    }

    /** How many marks there are. */
    abstract int size();

    /** Adds the marks that the record bears. */
    abstract void read(Reading reading, Borne borne);

    @Override
    final int rows() {
        return UNASKED + 1 + size();
    }

    /** The rows of a rule that asks for none of them. */
    static Span unasked() {
        return Span.ofPlaces(UNASKED);
    }

    /** The rows of a rule that asks for one of these marks. */
    static Span asked(Span marks) {
        return marks.shifted(UNASKED + 1);
    }

    /**
     * Closes the rules of the block that ask for marks which the record does not bear.
     *
     * @return false when none stays open
     */
    final boolean narrow(Reading reading, Rows rows, int block, long[] open) {
        Borne borne = reading.borne(this);
        long[] left = reading.emptyBlock();
        rows.add(rows.start(UNASKED, block), left);
        for (int i = 0; i < borne.size(); i++) {
            rows.add(rows.start(UNASKED + 1 + borne.get(i), block), left);
        }
        long any = 0;
        for (int i = 0; i < left.length; i++) {
            any |= open[i] &= left[i];
        }
        return any != 0;
    }
}
