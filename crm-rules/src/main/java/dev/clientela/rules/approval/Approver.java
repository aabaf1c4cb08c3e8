package dev.clientela.rules.approval;

import dev.clientela.rules.OutcomeType;
import dev.clientela.rules.PlainReader;
import dev.clientela.rules.RuleErrors;
import dev.clientela.security.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Who is asked to approve.
 *
 * <pre>{@code
 * {"user": "ada"}   {"queue": "pricing"}   {"role": "sales director"}   {"manager_of_owner": 1}
 * }</pre>
 */
public sealed interface Approver {

    /** How far up the line of managers one may go. */
    int HIGHEST = 10;

    /** This user. */
    record OfUser(String id) implements Approver {}

    /** Whoever draws from the queue. */
    record OfQueue(String name) implements Approver {}

    /** Whoever has the role. */
    record OfRole(String name) implements Approver {}

    /**
     * The manager of the record's owner, or who stands so many levels above.
     *
     * @param levels 1 for the manager, 2 for the manager's manager
     */
    record ManagerOfOwner(int levels) implements Approver {
        public ManagerOfOwner {
            if (levels < 1 || levels > HIGHEST) {
                throw new IllegalArgumentException("A manager stands 1 to " + HIGHEST + " levels above");
            }
        }
    }

    static Approver user(String id) {
        return new OfUser(id);
    }

    static Approver queue(String name) {
        return new OfQueue(name);
    }

    static Approver role(String name) {
        return new OfRole(name);
    }

    static Approver managerOfOwner() {
        return new ManagerOfOwner(1);
    }

    /** Reads one; what the host does not know is a fault. */
    static Approver read(PlainReader plain, OutcomeType.Target target) {
        List<Approver> found = new ArrayList<>();
        plain.findText("user").ifPresent(id -> {
            requireKnown(plain, "user", id, true, target);
            found.add(new OfUser(id));
        });
        plain.findText("queue").ifPresent(name -> {
            requireKnown(plain, "queue", name, false, target);
            found.add(new OfQueue(name));
        });
        plain.findText("role").ifPresent(name -> found.add(new OfRole(name)));
        plain.findInteger("manager_of_owner", 1, HIGHEST)
                .ifPresent(levels -> found.add(new ManagerOfOwner(levels.intValue())));
        plain.done();
        if (found.size() != 1) {
            plain.fault(
                    "",
                    RuleErrors.BAD_VALUE,
                    Map.of("expected", "one of user, queue, role, manager_of_owner", "found", found.size()));
            return new ManagerOfOwner(1);
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
    default Map<String, Object> toPlain() {
        if (this instanceof OfUser user) {
            return Map.of("user", user.id());
        }
        if (this instanceof OfQueue queue) {
            return Map.of("queue", queue.name());
        }
        return this instanceof OfRole role
                ? Map.of("role", role.name())
                : Map.of("manager_of_owner", (long) ((ManagerOfOwner) this).levels());
    }
}
