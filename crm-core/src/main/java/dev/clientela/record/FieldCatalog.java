package dev.clientela.record;

import dev.clientela.error.ValidationException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every record type and every field that one {@code Crm} knows, built-in and custom. Thread-safe: a custom field
 * defined by one thread is seen by all from then on. A host defines its fields again when it starts.
 */
public final class FieldCatalog {

    private final Map<String, RecordType<?>> types;
    private final List<RecordType<?>> typesByName;
    private volatile Map<String, Map<String, Field<?>>> custom = Map.of();

    public FieldCatalog(List<RecordType<?>> types) {
        Map<String, RecordType<?>> byName = new HashMap<>();
        for (RecordType<?> type : types) {
            if (byName.put(type.name(), type) != null) {
                throw new IllegalArgumentException("Two record types are named " + type);
            }
        }
        this.types = Map.copyOf(byName);
        this.typesByName = byName.values().stream()
                .sorted(java.util.Comparator.comparing(RecordType::name))
                .toList();
    }

    /**
     * Makes a field known. Defining it again in just the same way changes nothing.
     *
     * @throws ValidationException {@code field.name_taken} when the record type has another field of that name,
     *     {@code field.unknown} when there is no such record type
     */
    public <F extends Field<?>> F define(F field) {
        RecordType<?> type = types.get(field.recordType());
        if (type == null) {
            throw ValidationException.of(field.toString(), RecordErrors.UNKNOWN);
        }
        if (!field.isCustom() || type.field(field.name()).isPresent()) {
            throw ValidationException.of(field.toString(), RecordErrors.NAME_TAKEN);
        }
        synchronized (types) {
            Map<String, Field<?>> ofType = new HashMap<>(custom.getOrDefault(type.name(), Map.of()));
            Field<?> earlier = ofType.putIfAbsent(field.name(), field);
            if (earlier != null && !earlier.isDefinedAs(field)) {
                throw ValidationException.of(field.toString(), RecordErrors.NAME_TAKEN);
            }
            Map<String, Map<String, Field<?>>> after = new HashMap<>(custom);
            after.put(type.name(), Map.copyOf(ofType));
            custom = Map.copyOf(after);
        }
        return field;
    }

    public Optional<RecordType<?>> type(String name) {
        return Optional.ofNullable(types.get(name));
    }

    public List<RecordType<?>> types() {
        return typesByName;
    }

    /** A built-in or custom field of the record type. */
    public Optional<Field<?>> field(String recordType, String name) {
        RecordType<?> type = types.get(recordType);
        Optional<Field<?>> builtIn = type == null ? Optional.empty() : type.field(name);
        if (builtIn.isPresent()) {
            return builtIn;
        }
        @Nullable Field<?> found = custom.getOrDefault(recordType, Map.of()).get(name);
        return Optional.ofNullable(found);
    }

    /** The built-in fields in their order, then the custom ones by name. */
    public List<Field<?>> fields(RecordType<?> type) {
        Map<String, Field<?>> added = custom.getOrDefault(type.name(), Map.of());
        if (added.isEmpty()) {
            return type.fields();
        }
        List<Field<?>> all = new ArrayList<>(type.fields());
        added.values().stream()
                .sorted(java.util.Comparator.comparing(Field::name))
                .forEach(all::add);
        return all;
    }
}
