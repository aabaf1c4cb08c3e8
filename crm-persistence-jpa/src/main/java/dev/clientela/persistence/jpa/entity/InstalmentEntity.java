package dev.clientela.persistence.jpa.entity;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of {@code crm_instalment}. */
@Entity(name = "crm_instalment")
@Table(name = "crm_instalment")
@Cacheable(false)
@Access(AccessType.FIELD)
public class InstalmentEntity extends RecordEntity {

    @Column(name = "opportunity", nullable = false)
    private @Nullable UUID opportunity;

    @Column(name = "opportunity_line", nullable = false)
    private @Nullable UUID opportunityLine;

    @Column(name = "schedule_date", nullable = false)
    private @Nullable LocalDate scheduleDate;

    @Column(name = "quantity", precision = 38, scale = 6)
    private @Nullable BigDecimal quantity;

    @Column(name = "revenue", precision = 38, scale = 4)
    private @Nullable BigDecimal revenue;

    @Column(name = "revenue_currency", length = 3)
    private @Nullable String revenueCurrency;

    @Column(name = "description", length = 255)
    private @Nullable String description;

    @Column(name = "description_key", nullable = false)
    private @Nullable String descriptionKey;

    /** For the persistence provider and the store. */
    protected InstalmentEntity() {}
}
