package dev.clientela.record;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The description of a kind of record: its name, its built-in fields, what is unique, how one is made. Immutable, a
 * constant of its record class ({@code Lead.TYPE}).
 */
public final class RecordType<R extends CrmRecord<R>> {

    private final String name;
    private final List<Field<?>> fields;
    private final Map<String, Field<?>> byName;
    private final List<UniqueKey> uniqueKeys;
    private final Function<Values, R> constructor;
    private final SystemFields system;

    RecordType(
            String name,
            List<Field<?>> fields,
            Map<String, Field<?>> byName,
            List<UniqueKey> uniqueKeys,
            Function<Values, R> constructor,
            SystemFields system) {
        this.name = name;
        this.fields = List.copyOf(fields);
        this.byName = Map.copyOf(byName);
        this.uniqueKeys = List.copyOf(uniqueKeys);
        this.constructor = constructor;
        this.system = system;
    }

    /** The stored and shown name, such as {@code lead}. */
    public String name() {
        return name;
    }

    /** The built-in fields in the order of their declaration. */
    public List<Field<?>> fields() {
        return fields;
    }

    public Optional<Field<?>> field(String fieldName) {
        return Optional.ofNullable(byName.get(fieldName));
    }

    public List<UniqueKey> uniqueKeys() {
        return uniqueKeys;
    }

    /** The fields that every record has: id, version, audit stamp, tags. */
    public SystemFields system() {
        return system;
    }

    /** A record in exactly this state; used by stores and by the aggregate itself, nothing is checked. */
    public R create(Values values) {
        return constructor.apply(values);
    }

    /** No value at all: what a new record starts from. */
    public Values noValues() {
        return Values.empty(this);
    }

    public RecordRef ref(UUID id) {
        return new RecordRef(name, id);
    }

    @Override
    public String toString() {
        return name;
    }
}
