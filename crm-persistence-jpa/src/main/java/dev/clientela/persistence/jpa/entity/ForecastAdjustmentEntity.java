package dev.clientela.persistence.jpa.entity;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The rows of {@code crm_forecast_adjustment}. */
@Entity(name = "crm_forecast_adjustment")
@Table(name = "crm_forecast_adjustment")
@Cacheable(false)
@Access(AccessType.FIELD)
public class ForecastAdjustmentEntity extends RecordEntity {

    @Column(name = "matter", nullable = false, length = 200)
    private @Nullable String matter;

    @Column(name = "seller", nullable = false, length = 200)
    private @Nullable String seller;

    @Column(name = "made_as", nullable = false, length = 200)
    private @Nullable String madeAs;

    @Column(name = "forecast_type", nullable = false, length = 200)
    private @Nullable String forecastType;

    @Column(name = "category", nullable = false, length = 200)
    private @Nullable String category;

    @Column(name = "period", nullable = false, length = 200)
    private @Nullable String period;

    @Column(name = "starts_on", nullable = false)
    private @Nullable LocalDate startsOn;

    @Column(name = "ends_on", nullable = false)
    private @Nullable LocalDate endsOn;

    @Column(name = "amount", nullable = false, precision = 38, scale = 4)
    private @Nullable BigDecimal amount;

    @Column(name = "amount_currency", nullable = false, length = 3)
    private @Nullable String amountCurrency;

    @Column(name = "reason", length = 2000)
    private @Nullable String reason;

    @Column(name = "reason_key", nullable = false)
    private @Nullable String reasonKey;

    @Column(name = "roll_up", nullable = false, length = 200)
    private @Nullable String rollUp;

    /** For the persistence provider and the store. */
    protected ForecastAdjustmentEntity() {}
}
