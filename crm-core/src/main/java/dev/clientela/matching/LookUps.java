package dev.clientela.matching;

import dev.clientela.command.Execution;
import dev.clientela.record.Criterion;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.store.Repository;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Look-ups of one search. Those that go by the keys of a field are asked together, which is one statement of a
 * database; only where that finds too much is each asked alone, to know which key says nothing.
 *
 * @param mostHits what finds more is dropped
 */
record LookUps<R extends CrmRecord<R>>(
        Execution execution, RecordType<R> type, List<Blocking.LookUp> all, int mostHits) {

    /** @param dropped gets the keys that found too much */
    Collection<R> lookUp(List<DroppedKey> dropped) {
        Map<RecordRef, R> found = new LinkedHashMap<>();
        List<Blocking.LookUp> alone = new ArrayList<>(all);
        List<Blocking.LookUp> together = all.stream()
                .filter(lookUp -> lookUp.where() instanceof Criterion.HasKeys)
                .toList();
        if (together.size() > 1 && addTogether(together, found, dropped)) {
            alone.removeAll(together);
        }
        for (Blocking.LookUp lookUp : alone) {
            // One more than may be looked at tells that there are too many.
            addUnlessTooMany(lookUp, page(lookUp.where(), mostHits + 1).items(), found, dropped);
        }
        return found.values();
    }

    private boolean addTogether(List<Blocking.LookUp> together, Map<RecordRef, R> found, List<DroppedKey> dropped) {
        Criterion any =
                Criterion.any(together.stream().map(Blocking.LookUp::where).toList());
        Page<R> page = page(any, Math.min(mostHits * together.size() + 1, Query.MAX_PAGE_SIZE));
        if (page.next().isPresent()) {
            return false;
        }
        for (Blocking.LookUp lookUp : together) {
            List<R> hits = page.items().stream()
                    .filter(record -> execution.holds(lookUp.where(), record))
                    .toList();
            addUnlessTooMany(lookUp, hits, found, dropped);
        }
        return true;
    }

    private void addUnlessTooMany(
            Blocking.LookUp lookUp, List<R> hits, Map<RecordRef, R> found, List<DroppedKey> dropped) {
        if (hits.size() > mostHits) {
            dropped.add(new DroppedKey(lookUp.key(), lookUp.value(), mostHits));
        } else {
            hits.forEach(record -> found.put(record.ref(), record));
        }
    }

    private Page<R> page(Criterion where, int size) {
        Repository<R> records = execution.unit().records(type);
        return records.query(Query.of(type).where(where).pageOf(size));
    }
}
