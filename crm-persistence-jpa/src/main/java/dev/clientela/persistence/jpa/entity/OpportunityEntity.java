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

/** The rows of {@code crm_opportunity}. */
@Entity(name = "crm_opportunity")
@Table(name = "crm_opportunity")
@Cacheable(false)
@Access(AccessType.FIELD)
public class OpportunityEntity extends RecordEntity {

    @Column(name = "name", nullable = false, length = 255)
    private @Nullable String name;

    @Column(name = "name_key", nullable = false)
    private @Nullable String nameKey;

    @Column(name = "account")
    private @Nullable UUID account;

    @Column(name = "type", length = 60)
    private @Nullable String type;

    @Column(name = "objective", length = 4000)
    private @Nullable String objective;

    @Column(name = "objective_key", nullable = false)
    private @Nullable String objectiveKey;

    @Column(name = "description")
    private @Nullable String description;

    @Column(name = "description_key", nullable = false)
    private @Nullable String descriptionKey;

    @Column(name = "owner", nullable = false, length = 200)
    private @Nullable String owner;

    @Column(name = "territory", length = 60)
    private @Nullable String territory;

    @Column(name = "source", length = 60)
    private @Nullable String source;

    @Column(name = "stage", nullable = false, length = 60)
    private @Nullable String stage;

    @Column(name = "stage_since", nullable = false)
    private @Nullable LocalDateTime stageSince;

    @Column(name = "last_open_stage", length = 60)
    private @Nullable String lastOpenStage;

    @Column(name = "last_open_stage_key", nullable = false)
    private @Nullable String lastOpenStageKey;

    @Column(name = "probability", nullable = false)
    private @Nullable Long probability;

    @Column(name = "forecast_category", nullable = false, length = 200)
    private @Nullable String forecastCategory;

    @Column(name = "is_closed", nullable = false)
    private @Nullable Boolean isClosed;

    @Column(name = "is_won", nullable = false)
    private @Nullable Boolean isWon;

    @Column(name = "planned_start")
    private @Nullable LocalDate plannedStart;

    @Column(name = "actual_start")
    private @Nullable LocalDate actualStart;

    @Column(name = "planned_close")
    private @Nullable LocalDate plannedClose;

    @Column(name = "actual_close")
    private @Nullable LocalDate actualClose;

    @Column(name = "close_date")
    private @Nullable LocalDate closeDate;

    @Column(name = "push_count", nullable = false)
    private @Nullable Long pushCount;

    @Column(name = "estimated_cost", precision = 38, scale = 4)
    private @Nullable BigDecimal estimatedCost;

    @Column(name = "estimated_cost_currency", length = 3)
    private @Nullable String estimatedCostCurrency;

    @Column(name = "actual_cost", precision = 38, scale = 4)
    private @Nullable BigDecimal actualCost;

    @Column(name = "actual_cost_currency", length = 3)
    private @Nullable String actualCostCurrency;

    @Column(name = "amount", precision = 38, scale = 4)
    private @Nullable BigDecimal amount;

    @Column(name = "amount_currency", length = 3)
    private @Nullable String amountCurrency;

    @Column(name = "expected_revenue", precision = 38, scale = 4)
    private @Nullable BigDecimal expectedRevenue;

    @Column(name = "expected_revenue_currency", length = 3)
    private @Nullable String expectedRevenueCurrency;

    @Column(name = "exchange_rate", precision = 38, scale = 12)
    private @Nullable BigDecimal exchangeRate;

    @Column(name = "exchange_rate_from", length = 200)
    private @Nullable String exchangeRateFrom;

    @Column(name = "exchange_rate_to", length = 200)
    private @Nullable String exchangeRateTo;

    @Column(name = "exchange_rate_date")
    private @Nullable LocalDate exchangeRateDate;

    @Column(name = "currency", length = 200)
    private @Nullable String currency;

    @Column(name = "price_book")
    private @Nullable UUID priceBook;

    @Column(name = "line_count", nullable = false)
    private @Nullable Long lineCount;

    @Column(name = "next_step", length = 255)
    private @Nullable String nextStep;

    @Column(name = "next_step_key", nullable = false)
    private @Nullable String nextStepKey;

    @Column(name = "close_reason", length = 60)
    private @Nullable String closeReason;

    @Column(name = "close_reason_text", length = 2000)
    private @Nullable String closeReasonText;

    @Column(name = "close_reason_text_key", nullable = false)
    private @Nullable String closeReasonTextKey;

    @Column(name = "contact_roles")
    private @Nullable String contactRoles;

    @Column(name = "competitors")
    private @Nullable String competitors;

    @Column(name = "team")
    private @Nullable String team;

    @Column(name = "is_split")
    private @Nullable Boolean isSplit;

    /** For the persistence provider and the store. */
    protected OpportunityEntity() {}
}
