package dev.clientela.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.FieldCatalog;
import dev.clientela.record.Moment;
import dev.clientela.record.RecordId;
import dev.clientela.record.RecordType;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.Values;
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
        insertWithTargets(store, scope, record, pools);
        assertThat(found(store, scope, record)).contains(record);
        R other = type.create(pools.record(type)
                .values()
                .edit()
                .copy(type.system().id(), record.values())
                .build());
        insertTargets(store, scope, other, pools);
        store.write(scope, unit -> {
            unit.records(type).update(other, record.version());
            return true;
        });
        assertThat(found(store, scope, record)).contains(other);
    }

    static <R extends CrmRecord<R>> void insertWithTargets(JpaStore store, Scope scope, R record, ValuePools pools) {
        insertTargets(store, scope, record, pools);
        store.write(scope, unit -> {
            unit.records(record.type()).insert(record);
            return true;
        });
    }

    /** What the record refers to, with no more in it than is required. */
    private static void insertTargets(JpaStore store, Scope scope, CrmRecord<?> record, ValuePools pools) {
        for (ReferenceField<?> reference : RecordTables.references(record.type())) {
            RecordId id = record.values().get(reference);
            if (id != null) {
                insertUnlessThere(store, scope, target(RecordTables.type(reference.target()), id, pools), pools);
            }
        }
    }

    /** A few ids come up again and again, also behind each other's references. */
    private static <R extends CrmRecord<R>> void insertUnlessThere(
            JpaStore store, Scope scope, R record, ValuePools pools) {
        if (found(store, scope, record).isEmpty()) {
            insertWithTargets(store, scope, record, pools);
        }
    }

    private static <R extends CrmRecord<R>> R target(RecordType<R> type, RecordId id, ValuePools pools) {
        Values.Builder values = required(type, pools).edit();
        setId(values, type.system().id(), id);
        return type.create(values.build());
    }

    /** What a record cannot be without. */
    static Values required(RecordType<?> type, ValuePools pools) {
        Values any = pools.record(type).values();
        Values.Builder values = type.noValues().edit();
        type.fields().stream().filter(Field::isRequired).forEach(field -> values.copy(field, any));
        return values.build();
    }

    private static <I extends RecordId> void setId(Values.Builder values, ReferenceField<I> field, RecordId id) {
        values.set(field, field.idOf(id.value()));
    }

    private static <R extends CrmRecord<R>> Optional<R> found(JpaStore store, Scope scope, R record) {
        return store.read(
                scope, unit -> unit.records(record.type()).find(record.id().value()));
    }
}
