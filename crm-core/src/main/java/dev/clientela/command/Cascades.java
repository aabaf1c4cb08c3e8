package dev.clientela.command;

/**
 * How far saves may follow from each other by {@link SaveRules}. Beyond that the command is refused with {@code
 * command.cascade_too_deep}, and nothing of it is kept, also when a rule passes over the failure. Immutable.
 *
 * @param deepest how many saves may follow from one another
 * @param most how many saves may follow from one command's save in all
 */
public record Cascades(int deepest, int most) {

    private static final Cascades USUAL = new Cascades(16, 1_000);

    public Cascades {
        if (deepest < 1 || most < 1) {
            throw new IllegalArgumentException("A save may be followed by one at least");
        }
    }

    /** Sixteen deep, a thousand in all. */
    public static Cascades usual() {
        return USUAL;
    }
}
