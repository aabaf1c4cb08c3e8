package dev.clientela.rules.approval;

import dev.clientela.rules.Explanation;
import dev.clientela.rules.approval.ApprovalStep.Answers;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What has to happen before a record is approved, as it stands now.
 *
 * @param verdict what is known already
 * @param stages whom to ask, in order; none unless it is to be asked
 * @param skipped the names of the steps that are not for this record
 * @param explanation which rule decided
 */
public record Routing(Verdict verdict, List<Stage> stages, List<String> skipped, Explanation explanation) {

    /** What is known before anybody is asked. */
    public enum Verdict {
        /** No rule asks for an approval. */
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
    }

    /**
     * Whom one step asks.
     *
     * @param users the active ones, by id; none when nobody is there
     */
    public record Stage(String name, Set<String> users, Answers answers) {
        public Stage {
            users = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(users));
        }
    }
}
