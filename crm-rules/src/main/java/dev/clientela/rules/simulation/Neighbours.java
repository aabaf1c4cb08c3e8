package dev.clientela.rules.simulation;

import dev.clientela.CrmSession;
import dev.clientela.record.Criterion;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordId;
import dev.clientela.record.RecordRef;
import dev.clientela.record.ReferenceField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The records that those of one page refer to, as far as criteria look through the references: read at once, a statement
 * for each reference that is looked through, whatever the number of records. What the session does not see is not there.
 * Not thread-safe.
 */
final class Neighbours {

    private final Map<String, Shelf<?>> shelves;
    private final Map<ReferenceField<?>, List<Criterion>> looked;
    private final Map<RecordRef, CrmRecord<?>> found = new HashMap<>();

    Neighbours(CrmSession session, Collection<Criterion> criteria) {
        this.shelves = Shelf.of(session);
        this.looked = lookedThrough(criteria);
    }

    /** The references that criteria look through, and what they ask there. */
    private static Map<ReferenceField<?>, List<Criterion>> lookedThrough(Collection<Criterion> criteria) {
        Map<ReferenceField<?>, List<Criterion>> looked = new LinkedHashMap<>();
        criteria.forEach(criterion -> collect(criterion, looked));
        return looked;
    }

    private static void collect(Criterion criterion, Map<ReferenceField<?>, List<Criterion>> looked) {
        if (criterion instanceof Criterion.All all) {
            all.parts().forEach(part -> collect(part, looked));
        } else if (criterion instanceof Criterion.Any any) {
            any.parts().forEach(part -> collect(part, looked));
        } else if (criterion instanceof Criterion.Not not) {
            collect(not.part(), looked);
        } else if (criterion instanceof Criterion.Related related) {
            looked.computeIfAbsent(related.field(), field -> new ArrayList<>()).add(related.criterion());
        }
    }

    /** Reads what the records of a page refer to, in place of what was read for the page before. */
    void read(Collection<? extends CrmRecord<?>> page) {
        found.clear();
        read(page, looked);
    }

    private void read(Collection<? extends CrmRecord<?>> records, Map<ReferenceField<?>, List<Criterion>> through) {
        through.forEach((field, criteria) -> {
            Set<UUID> ids = new HashSet<>();
            records.forEach(record -> Optional.ofNullable(record.values().get(field))
                    .map(RecordId::value)
                    .ifPresent(ids::add));
            @Nullable Shelf<?> shelf = shelves.get(field.target());
            if (shelf != null && !ids.isEmpty()) {
                List<? extends CrmRecord<?>> targets = shelf.byId(ids);
                targets.forEach(target -> found.put(target.ref(), target));
                read(targets, lookedThrough(criteria));
            }
        });
    }

    Optional<? extends CrmRecord<?>> find(RecordRef ref) {
        return Optional.ofNullable(found.get(ref));
    }
}
