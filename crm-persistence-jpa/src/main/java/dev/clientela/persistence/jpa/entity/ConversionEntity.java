package dev.clientela.persistence.jpa.entity;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** The rows of {@code crm_conversion}. */
@Entity(name = "crm_conversion")
@Table(name = "crm_conversion")
@Cacheable(false)
@Access(AccessType.FIELD)
public class ConversionEntity extends RecordEntity {

    @Column(name = "rule", nullable = false, length = 100)
    private @Nullable String rule;

    @Column(name = "rule_key", nullable = false)
    private @Nullable String ruleKey;

    @Column(name = "owner", nullable = false, length = 200)
    private @Nullable String owner;

    @Column(name = "records", nullable = false)
    private @Nullable String records;

    @Column(name = "lineage")
    private @Nullable String lineage;

    @Column(name = "explanation")
    private @Nullable String explanation;

    @Column(name = "matches")
    private @Nullable String matches;

    @Column(name = "undone_at")
    private @Nullable LocalDateTime undoneAt;

    /** For the persistence provider and the store. */
    protected ConversionEntity() {}
}
