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

/** The rows of {@code crm_quota}. */
@Entity(name = "crm_quota")
@Table(name = "crm_quota")
@Cacheable(false)
@Access(AccessType.FIELD)
public class QuotaEntity extends RecordEntity {

    @Column(name = "matter", nullable = false, length = 200)
    private @Nullable String matter;

    @Column(name = "holder", nullable = false, length = 200)
    private @Nullable String holder;

    @Column(name = "forecast_type", nullable = false, length = 200)
    private @Nullable String forecastType;

    @Column(name = "period", nullable = false, length = 200)
    private @Nullable String period;

    @Column(name = "starts_on", nullable = false)
    private @Nullable LocalDate startsOn;

    @Column(name = "ends_on", nullable = false)
    private @Nullable LocalDate endsOn;

    @Column(name = "amount", precision = 38, scale = 4)
    private @Nullable BigDecimal amount;

    @Column(name = "amount_currency", length = 3)
    private @Nullable String amountCurrency;

    @Column(name = "quantity", precision = 38, scale = 6)
    private @Nullable BigDecimal quantity;

    /** For the persistence provider and the store. */
    protected QuotaEntity() {}
}
