package dev.clientela.rules.approval;

import dev.clientela.record.CriterionEvaluator;
import dev.clientela.record.CrmRecord;
import dev.clientela.rules.Explanation;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleProgram;
import dev.clientela.rules.RuleSet;
import dev.clientela.rules.RuleSetJson;
import dev.clientela.rules.Rulebook;
import dev.clientela.rules.approval.ApprovalStep.Otherwise;
import dev.clientela.rules.approval.Routing.Stage;
import dev.clientela.rules.approval.Routing.Verdict;
import dev.clientela.rules.index.Situation;
import dev.clientela.security.Owner;
import dev.clientela.security.Tenant;
import dev.clientela.security.User;
import dev.clientela.security.UserDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds out by the rules in force whether a record has to be approved, and by whom. Thread-safe. */
public final class ApprovalRouting {

    private final Rulebook<ApprovalRoute> rulebook;
    private final UserDirectory directory;

    public ApprovalRouting(Rulebook<ApprovalRoute> rulebook, UserDirectory directory) {
        this.rulebook = rulebook;
        this.directory = directory;
    }

    /** Deals from 50,000 on go to the owner's manager, from 250,000 on to the manager's manager as well. */
    public static RuleSet<ApprovalRoute> usual(RuleContext context) {
        return RuleSetJson.usual(ApprovalRouting.class, "deal-approval.json", ApprovalRoute.TYPE, context);
    }

    /** @param submitter who asks for the approval, and does not give it unless the rules allow it (AP-9) */
    public Routing route(CrmRecord<?> record, Tenant tenant, String submitter, Situation situation) {
        RuleProgram<ApprovalRoute> program = rulebook.inForce();
        Explanation explanation = program.explain(record, situation);
        Optional<ApprovalRoute> route =
                program.decide(record, situation).outcome().filter(ApprovalRoute::isNeeded);
        if (route.isEmpty()) {
            return new Routing(Verdict.NOT_NEEDED, List.of(), List.of(), explanation);
        }
        List<Stage> stages = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        for (ApprovalStep step : route.get().steps()) {
            if (isFor(step, record, situation)) {
                Set<String> users = new TreeSet<>();
                step.approvers().forEach(approver -> users.addAll(users(approver, record, tenant)));
                if (!route.get().ownRequest()) {
                    users.remove(submitter);
                }
                stages.add(new Stage(step.name(), users, step.answers()));
            } else if (step.otherwise() == Otherwise.REJECT) {
                return new Routing(Verdict.REJECTED, List.of(), skipped, explanation);
            } else {
                skipped.add(step.name());
                if (step.otherwise() == Otherwise.APPROVE) {
                    break;
                }
            }
        }
        return new Routing(verdict(stages), stages, skipped, explanation);
    }

    private static boolean isFor(ApprovalStep step, CrmRecord<?> record, Situation situation) {
        return step.when()
                .map(criterion -> CriterionEvaluator.compile(criterion, situation.moment(), situation.lookup())
                        .test(record))
                .orElse(true);
    }

    private static Verdict verdict(List<Stage> stages) {
        if (stages.isEmpty()) {
            return Verdict.APPROVED;
        }
        boolean missing = stages.stream().anyMatch(stage -> stage.users().isEmpty());
        return missing ? Verdict.NO_APPROVER : Verdict.TO_BE_ASKED;
    }

    private List<String> users(Approver approver, CrmRecord<?> record, Tenant tenant) {
        if (approver instanceof Approver.OfUser user) {
            return directory.isActive(tenant, user.id()) ? List.of(user.id()) : List.of();
        }
        if (approver instanceof Approver.OfQueue queue) {
            return active(directory.members(tenant, queue.name()));
        }
        if (approver instanceof Approver.OfRole role) {
            return active(directory.users(tenant).stream()
                    .filter(user -> user.roles().contains(role.name()))
                    .toList());
        }
        int levels = ((Approver.ManagerOfOwner) approver).levels();
        return owner(record)
                .filter(Owner::isUser)
                .flatMap(owner -> above(tenant, owner.id(), levels))
                .filter(id -> directory.isActive(tenant, id))
                .stream()
                .toList();
    }

    private static List<String> active(List<User> users) {
        return users.stream().filter(User::active).map(User::id).toList();
    }

    private static Optional<Owner> owner(CrmRecord<?> record) {
        return record.type()
                .field("owner")
                .flatMap(field -> Optional.ofNullable((Object) record.values().get(field)))
                .filter(Owner.class::isInstance)
                .map(Owner.class::cast);
    }

    private Optional<String> above(Tenant tenant, String user, int levels) {
        Optional<String> at = Optional.of(user);
        for (int level = 0; level < levels; level++) {
            at = at.flatMap(id -> directory.user(tenant, id)).flatMap(User::manager);
        }
        return at;
    }
}
