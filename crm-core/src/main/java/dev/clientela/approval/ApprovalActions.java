package dev.clientela.approval;

import java.util.ArrayList;
import java.util.List;

/** What follows from the end of an approval, for each way in which it ends, in this order. Immutable. */
public record ApprovalActions(
        List<ApprovalAction> onApproval, List<ApprovalAction> onRejection, List<ApprovalAction> onRecall) {

    private static final ApprovalActions NONE = new ApprovalActions(List.of(), List.of(), List.of());

    public ApprovalActions {
        onApproval = List.copyOf(onApproval);
        onRejection = List.copyOf(onRejection);
        onRecall = List.copyOf(onRecall);
    }

    public static ApprovalActions none() {
        return NONE;
    }

    public ApprovalActions onApproval(ApprovalAction next) {
        return new ApprovalActions(plus(onApproval, next), onRejection, onRecall);
    }

    public ApprovalActions onRejection(ApprovalAction next) {
        return new ApprovalActions(onApproval, plus(onRejection, next), onRecall);
    }

    public ApprovalActions onRecall(ApprovalAction next) {
        return new ApprovalActions(onApproval, onRejection, plus(onRecall, next));
    }

    private static List<ApprovalAction> plus(List<ApprovalAction> some, ApprovalAction next) {
        List<ApprovalAction> all = new ArrayList<>(some);
        all.add(next);
        return all;
    }

    /** Those of a request that has ended so. */
    List<ApprovalAction> of(ApprovalStatus end) {
        return switch (end) {
            case APPROVED -> onApproval;
            case REJECTED -> onRejection;
            case REMOVED -> onRecall;
            default -> List.of();
        };
    }
}
