package dev.clientela.approval;

import java.util.List;

/**
 * Whether a record has to be approved, and by whom, step after step. Immutable.
 *
 * @param steps none when nothing has to be approved
 * @param ownRequest whether one may approve what one has submitted (AP-9)
 * @param rejection what a rejection leads to (AP-6)
 * @param recallable whether the submitter may take the request back (AP-7)
 */
public record ApprovalRoute(List<ApprovalStep> steps, boolean ownRequest, Rejection rejection, boolean recallable) {

    /** The most steps. */
    public static final int MAX_STEPS = 30;

    /** What a rejection leads to. */
    public enum Rejection {
        /** The request is rejected. */
        FINAL,

        /** The step before is asked again; of the first step, the request is rejected. */
        BACK
    }

    public ApprovalRoute {
        steps = List.copyOf(steps);
        if (steps.size() > MAX_STEPS
                || steps.stream().map(ApprovalStep::name).distinct().count() < steps.size()) {
            throw new IllegalArgumentException("An approval has at most " + MAX_STEPS + " steps, of different names");
        }
    }

    /** Nothing has to be approved. */
    public static ApprovalRoute none() {
        return of();
    }

    /** In these steps; nobody approves an own request, a rejection is final, the submitter may recall. */
    public static ApprovalRoute of(ApprovalStep... inOrder) {
        return new ApprovalRoute(List.of(inOrder), false, Rejection.FINAL, true);
    }

    public ApprovalRoute allowingOwnRequests() {
        return new ApprovalRoute(steps, true, rejection, recallable);
    }

    /** A rejection asks the step before again. */
    public ApprovalRoute rejectingBack() {
        return new ApprovalRoute(steps, ownRequest, Rejection.BACK, recallable);
    }

    /** What is submitted is only recalled by whoever administers approvals. */
    public ApprovalRoute withoutRecall() {
        return new ApprovalRoute(steps, ownRequest, rejection, false);
    }

    public boolean isNeeded() {
        return !steps.isEmpty();
    }
}
