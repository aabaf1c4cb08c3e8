package dev.clientela.persistence.jpa.entity;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as the log keeps it.
 *
 * <p>The database numbers rows as they are inserted ({@code arrival}), which is not the order of the commits; the
 * {@code logPosition} is given out after the commit, so that nobody who follows the log can pass by an event that
 * commits late.
 */
@Entity(name = "crm_event")
@Table(name = "crm_event")
@IdClass(RecordKey.class)
@Cacheable(false)
@Access(AccessType.FIELD)
public class EventEntity {

    @Id
    @Column(name = "tenant", length = 60)
    public @Nullable String tenant;

    /** The event's own id. */
    @Id
    @Column(name = "id")
    public @Nullable UUID recordId;

    @Column(name = "arrival", insertable = false, updatable = false)
    public @Nullable Long arrival;

    @Column(name = "log_position")
    public @Nullable Long logPosition;

    @Column(name = "event_type", nullable = false, length = 120)
    public @Nullable String eventType;

    @Column(name = "event_schema", nullable = false)
    public @Nullable Integer eventSchema;

    @Column(name = "about_type", nullable = false, length = 60)
    public @Nullable String aboutType;

    @Column(name = "about_id", nullable = false)
    public @Nullable UUID aboutId;

    @Column(name = "about_version", nullable = false)
    public @Nullable Long aboutVersion;

    @Column(name = "happened_at", nullable = false)
    public @Nullable LocalDateTime happenedAt;

    @Column(name = "actor", nullable = false, length = 120)
    public @Nullable String actor;

    @Column(name = "reason")
    public @Nullable String reason;

    @Column(name = "correlation")
    public @Nullable String correlation;

    @Column(name = "payload", nullable = false)
    public @Nullable String payload;

    @Column(name = "changed", nullable = false)
    public @Nullable String changed;

    public EventEntity() {}
}
