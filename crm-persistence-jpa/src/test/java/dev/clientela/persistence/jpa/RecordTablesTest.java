package dev.clientela.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.record.CrmRecord;
import dev.clientela.record.FieldCatalog;
import dev.clientela.record.Moment;
import dev.clientela.record.RecordType;
import dev.clientela.security.Tenant;
import dev.clientela.store.Scope;
import jakarta.persistence.EntityManagerFactory;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables of the library, with entities and fields, agree on every database. */
class RecordTablesTest {

    private static final int RECORDS = 30;

    @ParameterizedTest
    @EnumSource(Database.class)
    @DisplayName("A record of every type, with values at the limits of its fields, comes back as it was")
    void everyRecordComesBack(Database database) {
        try (EntityManagerFactory factory = Provider.HIBERNATE.over(database.dataSource(), List.of())) {
            JpaStore store = JpaStore.over(factory);
            store.open(new FieldCatalog(RecordTables.TYPES));
            ValuePools pools = new ValuePools(42);
            for (RecordType<?> type : RecordTables.TYPES) {
                for (int i = 0; i < RECORDS; i++) {
                    assertComesBack(store, type, pools);
                }
            }
        }
    }

    private static <R extends CrmRecord<R>> void assertComesBack(JpaStore store, RecordType<R> type, ValuePools pools) {
        Scope scope = new Scope(new Tenant("t" + UUID.randomUUID()), new Moment(Instant.EPOCH, ZoneOffset.UTC));
        R record = pools.record(type);
        store.write(scope, unit -> {
            unit.records(type).insert(record);
            return true;
        });
        assertThat(found(store, scope, record)).contains(record);
        R other = type.create(pools.record(type)
                .values()
                .edit()
                .copy(type.system().id(), record.values())
                .build());
        store.write(scope, unit -> {
            unit.records(type).update(other, record.version());
            return true;
        });
        assertThat(found(store, scope, record)).contains(other);
    }

    private static <R extends CrmRecord<R>> Optional<R> found(JpaStore store, Scope scope, R record) {
        return store.read(
                scope, unit -> unit.records(record.type()).find(record.id().value()));
    }
}
