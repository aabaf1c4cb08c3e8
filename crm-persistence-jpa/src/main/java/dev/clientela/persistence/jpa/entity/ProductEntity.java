package dev.clientela.persistence.jpa.entity;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The rows of {@code crm_product}. */
@Entity(name = "crm_product")
@Table(name = "crm_product")
@Cacheable(false)
@Access(AccessType.FIELD)
public class ProductEntity extends RecordEntity {

    @Column(name = "name", nullable = false, length = 255)
    private @Nullable String name;

    @Column(name = "name_key", nullable = false)
    private @Nullable String nameKey;

    @Column(name = "code", length = 120)
    private @Nullable String code;

    @Column(name = "code_key", nullable = false)
    private @Nullable String codeKey;

    @Column(name = "family", length = 60)
    private @Nullable String family;

    @Column(name = "description")
    private @Nullable String description;

    @Column(name = "description_key", nullable = false)
    private @Nullable String descriptionKey;

    @Column(name = "cost", precision = 38, scale = 8)
    private @Nullable BigDecimal cost;

    @Column(name = "cost_currency", length = 3)
    private @Nullable String costCurrency;

    @Column(name = "active", nullable = false)
    private @Nullable Boolean active;

    @Column(name = "returnable", nullable = false)
    private @Nullable Boolean returnable;

    @Column(name = "quantity_scheduling", nullable = false)
    private @Nullable Boolean quantityScheduling;

    @Column(name = "quantity_schedule_kind", length = 200)
    private @Nullable String quantityScheduleKind;

    @Column(name = "quantity_schedule_period", length = 200)
    private @Nullable String quantitySchedulePeriod;

    @Column(name = "quantity_schedule_instalments")
    private @Nullable Long quantityScheduleInstalments;

    @Column(name = "revenue_scheduling", nullable = false)
    private @Nullable Boolean revenueScheduling;

    @Column(name = "revenue_schedule_kind", length = 200)
    private @Nullable String revenueScheduleKind;

    @Column(name = "revenue_schedule_period", length = 200)
    private @Nullable String revenueSchedulePeriod;

    @Column(name = "revenue_schedule_instalments")
    private @Nullable Long revenueScheduleInstalments;

    /** For the persistence provider and the store. */
    protected ProductEntity() {}
}
