package dev.clientela.conversion;

import dev.clientela.event.EventEnvelope;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.FieldCatalog;
import dev.clientela.record.Moment;
import dev.clientela.record.Query;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import dev.clientela.security.Tenant;
import dev.clientela.store.CommandLog;
import dev.clientela.store.CrmStore;
import dev.clientela.store.EventLog;
import dev.clientela.store.Scope;
import dev.clientela.store.UnitOfWork;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that a store holds of one tenant: what must be the same before and after a command that failed. */
record WholeState(
        Map<String, Values> records, List<EventEnvelope> events, Optional<CommandLog.Done> command, long waiting) {

    static WholeState of(CrmStore store, FieldCatalog catalog, String idempotencyKey, String subscriber) {
        Scope scope = new Scope(Tenant.DEFAULT, new Moment(Office.NOON, ZoneOffset.UTC));
        return store.read(scope, unit -> {
            Map<String, Values> records = new HashMap<>();
            for (RecordType<?> type : catalog.types()) {
                collect(unit, type, records);
            }
            List<EventEnvelope> events = unit.events().after(0, 100_000).stream()
                    .map(EventLog.Positioned::event)
                    .toList();
            return new WholeState(
                    records,
                    events,
                    unit.commands().find(idempotencyKey),
                    store.outbox().backlog(subscriber));
        });
    }

    private static <R extends CrmRecord<R>> void collect(
            UnitOfWork unit, RecordType<R> type, Map<String, Values> records) {
        List<R> all = new ArrayList<>(unit.records(type)
                .query(Query.of(type).pageOf(Query.MAX_PAGE_SIZE))
                .items());
        all.forEach(record -> records.put(record.ref().toString(), record.values()));
    }

    /** The values of all records but for version and the stamp of the last change. */
    Map<String, Values> contents() {
        Map<String, Values> contents = new HashMap<>();
        records.forEach((ref, values) -> contents.put(
                ref,
                values.edit()
                        .set(values.type().system().version(), null)
                        .set(values.type().system().modifiedAt(), null)
                        .set(values.type().system().modifiedBy(), null)
                        .build()));
        contents.keySet().removeIf(ref -> ref.startsWith("conversion/"));
        return contents;
    }
}
