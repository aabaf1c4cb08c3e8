package dev.clientela.store.memory;

import dev.clientela.event.EventEnvelope;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** All that one tenant has, at one point in the order of commits. Immutable. */
record TenantState(PMap<String, Table<?>> tables, EventHistory events, CommandHistory commands) {

    static final TenantState EMPTY = new TenantState(HashTreePMap.empty(), EventHistory.EMPTY, CommandHistory.EMPTY);

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

    TenantState with(EventHistory history) {
        return new TenantState(tables, history, commands);
    }

    TenantState with(CommandHistory history) {
        return new TenantState(tables, events, history);
    }

    @Nullable
    CrmRecord<?> find(RecordRef ref) {
        Table<?> table = tables.get(ref.recordType());
        return table == null ? null : table.find(ref.id());
    }
}
