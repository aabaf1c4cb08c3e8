package dev.clientela.activity;

import java.util.Map;
import java.util.Set;

/** How far an activity has got. */
public enum ActivityStatus {
    /** To be done. */
    OPEN,
    /** Being done. */
    IN_PROGRESS,
    /** Done, or has taken place. */
    DONE,
    /** Will not be done. */
    CANCELLED;

    private static final Map<ActivityStatus, Set<ActivityStatus>> TABLE = Map.of(
            OPEN, Set.of(IN_PROGRESS, DONE, CANCELLED),
            IN_PROGRESS, Set.of(OPEN, DONE, CANCELLED),
            DONE, Set.of(OPEN),
            CANCELLED, Set.of(OPEN));

    /** Whether something is left to do. */
    public boolean isOpen() {
        return this == OPEN || this == IN_PROGRESS;
    }

    /** Whether an activity may go from this status to the other. */
    public boolean leadsTo(ActivityStatus next) {
        return TABLE.getOrDefault(this, Set.of()).contains(next);
    }
}
