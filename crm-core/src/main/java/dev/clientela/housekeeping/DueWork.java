package dev.clientela.housekeeping;

import dev.clientela.command.Commands;
import java.time.Instant;

/**
 * Work of a host, or of a module, that is due because time has passed: escalations, alerts, rules that act after a while.
 * {@link Housekeeping#runDue} calls it for each tenant, on as many nodes at once as the host likes, so that it finds by
 * itself what is due, does each piece in a transaction of its own, and finds a piece that another node has done meanwhile
 * done. A piece that fails is counted and keeps no other from being done. Thread-safe.
 */
public interface DueWork {

    /** By which the report and the log call it; no two have the same. */
    String name();

    /**
     * Does what is due in one tenant.
     *
     * @param commands of {@code system:housekeeping} in that tenant, which the access policy must let do it
     * @param now the time of the run
     * @param limit the most pieces to do
     */
    Done run(Commands commands, Instant now, int limit);

    /**
     * What was done.
     *
     * @param done pieces that were done
     * @param failed pieces that were not, and are tried again next time
     * @param more whether the limit ended the work
     * @param backlog pieces that are left, those included that are not due yet or were given up; 0 where nobody counts them
     */
    record Done(int done, int failed, boolean more, long backlog) {

        public static final Done NOTHING = new Done(0, 0, false);

        /** Of work that does not count what is left. */
        public Done(int done, int failed, boolean more) {
            this(done, failed, more, 0);
        }

        public Done plus(Done other) {
            return new Done(done + other.done, failed + other.failed, more || other.more, backlog + other.backlog);
        }
    }
}
