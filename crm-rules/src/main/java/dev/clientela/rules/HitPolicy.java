package dev.clientela.rules;

import java.util.Locale;

/** What a rule set makes of the rules that hold; the words are those of DMN decision tables. */
public enum HitPolicy {
    /** The first that holds, in the order of rank, then of the document, decides. */
    FIRST,

    /** At most one may hold; that several do is an error of the rules, told when it happens. */
    UNIQUE,

    /** Several may hold when all say the same. */
    ANY,

    /** Of those that hold, the one of the highest rank decides. */
    PRIORITY,

    /** All that hold, in order. */
    COLLECT,
    COLLECT_SUM,
    COLLECT_MIN,
    COLLECT_MAX,
    COLLECT_COUNT;

    /** The word in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether all that hold count, not one of them. */
    public boolean isCollecting() {
        return switch (this) {
            case FIRST, UNIQUE, ANY, PRIORITY -> false;
            case COLLECT, COLLECT_SUM, COLLECT_MIN, COLLECT_MAX, COLLECT_COUNT -> true;
        };
    }

    /** Whether it makes one number of those that hold. */
    public boolean isAggregating() {
        return isCollecting() && this != COLLECT;
    }
}
