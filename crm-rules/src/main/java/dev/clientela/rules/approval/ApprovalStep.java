package dev.clientela.rules.approval;

import dev.clientela.record.Criterion;
import java.util.List;
import java.util.Optional;

/**
 * One step of an approval. Immutable.
 *
 * @param name unique within the approval
 * @param approvers all of them are asked
 * @param answers whose answers count
 * @param when which records it is for; every one when there is no criterion
 * @param otherwise what becomes of the step for another record (AP-10)
 */
public record ApprovalStep(
        String name, List<Approver> approvers, Answers answers, Optional<Criterion> when, Otherwise otherwise) {

    /** Whose answers count (AP-5). */
    public enum Answers {
        /** The first decides. */
        FIRST,

        /** All have to approve; one rejection rejects. */
        ALL
    }

    /** What becomes of a step whose criterion does not hold. */
    public enum Otherwise {
        /** It is left out. */
        SKIP,

        /** It counts as approved, and with it all that would follow. */
        APPROVE,

        /** It counts as rejected. */
        REJECT
    }

    public ApprovalStep {
        if (name.isBlank() || approvers.isEmpty()) {
            throw new IllegalArgumentException("A step has a name and approvers");
        }
        approvers = List.copyOf(approvers);
    }

    /** The first answer decides. */
    public static ApprovalStep of(String name, Approver first, Approver... others) {
        List<Approver> all = new java.util.ArrayList<>(List.of(first));
        all.addAll(List.of(others));
        return new ApprovalStep(name, all, Answers.FIRST, Optional.empty(), Otherwise.SKIP);
    }

    /** All have to approve. */
    public ApprovalStep byAll() {
        return new ApprovalStep(name, approvers, Answers.ALL, when, otherwise);
    }

    /** Only for these records; left out for others. */
    public ApprovalStep when(Criterion criterion) {
        return new ApprovalStep(name, approvers, answers, Optional.of(criterion), otherwise);
    }

    public ApprovalStep otherwise(Otherwise instead) {
        return new ApprovalStep(name, approvers, answers, when, instead);
    }
}
