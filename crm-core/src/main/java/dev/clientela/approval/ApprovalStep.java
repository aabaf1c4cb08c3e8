package dev.clientela.approval;

import dev.clientela.record.Criterion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One step of an approval. Immutable.
 *
 * @param name unique within the approval; 1 to 100 characters
 * @param approvers all of them are asked
 * @param answers whose answers count
 * @param when which records it is for; every one when there is no criterion
 * @param discount only for records that are sold at more discount than this; whatever the discount, when absent
 * @param otherwise what becomes of the step for another record (AP-10)
 */
public record ApprovalStep(
        String name,
        List<Approver> approvers,
        Answers answers,
        Optional<Criterion> when,
        Optional<DiscountThreshold> discount,
        Otherwise otherwise) {

    /** The most characters of a step's name. */
    public static final int MAX_NAME = 100;

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
        if (name.isBlank() || name.length() > MAX_NAME || approvers.isEmpty()) {
            throw new IllegalArgumentException("A step has a name and approvers");
        }
        approvers = List.copyOf(approvers);
    }

    /** The first answer decides. */
    public static ApprovalStep of(String name, Approver first, Approver... others) {
        List<Approver> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(others));
        return new ApprovalStep(name, all, Answers.FIRST, Optional.empty(), Optional.empty(), Otherwise.SKIP);
    }

    /** All have to approve. */
    public ApprovalStep byAll() {
        return new ApprovalStep(name, approvers, Answers.ALL, when, discount, otherwise);
    }

    /** Only for these records; left out for others. */
    public ApprovalStep when(Criterion criterion) {
        return new ApprovalStep(name, approvers, answers, Optional.of(criterion), discount, otherwise);
    }

    /** Only for records that are sold at more discount than this (AP-15). */
    public ApprovalStep beyond(DiscountThreshold threshold) {
        return new ApprovalStep(name, approvers, answers, when, Optional.of(threshold), otherwise);
    }

    public ApprovalStep otherwise(Otherwise instead) {
        return new ApprovalStep(name, approvers, answers, when, discount, instead);
    }
}
