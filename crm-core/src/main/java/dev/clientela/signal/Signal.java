package dev.clientela.signal;

import dev.clientela.activity.ActivityId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The colour of a record, and why.
 *
 * @param colour the worst of the components'
 * @param components everything that was looked at, the worst first; among equals the longest first
 * @param changesAt the first instant at which the colour will be another if nobody does anything; empty when it stays
 */
public record Signal(Colour colour, List<Component> components, Optional<Instant> changesAt) {

    public Signal {
        components = List.copyOf(components);
    }

    /** What the colour is owed to. */
    public Component reason() {
        return components.get(0);
    }

    /** What a component measures. */
    public enum Cause {
        /** Time since the last completed outbound or two-way contact. */
        LAST_CONTACT,
        /** Time since it came to its present owner, for want of any contact. */
        ASSIGNMENT,
        /** Time since it was made, for want of any contact and of another owner. */
        CREATION,
        /** Time since the task that is longest overdue was due, or an open task where any is red. */
        TASK,
        /** Nothing is planned. */
        NOTHING_PLANNED
    }

    /**
     * One part of the signal.
     *
     * @param since from when on its time counts; empty for a task without a time, and for nothing planned
     * @param task the task, for those who may see it
     */
    public record Component(Cause cause, Colour colour, Optional<Instant> since, Optional<ActivityId> task) {}
}
