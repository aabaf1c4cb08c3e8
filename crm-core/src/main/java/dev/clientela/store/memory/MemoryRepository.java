package dev.clientela.store.memory;

import dev.clientela.record.Criterion;
import dev.clientela.record.CriterionEvaluator;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Cursor;
import dev.clientela.record.CursorPosition;
import dev.clientela.record.Field;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import dev.clientela.record.QueryOrder;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.record.Report;
import dev.clientela.record.ReportCalculator;
import dev.clientela.record.ReportResult;
import dev.clientela.store.Repository;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/** The records of one type within a unit of work. */
final class MemoryRepository<R extends CrmRecord<R>> implements Repository<R> {

    /** So few candidates are sorted at once rather than looked for along an order. */
    private static final int FEW = 1_000;

    private final MemoryUnit unit;
    private final RecordType<R> type;

    MemoryRepository(MemoryUnit unit, RecordType<R> type) {
        this.unit = unit;
        this.type = type;
    }

    private Table<R> table() {
        return unit.state().table(type);
    }

    @Override
    public Optional<R> find(UUID id) {
        return Optional.ofNullable(table().find(id));
    }

    @Override
    public List<R> findAll(Collection<UUID> ids) {
        Table<R> table = table();
        List<R> found = new ArrayList<>(ids.size());
        for (UUID id : new LinkedHashSet<>(ids)) {
            R record = table.find(id);
            if (record != null) {
                found.add(record);
            }
        }
        return found;
    }

    @Override
    public void insert(R record) {
        unit.touch(record.ref());
        unit.write(state -> state.with(state.table(type).inserted(record)));
    }

    @Override
    public void update(R record, long readVersion) {
        replace(record.ref(), readVersion, record);
    }

    @Override
    public void delete(R record, long readVersion) {
        replace(record.ref(), readVersion, null);
    }

    @Override
    public void hold(R record) {
        unit.hold(record, table().find(record.id().value()));
    }

    private void replace(RecordRef ref, long readVersion, @Nullable R after) {
        unit.touch(ref);
        unit.write(state -> {
            Table<R> table = state.table(type);
            R before = table.find(ref.id());
            if (before == null || before.version() != readVersion) {
                throw MemoryUnit.conflict(ref, readVersion, before);
            }
            return state.with(table.replaced(before, after));
        });
    }

    @Override
    public Page<R> query(Query<R> query) {
        CursorPosition after = CursorPosition.of(query).orElse(null);
        Predicate<CrmRecord<?>> where = compiled(query.where());
        Optional<Candidates> candidates = candidates(query.where());
        int wanted = query.pageSize() + 1;
        boolean few = candidates
                .filter(found ->
                        found.bound() <= Math.max(FEW, table().records().size() / 16))
                .isPresent();
        List<R> records = few
                ? firstOf(findAll(candidates.get().ids()), where, QueryOrder.of(query), after, wanted)
                : firstOf(inOrder(query, after), where, wanted);
        if (records.size() < wanted) {
            return new Page<>(records, Optional.empty());
        }
        List<R> page = records.subList(0, query.pageSize());
        return new Page<>(page, Optional.of(Cursor.behind(page.get(page.size() - 1), query)));
    }

    private Collection<R> inOrder(Query<R> query, @Nullable CursorPosition after) {
        if (query.order().isEmpty()) {
            TreePMap<UUID, R> byId = table().records();
            return (after == null ? byId : byId.tailMap(after.id(), false)).values();
        }
        if (table().order(query) == null) {
            unit.prepare(state -> state.with(state.table(type).withOrder(query)));
        }
        return Objects.requireNonNull(table().order(query)).after(after);
    }

    private static <R extends CrmRecord<R>> List<R> firstOf(
            Collection<R> inOrder, Predicate<CrmRecord<?>> where, int wanted) {
        List<R> records = new ArrayList<>();
        for (R record : inOrder) {
            if (where.test(record)) {
                records.add(record);
                if (records.size() == wanted) {
                    break;
                }
            }
        }
        return records;
    }

    private record Placed<R>(CursorPosition position, R record) {}

    private static <R extends CrmRecord<R>> List<R> firstOf(
            Collection<R> unordered,
            Predicate<CrmRecord<?>> where,
            QueryOrder order,
            @Nullable CursorPosition after,
            int wanted) {
        PriorityQueue<Placed<R>> lastFirst = new PriorityQueue<>((a, b) -> order.compare(b.position(), a.position()));
        for (R record : unordered) {
            CursorPosition position = order.positionOf(record);
            if ((after == null || order.compare(position, after) > 0) && where.test(record)) {
                lastFirst.add(new Placed<>(position, record));
                if (lastFirst.size() > wanted) {
                    lastFirst.remove();
                }
            }
        }
        List<Placed<R>> sorted = new ArrayList<>(lastFirst);
        sorted.sort((a, b) -> order.compare(a.position(), b.position()));
        return sorted.stream().map(Placed::record).toList();
    }

    @Override
    public long count(Criterion criterion) {
        Query.of(type).where(criterion); // refuses one that is too large
        if (criterion.equals(Criterion.always())) {
            return table().records().size();
        }
        Predicate<CrmRecord<?>> where = compiled(criterion);
        long count = 0;
        for (R record : mayHold(criterion)) {
            if (where.test(record)) {
                count++;
            }
        }
        return count;
    }

    /** All for which the criterion holds, in no order. */
    List<R> all(Criterion criterion) {
        Predicate<CrmRecord<?>> where = compiled(criterion);
        return mayHold(criterion).stream().filter(where).toList();
    }

    @Override
    public ReportResult report(Report<R> report) {
        return ReportCalculator.calculate(
                report, mayHold(report.where()), unit.scope().moment(), this::lookup);
    }

    private Collection<R> mayHold(Criterion criterion) {
        Optional<Candidates> candidates = candidates(criterion);
        return candidates.isPresent()
                ? findAll(candidates.get().ids())
                : table().records().values();
    }

    private Predicate<CrmRecord<?>> compiled(Criterion criterion) {
        return CriterionEvaluator.compile(criterion, unit.scope().moment(), this::lookup);
    }

    private Optional<CrmRecord<?>> lookup(RecordRef ref) {
        return Optional.ofNullable(unit.state().find(ref));
    }

    private Optional<Candidates> candidates(Criterion criterion) {
        return Candidates.of(criterion, this::index);
    }

    private LookupIndex index(List<Field<?>> fields) {
        if (table().lookup(fields) == null) {
            unit.prepare(state -> state.with(state.table(type).withLookup(fields)));
        }
        return Objects.requireNonNull(table().lookup(fields));
    }
}
