package dev.clientela.store.memory;

import dev.clientela.event.EventEnvelope;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** All that one tenant has, at one point in the order of commits. Immutable. */
record TenantState(
        PMap<String, Table<?>> tables, EventHistory events, CommandHistory commands, PMap<Integer, Long> claims) {

    static final TenantState EMPTY =
            new TenantState(HashTreePMap.empty(), EventHistory.EMPTY, CommandHistory.EMPTY, HashTreePMap.empty());

    @SuppressWarnings("unchecked") // a table is only ever put under the name of its own type
    <R extends CrmRecord<R>> Table<R> table(RecordType<R> type) {
        Table<?> table = tables.get(type.name());
        return table == null ? Table.of(type) : (Table<R>) table;
    }

    <R extends CrmRecord<R>> TenantState with(Table<R> table) {
        return new TenantState(tables.plus(table.type().name(), table), events, commands, claims);
    }

    TenantState with(EventEnvelope event) {
        return new TenantState(tables, events.with(event), commands, claims);
    }

    TenantState with(EventHistory history) {
        return new TenantState(tables, history, commands, claims);
    }

    TenantState with(CommandHistory history) {
        return new TenantState(tables, events, history, claims);
    }

    /** How often a place has been claimed. */
    long claims(int place) {
        return claims.getOrDefault(place, 0L);
    }

    TenantState claimed(int place) {
        return new TenantState(tables, events, commands, claims.plus(place, claims(place) + 1));
    }

    @Nullable
    CrmRecord<?> find(RecordRef ref) {
        Table<?> table = tables.get(ref.recordType());
        return table == null ? null : table.find(ref.id());
    }
}
