package dev.clientela.record;

/** How a value stands to a bound. */
public enum Comparison {
    LESS,
    AT_MOST,
    MORE,
    AT_LEAST;

    /** @param order negative, zero or positive as the value is less than, equal to or more than the bound */
    public boolean holds(int order) {
        return switch (this) {
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case MORE -> order > 0;
            case AT_LEAST -> order >= 0;
        };
    }
}
