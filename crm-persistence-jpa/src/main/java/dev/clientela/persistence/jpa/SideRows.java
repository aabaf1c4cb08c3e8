package dev.clientela.persistence.jpa;

import dev.clientela.event.EventEnvelope;
import dev.clientela.persistence.jpa.entity.CommandEntity;
import dev.clientela.persistence.jpa.entity.CustomValueEntity;
import dev.clientela.persistence.jpa.entity.DeliveryEntity;
import dev.clientela.persistence.jpa.entity.EventEntity;
import dev.clientela.persistence.jpa.entity.KeyEntity;
import dev.clientela.record.Field;
import dev.clientela.record.RecordRef;
import dev.clientela.store.CommandLog;
import dev.clientela.store.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How rows of the tables that all record types share are written. */
final class SideRows {

    private static final int BEHIND_ALL_RECORDS = 10_000;

    private static final List<String> OF_RECORD = List.of("tenant", "recordType", "recordId");
    private static final List<String> OF_FIELD = with(OF_RECORD, "fieldName");

    private final RowStatement insertKey;
    private final RowStatement insertCustom;
    private final List<RowStatement> deleteOfRecord;
    private final RowStatement deleteKeys;
    private final RowStatement deleteCustom;
    private final RowStatement insertEvent;
    private final RowStatement redactEvent;
    private final RowStatement insertDelivery;
    private final RowStatement forgetErrors;
    private final RowStatement insertCommand;

    SideRows(TableNames names) {
        Table keys = Table.of(KeyEntity.class, names.qualified("key"), BEHIND_ALL_RECORDS);
        Table custom = Table.of(CustomValueEntity.class, names.qualified("custom_value"), BEHIND_ALL_RECORDS + 1);
        Table events = Table.of(EventEntity.class, names.qualified("event"), BEHIND_ALL_RECORDS + 2);
        Table deliveries = Table.of(DeliveryEntity.class, names.qualified("delivery"), BEHIND_ALL_RECORDS + 3);
        Table commands = Table.of(CommandEntity.class, names.qualified("command"), BEHIND_ALL_RECORDS + 4);
        insertKey = keys.insert(with(OF_FIELD, "place", "keyText"));
        insertCustom = custom.insert(with(OF_FIELD, CustomMapping.ATTRIBUTES.toArray(String[]::new)));
        deleteOfRecord = List.of(keys.delete(OF_RECORD), custom.delete(OF_RECORD));
        deleteKeys = keys.delete(OF_FIELD);
        deleteCustom = custom.delete(OF_FIELD);
        insertEvent = events.insert(EventMapping.ATTRIBUTES);
        redactEvent = events.update(EventMapping.REDACTED, List.of("tenant", "recordId"));
        forgetErrors = deliveries.update(List.of("lastError"), List.of("tenant", "eventId"));
        insertDelivery = deliveries.insert(EventMapping.DELIVERY_ATTRIBUTES);
        insertCommand =
                commands.insert(List.of("tenant", "commandKey", "fingerprint", "recordType", "recordId", "doneAt"));
    }

    private static List<String> with(List<String> attributes, String... more) {
        List<String> all = new ArrayList<>(attributes);
        all.addAll(List.of(more));
        return all;
    }

    void key(PendingWrites writes, String tenant, RecordRef ref, Field<?> field, int place, String key) {
        writes.add(insertKey, tenant, ref.recordType(), ref.id(), field.name(), place, key);
    }

    void custom(PendingWrites writes, String tenant, RecordRef ref, Field<?> field, Object value) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.addAll(List.of(tenant, ref.recordType(), ref.id(), field.name()));
        cells.addAll(CustomMapping.cells(field, value));
        writes.add(insertCustom, cells.toArray());
    }

    /** Removes what one field of a record has beside its row. */
    void remove(PendingWrites writes, String tenant, RecordRef ref, Field<?> field) {
        writes.add(field.isCustom() ? deleteCustom : deleteKeys, tenant, ref.recordType(), ref.id(), field.name());
    }

    /** Removes all that a record has beside its row. */
    void remove(PendingWrites writes, String tenant, RecordRef ref) {
        deleteOfRecord.forEach(statement -> writes.add(statement, tenant, ref.recordType(), ref.id()));
    }

    void event(PendingWrites writes, EventMapping mapping, EventEnvelope event, JsonTexts texts) {
        writes.add(insertEvent, mapping.cells(event, texts));
    }

    /** Makes an event say less, and its deliveries forget why they failed; after it was itself written. */
    void redact(PendingWrites writes, EventMapping mapping, EventEnvelope event, JsonTexts texts) {
        writes.add(redactEvent, mapping.redactedCells(event, texts));
        writes.add(forgetErrors, null, event.tenant().id(), event.id());
    }

    void delivery(PendingWrites writes, EventEnvelope event, String subscriber) {
        writes.add(insertDelivery, EventMapping.deliveryCells(event, subscriber));
    }

    void command(PendingWrites writes, Scope scope, CommandLog.Done done) {
        writes.add(
                insertCommand,
                scope.tenant().id(),
                done.key(),
                done.fingerprint(),
                done.result().recordType(),
                done.result().id(),
                Columns.utc(scope.moment().now()));
    }
}
