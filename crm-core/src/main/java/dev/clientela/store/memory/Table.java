package dev.clientela.store.memory;

import dev.clientela.error.DuplicateException;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.Query;
import dev.clientela.record.QueryOrder;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.record.Sort;
import dev.clientela.record.UniqueKey;
import dev.clientela.record.Uuids;
import dev.clientela.store.StoreErrors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * The records of one type and tenant, with their indexes. Immutable: a change gives another table that shares nearly
 * everything with this one.
 *
 * <p>Indexes for unique keys are there from the start. Those for lookup and for order are made when first asked for and
 * kept up from then on, so that what nobody asks for costs nothing.
 */
final class Table<R extends CrmRecord<R>> {

    /** How many orders are kept ready; when one more is asked for, the one made first goes. */
    private static final int MAX_ORDERS = 8;

    private final RecordType<R> type;
    private final TreePMap<UUID, R> records;
    private final Map<UniqueKey, LookupIndex> uniques;
    private final Map<List<Field<?>>, LookupIndex> lookups;
    private final Map<List<Sort>, OrderIndex<R>> orders;

    private Table(
            RecordType<R> type,
            TreePMap<UUID, R> records,
            Map<UniqueKey, LookupIndex> uniques,
            Map<List<Field<?>>, LookupIndex> lookups,
            Map<List<Sort>, OrderIndex<R>> orders) {
        this.type = type;
        this.records = records;
        this.uniques = uniques;
        this.lookups = lookups;
        this.orders = orders;
    }

    static <R extends CrmRecord<R>> Table<R> of(RecordType<R> type) {
        Map<UniqueKey, LookupIndex> uniques = new LinkedHashMap<>();
        for (UniqueKey key : type.uniqueKeys()) {
            uniques.put(key, LookupIndex.by(key.fields()));
        }
        return new Table<>(type, TreePMap.empty(Uuids::compare), uniques, Map.of(), Map.of());
    }

    RecordType<R> type() {
        return type;
    }

    /** By id, in the order of ids. */
    TreePMap<UUID, R> records() {
        return records;
    }

    @Nullable
    R find(UUID id) {
        return records.get(id);
    }

    /** @throws DuplicateException {@code store.duplicate_key} when its id or a unique key is taken */
    Table<R> inserted(R record) {
        if (records.containsKey(record.id().value())) {
            throw duplicate("id", record.ref(), record.ref());
        }
        return replaced(null, record);
    }

    /**
     * The table once the state after stands where the one before stood; null for a record that is not.
     *
     * @throws DuplicateException {@code store.duplicate_key} when a unique key is taken by another record
     */
    Table<R> replaced(@Nullable R before, @Nullable R after) {
        if (after != null) {
            uniques.forEach((key, index) -> requireFree(key, index, after));
        }
        TreePMap<UUID, R> changed;
        if (after != null) {
            changed = records.plus(after.id().value(), after);
        } else if (before != null) {
            changed = records.minus(before.id().value());
        } else {
            return this;
        }
        return new Table<>(
                type,
                changed,
                eachReplaced(uniques, before, after),
                eachReplaced(lookups, before, after),
                ordersReplaced(before, after));
    }

    private void requireFree(UniqueKey key, LookupIndex index, R record) {
        for (UUID id : index.findAll(record)) {
            R holder = records.get(id);
            if (holder != null && !id.equals(record.id().value()) && sameKey(key, record, holder)) {
                throw duplicate(key.name(), record.ref(), holder.ref());
            }
        }
    }

    private static boolean sameKey(UniqueKey key, CrmRecord<?> record, CrmRecord<?> other) {
        for (Field<?> field : key.fields()) {
            if (!Objects.equals(record.values().get(field), other.values().get(field))) {
                return false;
            }
        }
        return true;
    }

    static DuplicateException duplicate(String key, RecordRef record, RecordRef existing) {
        return new DuplicateException(
                StoreErrors.DUPLICATE_KEY, Map.of("key", key, "record", record, "existing", existing));
    }

    private static <K> Map<K, LookupIndex> eachReplaced(
            Map<K, LookupIndex> indexes, @Nullable CrmRecord<?> before, @Nullable CrmRecord<?> after) {
        if (indexes.isEmpty()) {
            return indexes;
        }
        Map<K, LookupIndex> changed = new LinkedHashMap<>();
        indexes.forEach((key, index) -> changed.put(key, index.replaced(before, after)));
        return changed;
    }

    private Map<List<Sort>, OrderIndex<R>> ordersReplaced(@Nullable R before, @Nullable R after) {
        if (orders.isEmpty()) {
            return orders;
        }
        Map<List<Sort>, OrderIndex<R>> changed = new LinkedHashMap<>();
        orders.forEach((order, index) -> changed.put(order, index.replaced(before, after)));
        return changed;
    }

    /** What finds records by the fields together, if it is there; see {@link #withLookup}. */
    @Nullable
    LookupIndex lookup(List<Field<?>> fields) {
        for (Map.Entry<UniqueKey, LookupIndex> unique : uniques.entrySet()) {
            if (unique.getKey().fields().equals(fields)) {
                return unique.getValue();
            }
        }
        return lookups.get(fields);
    }

    Table<R> withLookup(List<Field<?>> fields) {
        if (lookup(fields) != null) {
            return this;
        }
        Map<List<Field<?>>, LookupIndex> more = new LinkedHashMap<>(lookups);
        more.put(fields, LookupIndex.by(fields).filled(records.values()));
        return new Table<>(type, records, uniques, more, orders);
    }

    /** The records in the query's order, if that is there; see {@link #withOrder}. */
    @Nullable
    OrderIndex<R> order(Query<R> query) {
        return orders.get(query.order());
    }

    Table<R> withOrder(Query<R> query) {
        if (orders.containsKey(query.order())) {
            return this;
        }
        Map<List<Sort>, OrderIndex<R>> more = new LinkedHashMap<>(orders);
        if (more.size() >= MAX_ORDERS) {
            more.remove(more.keySet().iterator().next());
        }
        more.put(query.order(), OrderIndex.of(QueryOrder.of(query), records.values()));
        return new Table<>(type, records, uniques, lookups, more);
    }
}
