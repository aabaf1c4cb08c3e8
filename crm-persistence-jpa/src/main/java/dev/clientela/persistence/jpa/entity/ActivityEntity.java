package dev.clientela.persistence.jpa.entity;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** The rows of {@code crm_activity}. */
@Entity(name = "crm_activity")
@Table(name = "crm_activity")
@Cacheable(false)
@Access(AccessType.FIELD)
public class ActivityEntity extends RecordEntity {

    @Column(name = "kind", nullable = false, length = 60)
    private @Nullable String kind;

    @Column(name = "subject", length = 255)
    private @Nullable String subject;

    @Column(name = "subject_key", nullable = false)
    private @Nullable String subjectKey;

    @Column(name = "description")
    private @Nullable String description;

    @Column(name = "description_key", nullable = false)
    private @Nullable String descriptionKey;

    @Column(name = "owner", nullable = false, length = 200)
    private @Nullable String owner;

    @Column(name = "status", nullable = false, length = 200)
    private @Nullable String status;

    @Column(name = "priority", length = 60)
    private @Nullable String priority;

    @Column(name = "due_at")
    private @Nullable LocalDateTime dueAt;

    @Column(name = "start_at")
    private @Nullable LocalDateTime startAt;

    @Column(name = "end_at")
    private @Nullable LocalDateTime endAt;

    @Column(name = "all_day")
    private @Nullable Boolean allDay;

    @Column(name = "remind_at")
    private @Nullable LocalDateTime remindAt;

    @Column(name = "reminder_waits")
    private @Nullable Boolean reminderWaits;

    @Column(name = "reminded_at")
    private @Nullable LocalDateTime remindedAt;

    @Column(name = "completed_at")
    private @Nullable LocalDateTime completedAt;

    @Column(name = "outcome", length = 60)
    private @Nullable String outcome;

    @Column(name = "location", length = 255)
    private @Nullable String location;

    @Column(name = "location_key", nullable = false)
    private @Nullable String locationKey;

    @Column(name = "direction", length = 200)
    private @Nullable String direction;

    @Column(name = "related")
    private @Nullable String related;

    @Column(name = "participants")
    private @Nullable String participants;

    @Column(name = "message_id", length = 500)
    private @Nullable String messageId;

    @Column(name = "message_id_key", nullable = false)
    private @Nullable String messageIdKey;

    @Column(name = "occurs_at", nullable = false)
    private @Nullable LocalDateTime occursAt;

    /** For the persistence provider and the store. */
    protected ActivityEntity() {}
}
