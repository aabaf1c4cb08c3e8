package dev.clientela.rules.workflow;

import dev.clientela.event.EventEnvelope;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Upon what a workflow rule is asked.
 *
 * @param on types of events, {@value #CREATE} for every new record, {@value #UPDATE} for every change; any save when empty
 * @param changed fields of which one has to have changed; a new record's values count as changed; whatever when empty
 * @param before it changes the draft before it is written, instead of acting after the save
 * @param delay it acts only after a time, if the rule holds then too
 */
public record Trigger(Set<String> on, Set<String> changed, boolean before, Optional<Wait> delay) {

    public static final String CREATE = "create";
    public static final String UPDATE = "update";

    /**
     * A time to wait.
     *
     * @param since the instant field that it counts from; from the save when empty, or when the field has no value
     * @param workingTime whether only business hours count
     */
    public record Wait(Duration time, Optional<String> since, boolean workingTime) {}

    public Trigger {
        on = Collections.unmodifiableSet(new TreeSet<>(on));
        changed = Collections.unmodifiableSet(new TreeSet<>(changed));
    }

    public static Trigger anySave() {
        return new Trigger(Set.of(), Set.of(), false, Optional.empty());
    }

    /** Upon events of these types, such as {@code lead.captured}; or {@value #CREATE}, {@value #UPDATE}. */
    public static Trigger on(String... types) {
        return new Trigger(Set.of(types), Set.of(), false, Optional.empty());
    }

    public Trigger whenChanged(Field<?>... fields) {
        Set<String> names = new TreeSet<>();
        for (Field<?> field : fields) {
            names.add(field.name());
        }
        return new Trigger(on, names, before, delay);
    }

    public Trigger beforeTheWrite() {
        return new Trigger(on, changed, true, delay);
    }

    public Trigger after(Duration time) {
        return new Trigger(on, changed, before, Optional.of(new Wait(time, Optional.empty(), false)));
    }

    public Trigger after(Wait other) {
        return new Trigger(on, changed, before, Optional.of(other));
    }

    /** Whether a draft that is about to be written is what it waits for. */
    boolean meets(Optional<CrmRecord<?>> earlier, CrmRecord<?> draft) {
        return (on.isEmpty() || on.contains(earlier.isPresent() ? UPDATE : CREATE)) && meetsChange(earlier, draft);
    }

    /** Whether a save is what it waits for. */
    boolean meets(Optional<CrmRecord<?>> earlier, CrmRecord<?> saved, EventEnvelope event) {
        boolean named = on.isEmpty() || on.contains(event.type()) || on.contains(earlier.isPresent() ? UPDATE : CREATE);
        return named && meetsChange(earlier, saved);
    }

    private boolean meetsChange(Optional<CrmRecord<?>> earlier, CrmRecord<?> later) {
        return changed.isEmpty()
                || later
                        .values()
                        .differences(earlier.map(CrmRecord::values)
                                .orElseGet(() -> later.type().noValues()))
                        .stream()
                        .anyMatch(field -> changed.contains(field.name()));
    }
}
