package dev.clientela.approval;

import dev.clientela.error.Violation;
import java.util.List;

/**
 * What has to happen before a record is approved, as it stands now. Immutable.
 *
 * @param verdict what is known already
 * @param stages whom to ask, in order; none unless it is to be asked
 * @param skipped the names of the steps that are not for this record
 * @param missing why nobody is there for a step, each at the path of the approver, such as {@code steps[0].approvers[1]}
 */
public record Routing(Verdict verdict, List<Stage> stages, List<String> skipped, List<Violation> missing) {

    /** What is known before anybody is asked. */
    public enum Verdict {
        /** Nobody has to approve it. */
        NOT_NEEDED,

        /** The stages are to be asked. */
        TO_BE_ASKED,

        /** Every step was for other records, or one says that they need no approval (AP-10). */
        APPROVED,

        /** A step says that such records are rejected. */
        REJECTED,

        /** Nobody is there for a step, so that it cannot be submitted (AP-2). */
        NO_APPROVER
    }

    public Routing {
        stages = List.copyOf(stages);
        skipped = List.copyOf(skipped);
        missing = List.copyOf(missing);
    }

    /** Nobody has to approve it. */
    public static Routing notNeeded() {
        return new Routing(Verdict.NOT_NEEDED, List.of(), List.of(), List.of());
    }
}
