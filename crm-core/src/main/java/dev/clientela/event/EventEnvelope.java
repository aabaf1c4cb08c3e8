package dev.clientela.event;

import dev.clientela.record.RecordRef;
import dev.clientela.security.Tenant;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An accepted act as the log keeps it: what happened to which record, when, by whom, why, as part of what.
 *
 * @param id time-ordered and unique; what a consumer that must act once remembers
 * @param version the record's version after the act; of a deletion, one more than the last it had
 * @param actor such as {@code user:ada}
 * @param payload what the event says beyond the changed fields, as JSON knows it
 */
public record EventEnvelope(
        UUID id,
        String type,
        int schema,
        Tenant tenant,
        RecordRef record,
        long version,
        Instant time,
        String actor,
        @Nullable String reason,
        @Nullable String correlation,
        Map<String, Object> payload,
        Changes changes) {

    /** The same event, which says less. */
    public EventEnvelope redacted(
            @Nullable String lessReason,
            @Nullable String lessCorrelation,
            Map<String, Object> lessPayload,
            Changes lessChanges) {
        return new EventEnvelope(
                id,
                type,
                schema,
                tenant,
                record,
                version,
                time,
                actor,
                lessReason,
                lessCorrelation,
                lessPayload,
                lessChanges);
    }

    public Optional<String> why() {
        return Optional.ofNullable(reason);
    }

    public Optional<String> correlationId() {
        return Optional.ofNullable(correlation);
    }
}
