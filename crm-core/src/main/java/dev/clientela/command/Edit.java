package dev.clientela.command;

import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.Trait;
import dev.clientela.record.Values;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fields to be set or cleared on a record: {@code Edit.set(COMPANY, "Engines").andClear(PHONE)}. Immutable.
 *
 * @param fields the new values; null clears
 * @param ifVersion the version that the change was decided on; any, when empty
 */
public record Edit(Map<Field<?>, @Nullable Object> fields, Optional<Long> ifVersion) {

    public Edit {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    public static <T> Edit set(Field<T> field, T value) {
        return new Edit(Map.of(), Optional.empty()).and(field, value);
    }

    public static Edit clear(Field<?> field) {
        return new Edit(Map.of(), Optional.empty()).andClear(field);
    }

    public <T> Edit and(Field<T> field, T value) {
        return plus(field, value);
    }

    public Edit andClear(Field<?> field) {
        return plus(field, null);
    }

    private Edit plus(Field<?> field, @Nullable Object value) {
        Map<Field<?>, @Nullable Object> more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return new Edit(more, ifVersion);
    }

    /** Refused with {@code record.stale} unless the record still has this version. */
    public Edit ifVersion(long version) {
        return new Edit(fields, Optional.of(version));
    }

    /** The state of the record with the fields changed; read-only ones are refused. */
    public Values applyTo(CrmRecord<?> record) {
        requireWritable(fields.keySet());
        Values.Builder next = record.values().edit();
        fields.forEach((field, value) -> set(next, field, value));
        return next.build();
    }

    /** @throws dev.clientela.error.ValidationException {@code field.read_only} for each field that is */
    public static void requireWritable(Iterable<Field<?>> fields) {
        Violations violations = new Violations();
        for (Field<?> field : fields) {
            if (field.has(Trait.READ_ONLY)) {
                violations.add(Violation.of(field.name(), RecordErrors.READ_ONLY));
            }
        }
        violations.throwIfAny();
    }

    @SuppressWarnings("unchecked") // values come in through the typed methods above
    private static <T> void set(Values.Builder next, Field<T> field, @Nullable Object value) {
        next.set(field, (T) value);
    }
}
