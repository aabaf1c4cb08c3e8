package dev.clientela.intake;

import dev.clientela.command.Execution;
import dev.clientela.record.Criterion;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.KeyedField;
import dev.clientela.record.Query;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The records that a chunk of rows speaks of, found by the values of some fields: read with one query for the whole
 * chunk, and kept up to date while its rows are written.
 */
final class KeyIndex<R extends CrmRecord<R>> {

    private final List<Field<?>> fields;
    private final Map<List<Object>, Map<UUID, R>> byKey = new HashMap<>();
    private final Map<UUID, Set<List<Object>>> keysOf = new HashMap<>();

    private KeyIndex(List<Field<?>> fields) {
        this.fields = fields;
    }

    /** @param sought values of the rows; those that lack one of the fields are passed over */
    static <R extends CrmRecord<R>> KeyIndex<R> of(
            Execution execution, RecordType<R> type, List<Field<?>> fields, Collection<Values> sought) {
        KeyIndex<R> index = new KeyIndex<>(fields);
        List<Values> complete =
                sought.stream().filter(values -> !index.keys(values).isEmpty()).toList();
        if (!complete.isEmpty()) {
            Criterion where = Criterion.always();
            for (Field<?> field : fields) {
                where = where.and(amongst(field, complete));
            }
            execution.all(Query.of(type).where(where)).forEach(index::put);
        }
        return index;
    }

    private static <T> Criterion amongst(Field<T> field, List<Values> sought) {
        if (field instanceof KeyedField<?>) {
            Set<String> keys = new LinkedHashSet<>();
            sought.forEach(values -> atoms(field, values).forEach(key -> keys.add((String) key)));
            return ((KeyedField<?>) field).hasAnyOf(keys);
        }
        Set<T> distinct = new LinkedHashSet<>();
        for (Values values : sought) {
            T value = values.get(field);
            if (value != null) {
                distinct.add(value);
            }
        }
        return field.in(distinct);
    }

    /** Whether the values have all that it takes to find a record. */
    boolean isComplete(Values values) {
        return !keys(values).isEmpty();
    }

    /** Every record with the same key, and of fields with several elements, with one in common. */
    List<R> find(Values values) {
        Map<UUID, R> found = new LinkedHashMap<>();
        for (List<Object> key : keys(values)) {
            found.putAll(byKey.getOrDefault(key, Map.of()));
        }
        return List.copyOf(found.values());
    }

    /** A record as it is from now on. */
    void put(R record) {
        UUID id = record.id().value();
        keysOf.getOrDefault(id, Set.of())
                .forEach(key -> byKey.getOrDefault(key, Map.of()).remove(id));
        Set<List<Object>> keys = keys(record.values());
        keys.forEach(key ->
                byKey.computeIfAbsent(key, unused -> new LinkedHashMap<>()).put(id, record));
        keysOf.put(id, keys);
    }

    /** One key for each way to take an atom of each field; none when a field has none. */
    private Set<List<Object>> keys(Values values) {
        Set<List<Object>> keys = new LinkedHashSet<>();
        keys.add(List.of());
        for (Field<?> field : fields) {
            Set<List<Object>> longer = new LinkedHashSet<>();
            for (List<Object> key : keys) {
                for (Object atom : atoms(field, values)) {
                    List<Object> next = new ArrayList<>(key);
                    next.add(atom);
                    longer.add(List.copyOf(next));
                }
            }
            keys = longer;
        }
        return keys;
    }

    private static <T> Collection<?> atoms(Field<T> field, Values values) {
        T value = values.get(field);
        if (value == null || (value instanceof String text && text.isBlank())) {
            return List.of();
        }
        return field instanceof KeyedField<T> keyed ? keyed.keys(value) : List.of(value);
    }
}
