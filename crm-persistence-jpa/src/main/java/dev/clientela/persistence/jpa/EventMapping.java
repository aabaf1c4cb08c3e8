package dev.clientela.persistence.jpa;

import dev.clientela.error.StoreException;
import dev.clientela.event.Changes;
import dev.clientela.event.EventEnvelope;
import dev.clientela.event.FieldChange;
import dev.clientela.persistence.jpa.entity.EventEntity;
import dev.clientela.record.Field;
import dev.clientela.record.FieldCatalog;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.security.Tenant;
import dev.clientela.store.StoreErrors;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Events as rows: changes and payload as JSON, in the plain form of each field. */
final class EventMapping {

    static final List<String> ATTRIBUTES = List.of(
            "tenant",
            "recordId",
            "eventType",
            "eventSchema",
            "aboutType",
            "aboutId",
            "aboutVersion",
            "happenedAt",
            "actor",
            "reason",
            "correlation",
            "payload",
            "changed");

    /** What can be made to say less. */
    static final List<String> REDACTED = List.of("reason", "correlation", "payload", "changed");

    static final List<String> DELIVERY_ATTRIBUTES = List.of(
            "tenant", "eventId", "subscriber", "aboutType", "aboutId", "aboutVersion", "attempts", "due", "givenUp");

    /** Of what an event changed, in characters. */
    private static final int USUAL_LENGTH = 1000;

    private final FieldCatalog catalog;

    EventMapping(FieldCatalog catalog) {
        this.catalog = catalog;
    }

    /** What the attributes hold for an event. */
    @Nullable
    Object[] cells(EventEnvelope event, JsonTexts texts) {
        return new @Nullable Object[] {
            event.tenant().id(),
            event.id(),
            event.type(),
            event.schema(),
            event.record().recordType(),
            event.record().id(),
            event.version(),
            Columns.utc(event.time()),
            event.actor(),
            event.reason(),
            event.correlation(),
            Json.write(event.payload()),
            changed(event, texts)
        };
    }

    /** What the attributes that {@link #REDACTED} names hold, and those of the key. */
    @Nullable
    Object[] redactedCells(EventEnvelope event, JsonTexts texts) {
        return new @Nullable Object[] {
            event.reason(),
            event.correlation(),
            Json.write(event.payload()),
            changed(event, texts),
            event.tenant().id(),
            event.id()
        };
    }

    /** For each change the name of the field, its value before and after. */
    private static String changed(EventEnvelope event, JsonTexts texts) {
        StringBuilder json = new StringBuilder(USUAL_LENGTH).append('[');
        for (FieldChange change : event.changes().list()) {
            json.append(json.length() == 1 ? "[" : ",[");
            Json.write(json, change.field().name());
            append(json.append(','), texts, change.field(), change.before());
            append(json.append(','), texts, change.field(), change.after());
            json.append(']');
        }
        return json.append(']').toString();
    }

    @SuppressWarnings("unchecked") // a change holds values of its own field
    private static <T> void append(StringBuilder json, JsonTexts texts, Field<T> field, @Nullable Object value) {
        texts.append(json, field, (T) value);
    }

    /** What the attributes hold for a delivery that waits, due at once. */
    static Object[] deliveryCells(EventEnvelope event, String subscriber) {
        return new Object[] {
            event.tenant().id(),
            event.id(),
            subscriber,
            event.record().recordType(),
            event.record().id(),
            event.version(),
            0,
            0L,
            false
        };
    }

    @SuppressWarnings("unchecked") // payloads are objects
    EventEnvelope event(EventEntity row) {
        return new EventEnvelope(
                Objects.requireNonNull(row.recordId),
                Objects.requireNonNull(row.eventType),
                Objects.requireNonNull(row.eventSchema),
                new Tenant(Objects.requireNonNull(row.tenant)),
                new RecordRef(Objects.requireNonNull(row.aboutType), Objects.requireNonNull(row.aboutId)),
                Objects.requireNonNull(row.aboutVersion),
                Objects.requireNonNull(row.happenedAt).toInstant(ZoneOffset.UTC),
                Objects.requireNonNull(row.actor),
                row.reason,
                row.correlation,
                (Map<String, Object>) Json.read(Objects.requireNonNull(row.payload)),
                changes(Objects.requireNonNull(row.aboutType), Objects.requireNonNull(row.changed)));
    }

    /** Changes of fields that are no longer defined are left out: nothing says what kind of value they had. */
    private Changes changes(String recordType, String json) {
        RecordType<?> type = catalog.type(recordType)
                .orElseThrow(() -> new StoreException(StoreErrors.UNKNOWN_TYPE, Map.of("type", recordType)));
        List<FieldChange> changes = new ArrayList<>();
        for (Object each : (List<?>) Json.read(json)) {
            List<?> change = (List<?>) each;
            Optional<Field<?>> field = catalog.field(recordType, (String) change.get(0));
            field.ifPresent(known ->
                    changes.add(new FieldChange(known, value(known, change.get(1)), value(known, change.get(2)))));
        }
        return Changes.of(type, changes);
    }

    private static @Nullable Object value(Field<?> field, @Nullable Object plain) {
        return plain == null ? null : field.fromPlain(plain);
    }
}
