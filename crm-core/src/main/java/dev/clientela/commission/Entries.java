package dev.clientela.commission;

import dev.clientela.command.Execution;
import dev.clientela.error.RefusedException;
import dev.clientela.record.Criterion;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import dev.clientela.record.RecordType;
import dev.clientela.record.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads what belongs together as a whole, whether the actor may list all of it or not. */
final class Entries {

    private Entries() {}

    /** @throws RefusedException {@code commission.too_many_entries} */
    static <R extends CrmRecord<R>> List<R> all(Execution execution, RecordType<R> type, Criterion where, Sort order) {
        Query<R> query = Query.of(type).where(where).orderBy(order).pageOf(Query.MAX_PAGE_SIZE);
        Page<R> page = execution.unit().records(type).query(query);
        List<R> all = new ArrayList<>(page.items());
        while (page.next().isPresent()) {
            page = execution.unit().records(type).query(query.after(page.next().get()));
            all.addAll(page.items());
            if (all.size() > Commissions.MOST_ENTRIES) {
                throw new RefusedException(CommissionErrors.TOO_MANY_ENTRIES, Map.of("most", Commissions.MOST_ENTRIES));
            }
        }
        return all;
    }
}
