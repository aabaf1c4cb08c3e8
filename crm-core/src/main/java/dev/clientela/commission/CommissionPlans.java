package dev.clientela.commission;

import dev.clientela.error.ValidationException;
import dev.clientela.error.Violations;
import dev.clientela.security.Tenant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The port to the organisation's commission plans. Asked within the transaction that wins a deal; what it answers then is
 * kept with the entry, so that later changes of plans change nothing that is earned. Implementations are thread-safe.
 */
@FunctionalInterface
public interface CommissionPlans {

    /** Nobody earns commission. */
    CommissionPlans NONE = tenant -> List.of();

    /**
     * Every plan in the order of precedence: by the first that fits and is no bonus a seller earns, and by each bonus that
     * fits.
     */
    List<CommissionPlan> plans(Tenant tenant);

    /**
     * The same plans in every tenant.
     *
     * @throws ValidationException {@code commission_plan.repeated} when two have the same code and version
     */
    static CommissionPlans of(CommissionPlan... inOrder) {
        Violations violations = new Violations();
        Set<List<Object>> known = new HashSet<>();
        for (int i = 0; i < inOrder.length; i++) {
            violations.require(
                    known.add(List.of(inOrder[i].code(), inOrder[i].version())),
                    "plans[" + i + "].version",
                    CommissionErrors.PLAN_REPEATED);
        }
        violations.throwIfAny();
        List<CommissionPlan> plans = List.of(inOrder);
        return tenant -> plans;
    }
}
