package dev.clientela.lead;

import dev.clientela.command.Execution;
import dev.clientela.decision.Ruling;
import dev.clientela.security.Owner;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The decision port that finds an owner for a lead: for a new one that names none, and for one that is routed again by
 * {@link Leads#route}. No other edit asks it. Thread-safe.
 */
@FunctionalInterface
public interface LeadAssignment {

    /** Whoever captures a lead owns it; what a program captures goes to a queue. A lead that has an owner keeps it. */
    static LeadAssignment toCapturer(Owner whenCapturedByProgram) {
        return (lead, execution) -> lead.values().has(LeadFields.OWNER)
                ? Assignment.keep("it has an owner")
                : new Assignment(
                        capturer(execution, whenCapturedByProgram),
                        execution.actor().isSystem() ? "captured by a program" : "captured by its owner");
    }

    private static Owner capturer(Execution execution, Owner whenCapturedByProgram) {
        return execution.actor().isSystem()
                ? whenCapturedByProgram
                : Owner.user(execution.actor().userId());
    }

    /**
     * @param lead as it is about to be written: a new one without an owner, one that is routed with the owner that it has
     */
    Assignment assign(Lead lead, Execution execution);

    /**
     * Who gets it, and why.
     *
     * @param owner null when the lead keeps the owner that it has. A new one has none: it goes to whoever captures it, or,
     *     captured by a program, to the queue {@code leads}
     * @param reason which rule decided, in words for the event
     * @param ruling the same as data, kept with the lead
     */
    record Assignment(@Nullable Owner owner, String reason, Optional<Ruling> ruling) {

        public Assignment(Owner owner, String reason) {
            this(owner, reason, Optional.empty());
        }

        /** Not assigned to anybody else. */
        public static Assignment keep(String reason) {
            return new Assignment(null, reason, Optional.empty());
        }

        public Assignment because(Ruling why) {
            return new Assignment(owner, reason, Optional.of(why));
        }

        /** Whoever gets it; empty when it keeps its owner. */
        public Optional<Owner> to() {
            return Optional.ofNullable(owner);
        }
    }
}
