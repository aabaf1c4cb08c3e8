package dev.clientela.store.memory;

import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.FieldCatalog;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.record.References;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * References that lead nowhere because two units did their parts at once: one came to refer to a record, the other
 * deleted it. What a unit itself saw to lead nowhere is left alone.
 *
 * @param before what the unit began with
 * @param seen what it has made of that
 * @param next what its commit would make of what others have committed meanwhile, as a unit sees it
 */
record LostReferences(FieldCatalog catalog, TenantState before, TenantState seen, MemoryUnit next) {

    /** Refuses when one of the records that the unit has touched has a part in such a reference. */
    void refuse(Collection<RecordRef> touched) {
        for (RecordRef ref : touched) {
            CrmRecord<?> written = seen.find(ref);
            CrmRecord<?> earlier = before.find(ref);
            if (written != null) {
                refuseFrom(written, earlier);
            } else if (earlier != null) {
                refuseTo(ref, earlier.version());
            }
        }
    }

    /** A reference that the unit has added may lead to what somebody has deleted. */
    private void refuseFrom(CrmRecord<?> written, @Nullable CrmRecord<?> earlier) {
        for (Field<?> field : catalog.fields(written.type())) {
            Set<RecordRef> added = new HashSet<>(References.in(field, written.values()));
            if (!added.isEmpty() && earlier != null) {
                added.removeAll(References.in(field, earlier.values()));
            }
            for (RecordRef target : added) {
                CrmRecord<?> there = seen.find(target);
                if (there != null && next.state().find(target) == null) {
                    throw MemoryUnit.conflict(target, there.version(), null);
                }
            }
        }
    }

    /** Somebody may have come to refer to what the unit has deleted. */
    private void refuseTo(RecordRef deleted, long version) {
        for (RecordType<?> type : catalog.types()) {
            for (Field<?> field : catalog.fields(type)) {
                if (References.mayLead(field, deleted.recordType()) && isReferredTo(deleted, type, field)) {
                    throw MemoryUnit.conflict(deleted, version, null);
                }
            }
        }
    }

    private <R extends CrmRecord<R>> boolean isReferredTo(RecordRef deleted, RecordType<R> type, Field<?> field) {
        return new MemoryRepository<>(next, type)
                .all(References.through(field, deleted)).stream().anyMatch(referring -> {
                    CrmRecord<?> asSeen = seen.find(referring.ref());
                    return asSeen == null
                            || !References.in(field, asSeen.values()).contains(deleted);
                });
    }
}
