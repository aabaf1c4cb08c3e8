package dev.clientela.approval;

import dev.clientela.record.Criterion;
import dev.clientela.record.RecordType;
import java.util.List;
import java.util.Optional;

/**
 * How records of one type are approved, as data: which of them, who may submit them, in which steps, and what follows.
 * Immutable.
 *
 * <pre>{@code
 * ApprovalProcess.of("large deals", Opportunity.TYPE)
 *         .when(OpportunityFields.AMOUNT.isAtLeast(limit))
 *         .route(ApprovalRoute.of(ApprovalStep.of("manager", Approver.managerOfOwner())))
 * }</pre>
 *
 * @param name by which it is known and kept; 1 to 100 characters
 * @param version kept with each request, so that it is known by which one was decided
 * @param entry which records it is for
 * @param discount only for records that are sold at more discount than this (AP-15); whatever the discount, when absent
 * @param submitters whoever may edit the record, when there are none
 */
public record ApprovalProcess(
        String name,
        long version,
        RecordType<?> type,
        Criterion entry,
        Optional<DiscountThreshold> discount,
        List<Submitter> submitters,
        ApprovalRoute route,
        ApprovalActions actions) {

    /** The most characters of a name. */
    public static final int MAX_NAME = 100;

    public ApprovalProcess {
        if (name.isBlank() || name.length() > MAX_NAME || version < 0) {
            throw new IllegalArgumentException("A process has a name of 1 to " + MAX_NAME + " characters");
        }
        submitters = List.copyOf(submitters);
    }

    /** For every record of the type, which anybody may submit who may edit it; the route is still to be given. */
    public static ApprovalProcess of(String name, RecordType<?> type) {
        return new ApprovalProcess(
                name,
                1,
                type,
                Criterion.always(),
                Optional.empty(),
                List.of(),
                ApprovalRoute.none(),
                ApprovalActions.none());
    }

    public ApprovalProcess version(long number) {
        return new ApprovalProcess(name, number, type, entry, discount, submitters, route, actions);
    }

    /** Only for records that this holds for. */
    public ApprovalProcess when(Criterion criterion) {
        return new ApprovalProcess(name, version, type, criterion, discount, submitters, route, actions);
    }

    /** Only for records that are sold at more discount than this. */
    public ApprovalProcess beyond(DiscountThreshold threshold) {
        return new ApprovalProcess(name, version, type, entry, Optional.of(threshold), submitters, route, actions);
    }

    /** Only these may submit, and only what they may edit. */
    public ApprovalProcess submittedBy(Submitter... those) {
        return new ApprovalProcess(name, version, type, entry, discount, List.of(those), route, actions);
    }

    public ApprovalProcess route(ApprovalRoute other) {
        return new ApprovalProcess(name, version, type, entry, discount, submitters, other, actions);
    }

    public ApprovalProcess steps(ApprovalStep... inOrder) {
        return route(new ApprovalRoute(List.of(inOrder), route.ownRequest(), route.rejection(), route.recallable()));
    }

    public ApprovalProcess actions(ApprovalActions other) {
        return new ApprovalProcess(name, version, type, entry, discount, submitters, route, other);
    }
}
