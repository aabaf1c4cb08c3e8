package dev.clientela.persistence.jpa.entity;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** The rows of {@code crm_consent}. */
@Entity(name = "crm_consent")
@Table(name = "crm_consent")
@Cacheable(false)
@Access(AccessType.FIELD)
public class ConsentEntity extends RecordEntity {

    @Column(name = "person", nullable = false, length = 200)
    private @Nullable String person;

    @Column(name = "purpose", nullable = false, length = 60)
    private @Nullable String purpose;

    @Column(name = "channel", nullable = false, length = 60)
    private @Nullable String channel;

    @Column(name = "is_given", nullable = false)
    private @Nullable Boolean isGiven;

    @Column(name = "since", nullable = false)
    private @Nullable LocalDateTime since;

    @Column(name = "valid_until")
    private @Nullable LocalDateTime validUntil;

    @Column(name = "basis", nullable = false, length = 200)
    private @Nullable String basis;

    @Column(name = "evidence", length = 4000)
    private @Nullable String evidence;

    @Column(name = "evidence_key", nullable = false)
    private @Nullable String evidenceKey;

    /** For the persistence provider and the store. */
    protected ConsentEntity() {}
}
