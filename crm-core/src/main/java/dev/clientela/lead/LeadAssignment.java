package dev.clientela.lead;

import dev.clientela.command.Execution;
import dev.clientela.security.Owner;

/** The decision port that finds an owner for a new lead that names none. Thread-safe. */
@FunctionalInterface
public interface LeadAssignment {

    /** Whoever captures a lead owns it; what a program captures goes to a queue. */
    static LeadAssignment toCapturer(Owner whenCapturedByProgram) {
        return (lead, execution) -> new Assignment(
                execution.actor().isSystem()
                        ? whenCapturedByProgram
                        : Owner.user(execution.actor().userId()),
                execution.actor().isSystem() ? "captured by a program" : "captured by its owner");
    }

    /** @param lead as it is about to be written, without an owner */
    Assignment assign(Lead lead, Execution execution);

    /**
     * Who gets it, and why.
     *
     * @param reason which rule decided, in words for the event
     */
    record Assignment(Owner owner, String reason) {}
}
