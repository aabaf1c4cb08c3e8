package dev.clientela.persistence.jpa.entity;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of {@code crm_opportunity_split}. */
@Entity(name = "crm_opportunity_split")
@Table(name = "crm_opportunity_split")
@Cacheable(false)
@Access(AccessType.FIELD)
public class OpportunitySplitEntity extends RecordEntity {

    @Column(name = "opportunity", nullable = false)
    private @Nullable UUID opportunity;

    @Column(name = "position", nullable = false)
    private @Nullable Long position;

    @Column(name = "seller", nullable = false, length = 200)
    private @Nullable String seller;

    @Column(name = "split_type", nullable = false, length = 200)
    private @Nullable String splitType;

    @Column(name = "percentage", nullable = false, precision = 38, scale = 6)
    private @Nullable BigDecimal percentage;

    @Column(name = "amount", precision = 38, scale = 4)
    private @Nullable BigDecimal amount;

    @Column(name = "amount_currency", length = 3)
    private @Nullable String amountCurrency;

    /** For the persistence provider and the store. */
    protected OpportunitySplitEntity() {}
}
