package dev.clientela.persistence.jpa.entity;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** The rows of {@code crm_approval_request}. */
@Entity(name = "crm_approval_request")
@Table(name = "crm_approval_request")
@Cacheable(false)
@Access(AccessType.FIELD)
public class ApprovalRequestEntity extends RecordEntity {

    @Column(name = "subject", nullable = false, length = 200)
    private @Nullable String subject;

    @Column(name = "in_force", length = 200)
    private @Nullable String inForce;

    @Column(name = "process", nullable = false, length = 200)
    private @Nullable String process;

    @Column(name = "process_version", nullable = false)
    private @Nullable Long processVersion;

    @Column(name = "status", nullable = false, length = 20)
    private @Nullable String status;

    @Column(name = "submitter", nullable = false, length = 200)
    private @Nullable String submitter;

    @Column(name = "stages")
    private @Nullable String stages;

    @Column(name = "skipped", length = 4000)
    private @Nullable String skipped;

    @Column(name = "step", length = 200)
    private @Nullable String step;

    @Column(name = "own_request", nullable = false)
    private @Nullable Boolean ownRequest;

    @Column(name = "rejects_back", nullable = false)
    private @Nullable Boolean rejectsBack;

    @Column(name = "recallable", nullable = false)
    private @Nullable Boolean recallable;

    @Column(name = "facts", nullable = false, length = 200)
    private @Nullable String facts;

    @Column(name = "answers", nullable = false)
    private @Nullable Long answers;

    @Column(name = "reason", length = 200)
    private @Nullable String reason;

    @Column(name = "ended_at")
    private @Nullable LocalDateTime endedAt;

    @Column(name = "invalidated_at")
    private @Nullable LocalDateTime invalidatedAt;

    /** For the persistence provider and the store. */
    protected ApprovalRequestEntity() {}
}
