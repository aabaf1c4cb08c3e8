package dev.clientela.persistence.jpa.entity;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of {@code crm_approval_item}. */
@Entity(name = "crm_approval_item")
@Table(name = "crm_approval_item")
@Cacheable(false)
@Access(AccessType.FIELD)
public class ApprovalItemEntity extends RecordEntity {

    @Column(name = "request", nullable = false)
    private @Nullable UUID request;

    @Column(name = "step", length = 200)
    private @Nullable String step;

    @Column(name = "status", nullable = false, length = 20)
    private @Nullable String status;

    @Column(name = "original_approver", length = 200)
    private @Nullable String originalApprover;

    @Column(name = "approver", length = 200)
    private @Nullable String approver;

    @Column(name = "waiting_for", length = 200)
    private @Nullable String waitingFor;

    @Column(name = "actor", length = 200)
    private @Nullable String actor;

    @Column(name = "ended_at")
    private @Nullable LocalDateTime endedAt;

    @Column(name = "comment", length = 4000)
    private @Nullable String comment;

    @Column(name = "comment_key", nullable = false)
    private @Nullable String commentKey;

    @Column(name = "facts", nullable = false, length = 200)
    private @Nullable String facts;

    @Column(name = "counts", nullable = false)
    private @Nullable Boolean counts;

    @Column(name = "token", length = 200)
    private @Nullable String token;

    @Column(name = "token_until")
    private @Nullable LocalDateTime tokenUntil;

    /** For the persistence provider and the store. */
    protected ApprovalItemEntity() {}
}
