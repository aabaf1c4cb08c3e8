package dev.clientela.approval;

import dev.clientela.approval.ApprovalStep.Otherwise;
import dev.clientela.approval.Routing.Verdict;
import dev.clientela.error.ErrorCode;
import dev.clientela.error.Violation;
import dev.clientela.record.CrmRecord;
import dev.clientela.security.Owner;
import dev.clientela.security.Tenant;
import dev.clientela.security.User;
import dev.clientela.security.UserDirectory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Finds out whom a route asks for a record: of the approvers that it names those who are active, may see the record, and
 * have not submitted it themselves. Immutable.
 *
 * @param applies whether a step is for the record
 * @param sees whether a user may see the record
 */
public record Router(UserDirectory directory, Tenant tenant, Predicate<ApprovalStep> applies, Predicate<String> sees) {

    /** No user who can act has a longer id. */
    private static final int MAX_USER = 100;

    /** @param submitter who asks for the approval, and does not give it unless the route allows it (AP-9) */
    public Routing route(ApprovalRoute route, CrmRecord<?> record, String submitter) {
        if (!route.isNeeded()) {
            return Routing.notNeeded();
        }
        List<Stage> stages = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        List<Violation> missing = new ArrayList<>();
        for (int i = 0; i < route.steps().size(); i++) {
            ApprovalStep step = route.steps().get(i);
            if (applies.test(step)) {
                Search search = new Search(record, submitter, route.ownRequest());
                Set<String> users = search.all(step, "steps[" + i + "]");
                stages.add(new Stage(step.name(), users, step.answers()));
                if (users.isEmpty()) {
                    missing.addAll(search.faults);
                }
            } else if (step.otherwise() == Otherwise.REJECT) {
                return new Routing(Verdict.REJECTED, List.of(), skipped, List.of());
            } else {
                skipped.add(step.name());
                if (step.otherwise() == Otherwise.APPROVE) {
                    break;
                }
            }
        }
        return new Routing(verdict(stages), stages, skipped, missing);
    }

    private static Verdict verdict(List<Stage> stages) {
        if (stages.isEmpty()) {
            return Verdict.APPROVED;
        }
        boolean missing = stages.stream().anyMatch(stage -> stage.users().isEmpty());
        return missing ? Verdict.NO_APPROVER : Verdict.TO_BE_ASKED;
    }

    /** Why the user cannot be asked about the record; empty when they can. */
    Optional<ErrorCode> obstacle(String user) {
        if (user.isBlank() || user.length() > MAX_USER || !directory.isActive(tenant, user)) {
            return Optional.of(ApprovalErrors.APPROVER_INACTIVE);
        }
        return sees.test(user) ? Optional.empty() : Optional.of(ApprovalErrors.APPROVER_WITHOUT_ACCESS);
    }

    /** The search for the approvers of one step. */
    private final class Search {

        private final CrmRecord<?> record;
        private final String submitter;
        private final boolean ownRequest;
        private final List<Violation> faults = new ArrayList<>();

        Search(CrmRecord<?> record, String submitter, boolean ownRequest) {
            this.record = record;
            this.submitter = submitter;
            this.ownRequest = ownRequest;
        }

        Set<String> all(ApprovalStep step, String path) {
            Set<String> users = new TreeSet<>();
            for (int i = 0; i < step.approvers().size(); i++) {
                String at = path + ".approvers[" + i + "]";
                for (String user : named(step.approvers().get(i), at)) {
                    Optional<ErrorCode> obstacle = !ownRequest && user.equals(submitter)
                            ? Optional.of(ApprovalErrors.OWN_REQUEST)
                            : obstacle(user);
                    obstacle.ifPresentOrElse(
                            code -> faults.add(Violation.of(at, code, "user", user)), () -> users.add(user));
                }
            }
            return users;
        }

        private List<String> named(Approver approver, String path) {
            if (approver instanceof Approver.OfUser user) {
                return List.of(user.id());
            }
            if (approver instanceof Approver.ManagerOfOwner manager) {
                return above(manager.levels(), path);
            }
            List<String> found = approver instanceof Approver.OfQueue queue
                    ? active(directory.members(tenant, queue.name()))
                    : active(directory.users(tenant).stream()
                            .filter(user -> user.roles().contains(((Approver.OfRole) approver).name()))
                            .toList());
            if (found.isEmpty()) {
                faults.add(Violation.of(path, ApprovalErrors.NO_APPROVER));
            }
            return found;
        }

        private static List<String> active(List<User> users) {
            return users.stream().filter(User::active).map(User::id).toList();
        }

        private List<String> above(int levels, String path) {
            Optional<String> at = ownerOf(record).filter(Owner::isUser).map(Owner::id);
            Set<String> passed = new HashSet<>();
            at.ifPresent(passed::add);
            for (int level = 0; level < levels; level++) {
                at = at.flatMap(id -> directory.user(tenant, id)).flatMap(User::manager);
                if (at.isPresent() && !passed.add(at.get())) {
                    faults.add(Violation.of(path, ApprovalErrors.MANAGER_CYCLE, "user", at.get()));
                    return List.of();
                }
            }
            if (at.isEmpty()) {
                faults.add(Violation.of(path, ApprovalErrors.NO_MANAGER));
            }
            return at.stream().toList();
        }
    }

    static Optional<Owner> ownerOf(CrmRecord<?> record) {
        return record.type()
                .field("owner")
                .flatMap(field -> Optional.ofNullable((Object) record.values().get(field)))
                .filter(Owner.class::isInstance)
                .map(Owner.class::cast);
    }
}
