package dev.clientela.activity;

import dev.clientela.record.RecordId;
import dev.clientela.record.RecordRef;
import dev.clientela.record.Values;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The records that an activity is about, each once. */
final class Relations {

    private Relations() {}

    static Values add(Values values, RecordId... records) {
        @Nullable List<RecordRef> present = values.get(ActivityFields.RELATED);
        Set<RecordRef> all = new LinkedHashSet<>(present == null ? List.of() : present);
        for (RecordId record : records) {
            all.add(record.ref());
        }
        return all.isEmpty() ? values : values.with(ActivityFields.RELATED, List.copyOf(all));
    }
}
