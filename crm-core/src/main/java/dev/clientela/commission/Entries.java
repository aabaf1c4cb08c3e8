package dev.clientela.commission;

import dev.clientela.command.Execution;
import dev.clientela.error.RefusedException;
import dev.clientela.record.Criterion;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Query;
import dev.clientela.record.RecordType;
import dev.clientela.record.Sort;
import java.util.List;
import java.util.Map;

/** Reads what belongs together as a whole, whether the actor may list all of it or not. */
final class Entries {

    private Entries() {}

    /** @throws RefusedException {@code commission.too_many_entries} */
    static <R extends CrmRecord<R>> List<R> all(Execution execution, RecordType<R> type, Criterion where, Sort order) {
        return execution
                .everything(Query.of(type).where(where).orderBy(order))
                .list(
                        Commissions.MOST_ENTRIES,
                        () -> new RefusedException(
                                CommissionErrors.TOO_MANY_ENTRIES, Map.of("most", Commissions.MOST_ENTRIES)));
    }
}
