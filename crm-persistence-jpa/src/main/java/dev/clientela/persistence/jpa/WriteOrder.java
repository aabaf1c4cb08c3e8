package dev.clientela.persistence.jpa;

import dev.clientela.record.Field;
import dev.clientela.record.RecordType;
import dev.clientela.record.ReferenceField;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The order in which rows of different record types are written: a type comes after those that its references lead to.
 * Where references form a circle, it is broken at the type that was met first.
 */
final class WriteOrder {

    private final Map<String, RecordType<?>> types = new TreeMap<>();
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final Set<String> visiting = new HashSet<>();

    private WriteOrder(Collection<? extends RecordType<?>> types) {
        types.forEach(type -> this.types.put(type.name(), type));
    }

    /** The place of each type by its name. */
    static Map<String, Integer> of(Collection<? extends RecordType<?>> types) {
        WriteOrder order = new WriteOrder(types);
        order.types.values().forEach(order::visit);
        return new HashMap<>(order.places);
    }

    private void visit(RecordType<?> type) {
        if (places.containsKey(type.name()) || !visiting.add(type.name())) {
            return;
        }
        for (Field<?> field : List.copyOf(type.fields())) {
            if (field instanceof ReferenceField<?> reference && types.containsKey(reference.target())) {
                visit(types.get(reference.target()));
            }
        }
        places.put(type.name(), places.size());
    }
}
