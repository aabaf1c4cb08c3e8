package dev.clientela.rules.approval;

import dev.clientela.rules.OutcomeType;
import java.util.List;

/**
 * Whether a record has to be approved, and by whom, step after step. Immutable.
 *
 * <pre>{@code
 * {"needed": false}
 * {"steps": [
 *    {"name": "manager", "approvers": [{"manager_of_owner": 1}]},
 *    {"name": "board", "approvers": [{"role": "director"}, {"user": "cfo"}], "answers": "all",
 *     "when": criterion, "otherwise": "skip" | "approve" | "reject"}],
 *  "own_request": true}
 * }</pre>
 *
 * @param steps none when nothing has to be approved
 * @param ownRequest whether one may approve what one has submitted (AP-9)
 */
public record ApprovalRoute(List<ApprovalStep> steps, boolean ownRequest) {

    /** Routes of approvals. */
    public static final OutcomeType<ApprovalRoute> TYPE = new ApprovalRouteType();

    public ApprovalRoute {
        steps = List.copyOf(steps);
    }

    /** Nothing has to be approved. */
    public static ApprovalRoute none() {
        return new ApprovalRoute(List.of(), false);
    }

    /** In these steps; nobody approves an own request. */
    public static ApprovalRoute of(ApprovalStep... inOrder) {
        return new ApprovalRoute(List.of(inOrder), false);
    }

    public ApprovalRoute allowingOwnRequests() {
        return new ApprovalRoute(steps, true);
    }

    public boolean isNeeded() {
        return !steps.isEmpty();
    }
}
