package dev.clientela.housekeeping;

import dev.clientela.command.Commands;
import dev.clientela.command.Execution;
import dev.clientela.error.ConflictException;
import dev.clientela.housekeeping.DueWork.Done;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records for which something is due, past the rights of any user: who may see one does not decide whether it is done.
 * Each is a piece in a transaction of its own, from the version that is then stored, so that one that fails keeps no other
 * from being done, and none is done twice on however many nodes this runs.
 */
public final class DueRecords {

    private static final Logger LOG = LoggerFactory.getLogger(DueRecords.class);
    private static final int PAGE = 200;

    private DueRecords() {}

    /** What is due for one record. */
    @FunctionalInterface
    public interface Step<R> {

        /**
         * Does it in the transaction of the execution.
         *
         * @param stored the record as it now is
         * @param most the most pieces to do
         * @return how many pieces were done; 0 when nothing is due any more
         */
        int doIn(Execution execution, R stored, int most);
    }

    /**
     * Goes through the records until the limit is reached.
     *
     * @param mostAtOnce the most pieces of one record; where as many are done, there may be more
     * @param what is due, for the log, should it fail
     */
    public static <R extends CrmRecord<R>> Done each(
            Commands commands, Query<R> due, int limit, int mostAtOnce, String what, Step<R> step) {
        int done = 0;
        int failed = 0;
        boolean more = false;
        Query<R> next = due.pageOf(PAGE);
        while (true) {
            Query<R> asked = next;
            Page<R> page = commands.read(
                    execution -> execution.unit().records(due.type()).query(asked));
            for (R record : page.items()) {
                if (done >= limit) {
                    return new Done(done, failed, true);
                }
                int most = Math.min(mostAtOnce, limit - done);
                try {
                    int some = commands.write(execution -> execution
                            .unit()
                            .records(due.type())
                            .find(record.id().value())
                            .map(stored -> step.doIn(execution, stored, most))
                            .orElse(0));
                    done += some;
                    more |= some == mostAtOnce;
                } catch (ConflictException e) {
                    LOG.debug("{} changed meanwhile; another node has it, or the next run", record.ref());
                } catch (RuntimeException e) {
                    failed++;
                    LOG.warn("{} of {} failed", what, record.ref(), e);
                }
            }
            if (page.next().isEmpty()) {
                return new Done(done, failed, more);
            }
            next = asked.after(page.next().get());
        }
    }
}
