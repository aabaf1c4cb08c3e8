package dev.clientela.persistence.jpa.entity;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** The rows of {@code crm_decision_state}. */
@Entity(name = "crm_decision_state")
@Table(name = "crm_decision_state")
@Cacheable(false)
@Access(AccessType.FIELD)
public class DecisionStateEntity extends RecordEntity {

    @Column(name = "state_key", nullable = false, length = 200)
    private @Nullable String stateKey;

    @Column(name = "subject", length = 200)
    private @Nullable String subject;

    @Column(name = "counter", nullable = false)
    private @Nullable Long counter;

    @Column(name = "noted_at")
    private @Nullable LocalDateTime notedAt;

    @Column(name = "awaited_by", length = 200)
    private @Nullable String awaitedBy;

    @Column(name = "detail", length = 32000)
    private @Nullable String detail;

    @Column(name = "detail_key", nullable = false)
    private @Nullable String detailKey;

    /** For the persistence provider and the store. */
    protected DecisionStateEntity() {}
}
