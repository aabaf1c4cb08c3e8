package dev.clientela.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The values of one record's fields. Immutable and compact: a slot for each built-in field, a map for custom ones. */
public final class Values {

    private static final Comparator<Field<?>> BY_NAME = Comparator.comparing(Field::name);

    private final RecordType<?> type;
    private final @Nullable Object[] slots;
    private final Map<Field<?>, Object> custom;

    private Values(RecordType<?> type, @Nullable Object[] slots, Map<Field<?>, Object> custom) {
        this.type = type;
        this.slots = slots;
        this.custom = custom;
    }

    static Values empty(RecordType<?> type) {
        return new Values(type, new @Nullable Object[type.fields().size()], Map.of());
    }

    public RecordType<?> type() {
        return type;
    }

    /** The value, or null when the record has none. */
    @SuppressWarnings("unchecked") // a slot is only ever filled through its own field
    public <T> @Nullable T get(Field<T> field) {
        requireOwn(field);
        return (T) (field.isCustom() ? custom.get(field) : slots[field.ordinal()]);
    }

    /** The same with these tags added to those it has. */
    public Values tagged(String... tags) {
        TagsField field = type.system().tags();
        Set<String> all = new LinkedHashSet<>(List.of(tags));
        @Nullable Set<String> present = get(field);
        if (present != null) {
            all.addAll(present);
        }
        return with(field, all);
    }

    public boolean has(Field<?> field) {
        return get(field) != null;
    }

    public <T> Values with(Field<T> field, @Nullable T value) {
        return edit().set(field, value).build();
    }

    public Builder edit() {
        return new Builder(this);
    }

    /** The fields that have a value: built-in ones in their order, then custom ones by name. */
    public List<Field<?>> fields() {
        List<Field<?>> present = new ArrayList<>(slots.length + custom.size());
        for (Field<?> field : type.fields()) {
            if (slots[field.ordinal()] != null) {
                present.add(field);
            }
        }
        present.addAll(custom.keySet());
        return present;
    }

    /** The fields in which the two differ, in the order of {@link #fields}. */
    public List<Field<?>> differences(Values other) {
        List<Field<?>> differing = new ArrayList<>(slots.length);
        for (Field<?> field : type.fields()) {
            if (!Objects.equals(slots[field.ordinal()], other.slots[field.ordinal()])) {
                differing.add(field);
            }
        }
        if (!custom.equals(other.custom)) {
            Map<Field<?>, Object> both = new TreeMap<>(BY_NAME);
            both.putAll(custom);
            both.putAll(other.custom);
            for (Field<?> field : both.keySet()) {
                if (!Objects.equals(custom.get(field), other.custom.get(field))) {
                    differing.add(field);
                }
            }
        }
        return differing;
    }

    private void requireOwn(Field<?> field) {
        if (!field.recordType().equals(type.name())) {
            throw new IllegalArgumentException(field + " is no field of a " + type);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Values values
                && type == values.type
                && Arrays.equals(slots, values.slots)
                && custom.equals(values.custom);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(slots) + custom.hashCode();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(type.name()).append('{');
        String separator = "";
        for (Field<?> field : fields()) {
            text.append(separator).append(field.name()).append('=').append(get(field));
            separator = ", ";
        }
        return text.append('}').toString();
    }

    /** Sets several values at once. Not thread-safe. */
    public static final class Builder {

        private final Values base;
        private @Nullable Object[] slots;
        private Map<Field<?>, Object> custom;
        private boolean ownSlots;
        private boolean ownCustom;

        private Builder(Values base) {
            this.base = base;
            this.slots = base.slots;
            this.custom = base.custom;
        }

        /** @param value null to clear; otherwise kept in the field's canonical form */
        public <T> Builder set(Field<T> field, @Nullable T value) {
            base.requireOwn(field);
            @Nullable Object canonical = value == null ? null : field.canonical(value);
            if (!field.isCustom()) {
                if (!ownSlots) {
                    slots = slots.clone();
                    ownSlots = true;
                }
                slots[field.ordinal()] = canonical;
                return this;
            }
            if (!ownCustom) {
                Map<Field<?>, Object> copy = new TreeMap<>(BY_NAME);
                copy.putAll(custom);
                custom = copy;
                ownCustom = true;
            }
            if (canonical == null) {
                custom.remove(field);
            } else {
                custom.put(field, canonical);
            }
            return this;
        }

        /** Copies the field's value from another record of the same type. */
        public <T> Builder copy(Field<T> field, Values from) {
            return set(field, from.get(field));
        }

        public Values build() {
            Map<Field<?>, Object> frozen =
                    custom.isEmpty() ? Map.of() : ownCustom ? Collections.unmodifiableMap(custom) : custom;
            ownSlots = false;
            ownCustom = false;
            return new Values(base.type, slots, frozen);
        }
    }
}
