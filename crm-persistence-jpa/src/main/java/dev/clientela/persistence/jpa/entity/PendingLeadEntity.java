package dev.clientela.persistence.jpa.entity;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** The rows of {@code crm_pending_lead}. */
@Entity(name = "crm_pending_lead")
@Table(name = "crm_pending_lead")
@Cacheable(false)
@Access(AccessType.FIELD)
public class PendingLeadEntity extends RecordEntity {

    @Column(name = "payload", length = 100000)
    private @Nullable String payload;

    @Column(name = "payload_key", nullable = false)
    private @Nullable String payloadKey;

    @Column(name = "due_at")
    private @Nullable LocalDateTime dueAt;

    @Column(name = "attempts", nullable = false)
    private @Nullable Long attempts;

    @Column(name = "error_code", length = 200)
    private @Nullable String errorCode;

    @Column(name = "faults", length = 1000)
    private @Nullable String faults;

    @Column(name = "faults_key", nullable = false)
    private @Nullable String faultsKey;

    /** For the persistence provider and the store. */
    protected PendingLeadEntity() {}
}
