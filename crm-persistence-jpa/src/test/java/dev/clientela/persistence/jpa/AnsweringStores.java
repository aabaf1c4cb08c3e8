package dev.clientela.persistence.jpa;

import dev.clientela.record.CrmRecord;
import dev.clientela.record.FieldCatalog;
import dev.clientela.record.Moment;
import dev.clientela.record.Query;
import dev.clientela.record.QueryOrder;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.security.Tenant;
import dev.clientela.store.CrmStore;
import dev.clientela.store.Scope;
import dev.clientela.store.UnitOfWork;
import dev.clientela.store.memory.InMemoryStore;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The same records in memory and on every database through every provider, to be asked the same. EclipseLink takes part
 * where the JVM runs in UTC, as it has to: it passes date-times through the JVM's zone, where an hour may be missing.
 */
final class AnsweringStores {

    static final Scope SCOPE =
            new Scope(new Tenant("t" + UUID.randomUUID()), new Moment(Instant.EPOCH, ZoneOffset.UTC));

    private final Map<String, CrmStore> stores = new LinkedHashMap<>();
    private final Map<RecordType<?>, List<CrmRecord<?>>> byType = new HashMap<>();
    private final Map<RecordRef, CrmRecord<?>> byRef = new HashMap<>();

    AnsweringStores(FieldCatalog catalog, List<CrmRecord<?>> records) {
        for (CrmRecord<?> record : records) {
            byType.computeIfAbsent(record.type(), type -> new ArrayList<>()).add(record);
            byRef.put(record.ref(), record);
        }
        stores.put("memory", new InMemoryStore());
        boolean inUtc = TimeZone.getDefault().hasSameRules(TimeZone.getTimeZone(ZoneOffset.UTC));
        for (Database database : Database.values()) {
            for (Provider provider : inUtc ? Provider.values() : new Provider[] {Provider.HIBERNATE}) {
                stores.put(database + " through " + provider, JpaStore.over(provider.over(database, List.of())));
            }
        }
        stores.forEach((name, store) -> {
            store.open(catalog);
            if (!name.endsWith(
                    Provider.ECLIPSELINK.name())) { // which reads the rows that Hibernate's store has written
                insert(store, SCOPE, records);
            }
        });
        Database.POSTGRESQL.takeStatistics();
    }

    static boolean insert(CrmStore store, Scope scope, List<CrmRecord<?>> records) {
        return store.write(scope, unit -> {
            records.forEach(record -> insert(unit, record));
            return true;
        });
    }

    @SuppressWarnings("unchecked") // a record is of its own type
    private static <R extends CrmRecord<R>> void insert(UnitOfWork unit, CrmRecord<?> record) {
        unit.records((RecordType<R>) record.type()).insert((R) record);
    }

    @SuppressWarnings("unchecked") // as above
    <R extends CrmRecord<R>> List<R> records(RecordType<R> type) {
        return byType.getOrDefault(type, List.of()).stream()
                .map(record -> (R) record)
                .sorted(QueryOrder.of(Query.of(type)))
                .toList();
    }

    Function<RecordRef, Optional<? extends CrmRecord<?>>> lookup() {
        return ref -> Optional.ofNullable(byRef.get(ref));
    }

    void each(BiConsumer<String, CrmStore> asked) {
        stores.forEach(asked);
    }
}
