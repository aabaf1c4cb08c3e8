package dev.clientela.store.memory;

import dev.clientela.event.EventEnvelope;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.store.CommandLog;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/** All that one tenant has, at one point in the order of commits. Immutable. */
record TenantState(PMap<String, Table<?>> tables, EventHistory events, PMap<String, CommandLog.Done> commands) {

    static final TenantState EMPTY = new TenantState(HashTreePMap.empty(), EventHistory.EMPTY, TreePMap.empty());

    @SuppressWarnings("unchecked") // a table is only ever put under the name of its own type
    <R extends CrmRecord<R>> Table<R> table(RecordType<R> type) {
        Table<?> table = tables.get(type.name());
        return table == null ? Table.of(type) : (Table<R>) table;
    }

    <R extends CrmRecord<R>> TenantState with(Table<R> table) {
        return new TenantState(tables.plus(table.type().name(), table), events, commands);
    }

    TenantState with(EventEnvelope event) {
        return new TenantState(tables, events.with(event), commands);
    }

    /** @throws dev.clientela.error.DuplicateException {@code store.duplicate_key} when the key was used */
    TenantState with(CommandLog.Done done) {
        CommandLog.@Nullable Done earlier = commands.get(done.key());
        if (earlier != null) {
            throw Table.duplicate("command", done.result(), earlier.result());
        }
        return new TenantState(tables, events, commands.plus(done.key(), done));
    }

    @Nullable
    CrmRecord<?> find(RecordRef ref) {
        Table<?> table = tables.get(ref.recordType());
        return table == null ? null : table.find(ref.id());
    }
}
