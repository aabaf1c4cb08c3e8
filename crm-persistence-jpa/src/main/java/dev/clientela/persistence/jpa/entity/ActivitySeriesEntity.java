package dev.clientela.persistence.jpa.entity;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** The rows of {@code crm_activity_series}. */
@Entity(name = "crm_activity_series")
@Table(name = "crm_activity_series")
@Cacheable(false)
@Access(AccessType.FIELD)
public class ActivitySeriesEntity extends RecordEntity {

    @Column(name = "kind", nullable = false, length = 60)
    private @Nullable String kind;

    @Column(name = "subject", nullable = false, length = 255)
    private @Nullable String subject;

    @Column(name = "subject_key", nullable = false)
    private @Nullable String subjectKey;

    @Column(name = "description", length = 4000)
    private @Nullable String description;

    @Column(name = "description_key", nullable = false)
    private @Nullable String descriptionKey;

    @Column(name = "location", length = 255)
    private @Nullable String location;

    @Column(name = "location_key", nullable = false)
    private @Nullable String locationKey;

    @Column(name = "owner", nullable = false, length = 200)
    private @Nullable String owner;

    @Column(name = "related")
    private @Nullable String related;

    @Column(name = "first_start", nullable = false, length = 200)
    private @Nullable String firstStart;

    @Column(name = "zone", nullable = false, length = 200)
    private @Nullable String zone;

    @Column(name = "minutes", nullable = false)
    private @Nullable Long minutes;

    @Column(name = "recurrence", nullable = false, length = 500)
    private @Nullable String recurrence;

    @Column(name = "recurrence_key", nullable = false)
    private @Nullable String recurrenceKey;

    @Column(name = "changes")
    private @Nullable String changes;

    @Column(name = "is_cancelled", nullable = false)
    private @Nullable Boolean isCancelled;

    @Column(name = "begins_at", nullable = false)
    private @Nullable LocalDateTime beginsAt;

    @Column(name = "ends_at", nullable = false)
    private @Nullable LocalDateTime endsAt;

    @Column(name = "next_at")
    private @Nullable LocalDateTime nextAt;

    /** For the persistence provider and the store. */
    protected ActivitySeriesEntity() {}
}
