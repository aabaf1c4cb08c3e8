package dev.clientela.activity;

import dev.clientela.command.Execution;

/** The port of concepts that keep something of the activities about their records; told within the transaction. */
@FunctionalInterface
public interface ActivityObserver {

    /** Keeps nothing. */
    ActivityObserver NONE = (execution, activity) -> {};

    /** @param activity as it was written just now: made, changed, or come to be about more records */
    void written(Execution execution, Activity activity);
}
