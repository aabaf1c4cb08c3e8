package dev.clientela.command;

import dev.clientela.error.ErrorCode;
import dev.clientela.error.RefusedException;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import dev.clientela.record.RecordId;
import dev.clientela.record.RecordType;
import dev.clientela.record.ReferenceField;
import dev.clientela.store.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The trees that records of one type make by a reference to the one above. No record stands above itself, however many
 * steps away, and no tree is deeper than its bound; both hold when several units of work rearrange one tree at once.
 *
 * @param above the field that refers to the record above
 * @param maxDepth the greatest number of records from the top of a tree to the bottom
 * @param cycle what a record put under itself is refused with
 * @param tooDeep what a tree deeper than its bound is refused with
 */
public record Hierarchy<R extends CrmRecord<R>, I extends RecordId>(
        RecordType<R> type, ReferenceField<I> above, int maxDepth, ErrorCode cycle, ErrorCode tooDeep) {

    /** The greatest number of records that are listed below one. */
    public static final int MAX_BELOW = 10_000;

    /**
     * Holds a record that is about to be written to the laws of the tree.
     *
     * <p>Every record above the new place is {@linkplain Repository#hold held}: a cycle, or a tree too deep, can only come
     * about when somebody else moves one of them meanwhile, and then one of the two units is refused with a conflict.
     *
     * @param before its present state; empty when it is new
     * @throws RefusedException with the code for cycles or for depth
     */
    public void check(Execution execution, Optional<R> before, R after) {
        Optional<I> place = after.find(above);
        if (place.isEmpty() || place.equals(before.flatMap(record -> record.find(above)))) {
            return;
        }
        // One that the actor cannot see is refused as an unknown reference, and gives nothing away here.
        if (execution.find(type, place.get().value()).isEmpty()) {
            return;
        }
        List<R> chain = chainAbove(execution, after);
        int depth = chain.size() + (before.isEmpty() ? 1 : height(execution, after));
        if (depth > maxDepth) {
            throw refused(tooDeep, after);
        }
        Repository<R> records = execution.unit().records(type);
        chain.forEach(records::hold);
    }

    /** Those above a record that the actor may see, the nearest first. */
    public List<R> above(Execution execution, R record) {
        return chainAbove(execution, record).stream()
                .filter(found -> execution.isVisible(type, found))
                .toList();
    }

    /**
     * Those below a record that the actor may see, level by level, each level oldest first; one query a level. Nothing is
     * cut off silently.
     *
     * @throws RefusedException {@code hierarchy.too_large} when there are more than {@link #MAX_BELOW}
     */
    public List<R> below(Execution execution, R record) {
        List<R> all = new ArrayList<>();
        List<R> level = List.of(record);
        while (!level.isEmpty()) {
            level = under(execution, level);
            all.addAll(level);
            if (all.size() > MAX_BELOW) {
                throw new RefusedException(
                        CommandErrors.HIERARCHY_TOO_LARGE, Map.of("record", record.ref(), "max", MAX_BELOW));
            }
        }
        all.removeIf(found -> !execution.isVisible(type, found));
        return all;
    }

    private List<R> chainAbove(Execution execution, R record) {
        Repository<R> records = execution.unit().records(type);
        List<R> chain = new ArrayList<>();
        Optional<R> next = record.find(above).flatMap(id -> records.find(id.value()));
        while (next.isPresent()) {
            R found = next.get();
            if (found.id().equals(record.id())) {
                throw refused(cycle, record);
            }
            chain.add(found);
            if (chain.size() >= maxDepth) {
                throw refused(tooDeep, record);
            }
            next = found.find(above).flatMap(id -> records.find(id.value()));
        }
        return chain;
    }

    /** The number of levels from the record down, itself included. */
    private int height(Execution execution, R record) {
        int height = 0;
        for (List<R> level = List.of(record); !level.isEmpty(); level = under(execution, level)) {
            height++;
            if (height > maxDepth) {
                return height;
            }
        }
        return height;
    }

    private List<R> under(Execution execution, List<R> level) {
        List<I> ids = new ArrayList<>(level.size());
        for (R record : level) {
            UUID id = record.id().value();
            ids.add(above.idOf(id));
        }
        Repository<R> records = execution.unit().records(type);
        Query<R> query = Query.of(type).where(above.in(ids)).pageOf(Query.MAX_PAGE_SIZE);
        Page<R> page = records.query(query);
        List<R> found = new ArrayList<>(page.items());
        while (page.next().isPresent() && found.size() <= MAX_BELOW) {
            page = records.query(query.after(page.next().get()));
            found.addAll(page.items());
        }
        return found;
    }

    private RefusedException refused(ErrorCode code, R record) {
        return new RefusedException(
                code,
                Map.of(
                        "record",
                        record.ref(),
                        "above",
                        record.find(above).map(Object::toString).orElse(""),
                        "max",
                        maxDepth));
    }
}
