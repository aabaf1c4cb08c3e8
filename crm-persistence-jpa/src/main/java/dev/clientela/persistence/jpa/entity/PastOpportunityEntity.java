package dev.clientela.persistence.jpa.entity;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of {@code crm_past_opportunity}. */
@Entity(name = "crm_past_opportunity")
@Table(name = "crm_past_opportunity")
@Cacheable(false)
@Access(AccessType.FIELD)
public class PastOpportunityEntity extends RecordEntity {

    @Column(name = "opportunity", nullable = false)
    private @Nullable UUID opportunity;

    @Column(name = "valid_from", nullable = false)
    private @Nullable LocalDateTime validFrom;

    @Column(name = "valid_until", nullable = false)
    private @Nullable LocalDateTime validUntil;

    @Column(name = "account")
    private @Nullable UUID account;

    @Column(name = "type", length = 60)
    private @Nullable String type;

    @Column(name = "owner", nullable = false, length = 200)
    private @Nullable String owner;

    @Column(name = "territory", length = 60)
    private @Nullable String territory;

    @Column(name = "source", length = 60)
    private @Nullable String source;

    @Column(name = "stage", nullable = false, length = 60)
    private @Nullable String stage;

    @Column(name = "probability", nullable = false)
    private @Nullable Long probability;

    @Column(name = "forecast_category", nullable = false, length = 200)
    private @Nullable String forecastCategory;

    @Column(name = "is_closed", nullable = false)
    private @Nullable Boolean isClosed;

    @Column(name = "is_won", nullable = false)
    private @Nullable Boolean isWon;

    @Column(name = "close_date")
    private @Nullable LocalDate closeDate;

    @Column(name = "amount", precision = 38, scale = 4)
    private @Nullable BigDecimal amount;

    @Column(name = "amount_currency", length = 3)
    private @Nullable String amountCurrency;

    @Column(name = "expected_revenue", precision = 38, scale = 4)
    private @Nullable BigDecimal expectedRevenue;

    @Column(name = "expected_revenue_currency", length = 3)
    private @Nullable String expectedRevenueCurrency;

    /** For the persistence provider and the store. */
    protected PastOpportunityEntity() {}
}
