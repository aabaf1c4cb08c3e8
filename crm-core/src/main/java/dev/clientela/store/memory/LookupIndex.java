package dev.clientela.store.memory;

import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.KeyedField;
import dev.clientela.record.TextKey;
import dev.clientela.record.Uuids;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pcollections.IntTreePMap;
import org.pcollections.TreePSet;

/**
 * Finds the ids of the records that have a key: a value of a field, a key of one of its elements, the values of a
 * unique key. Keys are kept by their hash alone, so what is found is a superset that the caller filters; that spares an
 * order over values of every kind, and memory. Immutable.
 */
final class LookupIndex {

    /** All that a record is found by; none for one that is not. */
    private final Function<CrmRecord<?>, Set<?>> keys;
    /** By hash: one id as it is, several as a {@link TreePSet}. */
    private final IntTreePMap<Object> postings;

    private LookupIndex(Function<CrmRecord<?>, Set<?>> keys, IntTreePMap<Object> postings) {
        this.keys = keys;
        this.postings = postings;
    }

    private static LookupIndex by(Function<CrmRecord<?>, Set<?>> keys) {
        return new LookupIndex(keys, IntTreePMap.empty());
    }

    /** Of one field: by its value, or its keys. Of several: by all their values together, if the record has them all. */
    static LookupIndex by(List<Field<?>> fields) {
        if (fields.size() == 1) {
            return by(record -> keysOf(record, fields.get(0)));
        }
        return by(record -> {
            List<Object> values = new ArrayList<>(fields.size());
            for (Field<?> field : fields) {
                Object value = record.values().get(field);
                if (value == null) {
                    return Set.of();
                }
                values.add(keyOf(value));
            }
            return Set.of(keyOf(values));
        });
    }

    /** The key of several values, each as {@link #keyOf(Object)} has it. */
    static Object keyOf(List<Object> keys) {
        return new Keys(keys);
    }

    /** Several keys as one whose hash they all bear upon: that of a list collides where ids are near each other. */
    private record Keys(List<Object> keys) {

        @Override
        public int hashCode() {
            int hash = 0;
            for (Object key : keys) {
                hash = (hash ^ key.hashCode()) * 0x9E3779B1;
                hash ^= hash >>> 15;
            }
            return hash;
        }
    }

    private static <T> Set<?> keysOf(CrmRecord<?> record, Field<T> field) {
        T value = record.values().get(field);
        if (value == null) {
            return Set.of();
        }
        return field instanceof KeyedField<T> keyed ? keyed.keys(value) : Set.of(keyOf(value));
    }

    /** The key of a single value. Texts that differ by case alone share one, so that folded search finds them too. */
    static Object keyOf(Object value) {
        return value instanceof String text ? TextKey.of(text) : value;
    }

    /** The ids that may have the key. */
    Set<UUID> find(Object key) {
        Object posting = postings.get(key.hashCode());
        if (posting == null) {
            return Set.of();
        }
        return posting instanceof UUID id ? Set.of(id) : several(posting);
    }

    /** The ids that may have a key in common with the record. */
    Set<UUID> findAll(CrmRecord<?> record) {
        Set<UUID> found = new LinkedHashSet<>();
        keys.apply(record).forEach(key -> found.addAll(find(key)));
        return found;
    }

    /** The index once the state after stands where the one before stood; null for a record that is not. */
    LookupIndex replaced(@Nullable CrmRecord<?> before, @Nullable CrmRecord<?> after) {
        Set<?> old = before == null ? Set.of() : keys.apply(before);
        Set<?> now = after == null ? Set.of() : keys.apply(after);
        if (old.equals(now)) {
            return this;
        }
        IntTreePMap<Object> changed = postings;
        if (before != null) {
            for (Object key : old) {
                changed = without(changed, key.hashCode(), before.id().value());
            }
        }
        if (after != null) {
            for (Object key : now) {
                changed = with(changed, key.hashCode(), after.id().value());
            }
        }
        return new LookupIndex(keys, changed);
    }

    LookupIndex filled(Iterable<? extends CrmRecord<?>> records) {
        LookupIndex filled = this;
        for (CrmRecord<?> record : records) {
            filled = filled.replaced(null, record);
        }
        return filled;
    }

    private static IntTreePMap<Object> with(IntTreePMap<Object> postings, int hash, UUID id) {
        Object posting = postings.get(hash);
        if (posting == null || posting.equals(id)) {
            return postings.plus(hash, id);
        }
        TreePSet<UUID> ids = posting instanceof UUID only
                ? TreePSet.<UUID>empty(Uuids::compare).plus(only)
                : several(posting);
        return postings.plus(hash, ids.plus(id));
    }

    private static IntTreePMap<Object> without(IntTreePMap<Object> postings, int hash, UUID id) {
        Object posting = postings.get(hash);
        if (posting == null) {
            return postings;
        }
        if (posting instanceof UUID only) {
            return only.equals(id) ? postings.minus(hash) : postings;
        }
        TreePSet<UUID> left = several(posting).minus(id);
        return postings.plus(hash, left.size() == 1 ? left.first() : left);
    }

    @SuppressWarnings("unchecked") // a posting is an id or a set of ids
    private static TreePSet<UUID> several(Object posting) {
        return (TreePSet<UUID>) posting;
    }
}
