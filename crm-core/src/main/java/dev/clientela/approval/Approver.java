package dev.clientela.approval;

/** Who is asked to approve: a user, or those who are found when the record is submitted. */
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
}
