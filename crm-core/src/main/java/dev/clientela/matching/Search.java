package dev.clientela.matching;

import dev.clientela.command.Execution;
import dev.clientela.record.Criterion;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import dev.clientela.record.RecordType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Look-ups by key, asked of the store together as far as an index answers them together, and none of them twice. Each is
 * bounded on its own: one that finds too much takes nothing from the others. Not thread-safe.
 */
final class Search {

    private final Execution execution;
    private final Map<Asked, Optional<List<CrmRecord<?>>>> answers = new HashMap<>();

    private record Asked(RecordType<?> type, Criterion where, int most) {}

    Search(Execution execution) {
        this.execution = execution;
    }

    /** Looks up what is not known yet: by the keys of elements with one query, by other fields with another. */
    <R extends CrmRecord<R>> void prepare(RecordType<R> type, Collection<Blocking.LookUp> lookUps, int most) {
        lookUps.stream()
                .map(Blocking.LookUp::where)
                .distinct()
                .filter(where -> !answers.containsKey(new Asked(type, where, most)))
                .collect(Collectors.partitioningBy(where -> where instanceof Criterion.HasKeys))
                .values()
                .forEach(unknown -> ask(type, unknown, most));
    }

    /**
     * The records that the look-up finds.
     *
     * @param most the greatest number that is looked at
     * @return empty when there are more
     */
    @SuppressWarnings("unchecked") // a type finds its own records
    <R extends CrmRecord<R>> Optional<List<R>> hits(RecordType<R> type, Blocking.LookUp lookUp, int most) {
        Asked asked = new Asked(type, lookUp.where(), most);
        if (!answers.containsKey(asked)) {
            prepare(type, List.of(lookUp), most);
        }
        return Objects.requireNonNull(answers.get(asked)).map(found -> (List<R>) (List<?>) found);
    }

    private <R extends CrmRecord<R>> void ask(RecordType<R> type, List<Criterion> unknown, int most) {
        if (unknown.size() > 1) {
            long room = (most + 1L) * unknown.size();
            Page<R> page = query(type, Criterion.any(unknown), (int) Math.min(room, Query.MAX_PAGE_SIZE));
            if (page.next().isEmpty()) {
                unknown.forEach(where -> answer(type, where, most, matching(where, page.items())));
                return;
            }
        }
        // One more than may be looked at tells that there are too many.
        unknown.forEach(
                where -> answer(type, where, most, query(type, where, most + 1).items()));
    }

    private <R extends CrmRecord<R>> List<R> matching(Criterion where, List<R> records) {
        return records.stream().filter(record -> execution.holds(where, record)).toList();
    }

    private <R extends CrmRecord<R>> void answer(RecordType<R> type, Criterion where, int most, List<R> found) {
        answers.put(
                new Asked(type, where, most), found.size() > most ? Optional.empty() : Optional.of(List.copyOf(found)));
    }

    private <R extends CrmRecord<R>> Page<R> query(RecordType<R> type, Criterion where, int size) {
        return execution.unit().records(type).query(Query.of(type).where(where).pageOf(size));
    }
}
