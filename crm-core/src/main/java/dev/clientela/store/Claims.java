package dev.clientela.store;

/**
 * The places that claims are made at, for stores: a bounded number of them, so that nothing has to be cleared away, and
 * no name is kept of whom somebody looked for.
 */
public final class Claims {

    /** Places are numbered from 0 to one less. */
    public static final int PLACES = 1 << 16;

    private Claims() {}

    /** The place of a claim; the same on every node, in every release. */
    public static int placeOf(String what) {
        int hash = what.hashCode() * 0x9E3779B1; // spreads texts that differ at the end alone
        return hash >>> 16;
    }
}
