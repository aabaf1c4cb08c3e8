package dev.clientela.rules.approval;

import dev.clientela.approval.ApprovalActions;
import dev.clientela.approval.ApprovalProcess;
import dev.clientela.approval.ApprovalProcesses;
import dev.clientela.approval.ApprovalRoute;
import dev.clientela.approval.ApprovalStep;
import dev.clientela.approval.Router;
import dev.clientela.approval.Routing;
import dev.clientela.command.Execution;
import dev.clientela.record.CriterionEvaluator;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordType;
import dev.clientela.rules.Explanation;
import dev.clientela.rules.OutcomeType;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleProgram;
import dev.clientela.rules.RuleSet;
import dev.clientela.rules.RuleSetJson;
import dev.clientela.rules.Rulebook;
import dev.clientela.rules.index.Situation;
import dev.clientela.security.Tenant;
import dev.clientela.security.UserDirectory;
import java.util.Optional;

/**
 * The kernel's {@link ApprovalProcesses} as rules: whether a record has to be approved, and by whom, as the rules in force
 * say. The rule set is the process. Thread-safe.
 *
 * <pre>{@code
 * Crm.builder().approvals(new ApprovalRouting(rulebook, directory))
 * }</pre>
 */
public final class ApprovalRouting implements ApprovalProcesses {

    /**
     * Routes of approvals in JSON.
     *
     * <pre>{@code
     * {"needed": false}
     * {"steps": [
     *    {"name": "manager", "approvers": [{"manager_of_owner": 1}]},
     *    {"name": "board", "approvers": [{"role": "director"}, {"user": "cfo"}], "answers": "all",
     *     "when": criterion, "beyond_discount": {"line": 20, "total": 10}, "otherwise": "skip" | "approve" | "reject"}],
     *  "own_request": true, "rejection": "final" | "back", "recall": false}
     * }</pre>
     */
    public static final OutcomeType<ApprovalRoute> ROUTES = new ApprovalRouteType();

    private final Rulebook<ApprovalRoute> rulebook;
    private final UserDirectory directory;
    private final ApprovalActions actions;

    public ApprovalRouting(Rulebook<ApprovalRoute> rulebook, UserDirectory directory) {
        this(rulebook, directory, ApprovalActions.none());
    }

    private ApprovalRouting(Rulebook<ApprovalRoute> rulebook, UserDirectory directory, ApprovalActions actions) {
        this.rulebook = rulebook;
        this.directory = directory;
        this.actions = actions;
    }

    /** Deals from 50,000 on go to the owner's manager, from 250,000 on to the manager's manager as well. */
    public static RuleSet<ApprovalRoute> usual(RuleContext context) {
        return RuleSetJson.usual(ApprovalRouting.class, "deal-approval.json", ROUTES, context);
    }

    /** What follows from the end of an approval. */
    public ApprovalRouting acting(ApprovalActions other) {
        return new ApprovalRouting(rulebook, directory, other);
    }

    @Override
    public boolean concern(RecordType<?> type) {
        return rulebook.inForce().set().type().equals(type);
    }

    @Override
    public Optional<Choice> choose(CrmRecord<?> record, Execution execution) {
        RuleProgram<ApprovalRoute> program = rulebook.inForce();
        Situation situation = Situation.in(execution);
        Explanation explanation = program.explain(record, situation);
        return program.decide(record, situation)
                .outcome()
                .filter(ApprovalRoute::isNeeded)
                .map(route -> new Choice(process(program.set(), route), explanation.ruling("")));
    }

    /** Of a rule set of another name nothing follows any more. */
    @Override
    public Optional<ApprovalProcess> named(String name) {
        RuleSet<ApprovalRoute> set = rulebook.inForce().set();
        return set.id().equals(name) ? Optional.of(process(set, ApprovalRoute.none())) : Optional.empty();
    }

    private ApprovalProcess process(RuleSet<ApprovalRoute> set, ApprovalRoute route) {
        return ApprovalProcess.of(set.id(), set.type())
                .version(set.version())
                .route(route)
                .actions(actions);
    }

    /**
     * Whom the rules would ask, outside of any command; for simulations and forms. Whether an approver may see the record
     * is not looked at, nor are the lines of the record: a step for what is sold beyond a discount counts as for it.
     *
     * @param submitter who asks for the approval, and does not give it unless the rules allow it (AP-9)
     */
    public ExplainedRouting route(CrmRecord<?> record, Tenant tenant, String submitter, Situation situation) {
        RuleProgram<ApprovalRoute> program = rulebook.inForce();
        Explanation explanation = program.explain(record, situation);
        Router router = new Router(directory, tenant, step -> isFor(step, record, situation), user -> true);
        Routing routing = program.decide(record, situation)
                .outcome()
                .map(route -> router.route(route, record, submitter))
                .orElseGet(Routing::notNeeded);
        return new ExplainedRouting(routing, explanation);
    }

    private static boolean isFor(ApprovalStep step, CrmRecord<?> record, Situation situation) {
        return step.when()
                .map(criterion -> CriterionEvaluator.compile(criterion, situation.moment(), situation.lookup())
                        .test(record))
                .orElse(true);
    }
}
