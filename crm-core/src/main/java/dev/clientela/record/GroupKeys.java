package dev.clientela.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The keys of records in one grouping, and their order in the result. */
final class GroupKeys {

    /** The one key of records without a value. */
    private static final List<@Nullable Object> ABSENT = Collections.singletonList(null);

    private final Grouping grouping;
    private final Moment moment;
    private final Function<RecordRef, Optional<? extends CrmRecord<?>>> lookup;

    GroupKeys(Grouping grouping, Moment moment, Function<RecordRef, Optional<? extends CrmRecord<?>>> lookup) {
        this.grouping = grouping;
        this.moment = moment;
        this.lookup = lookup;
    }

    /** At least one key; several for a field of several elements. */
    List<@Nullable Object> of(CrmRecord<?> record) {
        CrmRecord<?> holder = record;
        for (ReferenceField<?> reference : grouping.through()) {
            RecordId id = holder.values().get(reference);
            Optional<? extends CrmRecord<?>> next = id == null ? Optional.empty() : lookup.apply(id.ref());
            if (next.isEmpty()) {
                return ABSENT;
            }
            holder = next.get();
        }
        return keys(grouping.field(), holder);
    }

    private <T> List<@Nullable Object> keys(Field<T> field, CrmRecord<?> holder) {
        @Nullable T value = holder.values().get(field);
        if (value == null) {
            return ABSENT;
        }
        if (field instanceof KeyedField<T> keyed) {
            Set<String> keys = keyed.keys(value);
            return keys.isEmpty() ? ABSENT : List.copyOf(keys);
        }
        return List.of(
                grouping.unit().<Object>map(unit -> unit.startOf(day(value))).orElse(value));
    }

    private LocalDate day(Object value) {
        return value instanceof Instant instant ? LocalDate.ofInstant(instant, moment.zone()) : (LocalDate) value;
    }
}
