package dev.clientela.store.contract;

import dev.clientela.record.CrmRecord;
import dev.clientela.record.FieldCatalog;
import dev.clientela.record.Moment;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.security.Tenant;
import dev.clientela.store.CrmStore;
import dev.clientela.store.EventLog.Positioned;
import dev.clientela.store.Outbox.DeadLetter;
import dev.clientela.store.Outbox.Delivery;
import dev.clientela.store.Scope;
import dev.clientela.store.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that a store hands out of one tenant. */
public record Shelves(
        Map<RecordRef, CrmRecord<?>> records, List<Positioned> events, List<Delivery> waiting, List<DeadLetter> dead) {

    /** Looks everything through; what waits for the subscriber is claimed by that, for a moment. */
    public static Shelves of(CrmStore store, FieldCatalog catalog, Tenant tenant, String subscriber, Instant now) {
        Scope scope = new Scope(tenant, new Moment(now, ZoneOffset.UTC));
        Map<RecordRef, CrmRecord<?>> records = new LinkedHashMap<>();
        List<Positioned> events = store.read(scope, unit -> {
            catalog.types().forEach(type -> collect(unit, type, records));
            return unit.events().after(0, 100_000);
        });
        List<Delivery> waiting = new ArrayList<>();
        List<Delivery> claimed = store.outbox().claim(subscriber, 1_000, Duration.ofHours(1), now);
        while (!claimed.isEmpty()) {
            waiting.addAll(claimed);
            claimed = store.outbox().claim(subscriber, 1_000, Duration.ofHours(1), now);
        }
        waiting.forEach(delivery -> store.outbox().failed(delivery, "", Duration.ZERO, now));
        List<DeadLetter> dead = store.outbox().deadLetters(100_000).stream()
                .filter(letter -> letter.subscriber().equals(subscriber))
                .toList();
        return new Shelves(records, events, waiting, dead);
    }

    private static <R extends CrmRecord<R>> void collect(
            UnitOfWork unit, RecordType<R> type, Map<RecordRef, CrmRecord<?>> records) {
        Query<R> query = Query.of(type).pageOf(Query.MAX_PAGE_SIZE);
        while (true) {
            Page<R> page = unit.records(type).query(query);
            page.items().forEach(record -> records.put(record.ref(), record));
            if (page.next().isEmpty()) {
                return;
            }
            query = query.after(page.next().get());
        }
    }

    /** Every text there is. */
    public String text() {
        return records.values() + "\n" + events + "\n" + waiting + "\n" + dead;
    }
}
