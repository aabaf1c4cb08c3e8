package dev.clientela.rules.approval;

import dev.clientela.approval.Approver;
import dev.clientela.rules.OutcomeType;
import dev.clientela.rules.PlainReader;
import dev.clientela.rules.RuleErrors;
import dev.clientela.security.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How approvers stand in JSON.
 *
 * <pre>{@code
 * {"user": "ada"}   {"queue": "pricing"}   {"role": "sales director"}   {"manager_of_owner": 1}
 * }</pre>
 */
public final class ApproverJson {

    private ApproverJson() {}

    /** Reads one; what the host does not know is a fault. */
    public static Approver read(PlainReader plain, OutcomeType.Target target) {
        List<Approver> found = new ArrayList<>();
        plain.findText("user").ifPresent(id -> {
            requireKnown(plain, "user", id, true, target);
            found.add(Approver.user(id));
        });
        plain.findText("queue").ifPresent(name -> {
            requireKnown(plain, "queue", name, false, target);
            found.add(Approver.queue(name));
        });
        plain.findText("role").ifPresent(name -> found.add(Approver.role(name)));
        plain.findInteger("manager_of_owner", 1, Approver.HIGHEST)
                .ifPresent(levels -> found.add(new Approver.ManagerOfOwner(levels.intValue())));
        plain.done();
        if (found.size() != 1) {
            plain.fault(
                    "",
                    RuleErrors.BAD_VALUE,
                    Map.of("expected", "one of user, queue, role, manager_of_owner", "found", found.size()));
            return Approver.managerOfOwner();
        }
        return found.get(0);
    }

    private static void requireKnown(
            PlainReader plain, String key, String id, boolean user, OutcomeType.Target target) {
        boolean known = id.length() <= 100 && target.context().knows(user ? Owner.user(id) : Owner.queue(id));
        if (!known) {
            plain.fault(
                    key,
                    RuleErrors.UNKNOWN_OWNER,
                    Map.of("owner", key + ":" + id.substring(0, Math.min(100, id.length()))));
        }
    }

    /** The form that {@link #read} reads. */
    public static Map<String, Object> toPlain(Approver approver) {
        if (approver instanceof Approver.OfUser user) {
            return Map.of("user", user.id());
        }
        if (approver instanceof Approver.OfQueue queue) {
            return Map.of("queue", queue.name());
        }
        return approver instanceof Approver.OfRole role
                ? Map.of("role", role.name())
                : Map.of("manager_of_owner", (long) ((Approver.ManagerOfOwner) approver).levels());
    }
}
