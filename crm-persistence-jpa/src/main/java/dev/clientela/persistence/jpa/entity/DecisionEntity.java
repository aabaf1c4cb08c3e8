package dev.clientela.persistence.jpa.entity;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** The rows of {@code crm_decision}. */
@Entity(name = "crm_decision")
@Table(name = "crm_decision")
@Cacheable(false)
@Access(AccessType.FIELD)
public class DecisionEntity extends RecordEntity {

    @Column(name = "kind", nullable = false, length = 200)
    private @Nullable String kind;

    @Column(name = "subject", nullable = false, length = 200)
    private @Nullable String subject;

    @Column(name = "rule_set", nullable = false, length = 200)
    private @Nullable String ruleSet;

    @Column(name = "rule_set_version", nullable = false)
    private @Nullable Long ruleSetVersion;

    @Column(name = "rule", length = 200)
    private @Nullable String rule;

    @Column(name = "outcome", length = 4000)
    private @Nullable String outcome;

    @Column(name = "outcome_key", nullable = false)
    private @Nullable String outcomeKey;

    @Column(name = "explanation", length = 32000)
    private @Nullable String explanation;

    @Column(name = "explanation_key", nullable = false)
    private @Nullable String explanationKey;

    /** For the persistence provider and the store. */
    protected DecisionEntity() {}
}
