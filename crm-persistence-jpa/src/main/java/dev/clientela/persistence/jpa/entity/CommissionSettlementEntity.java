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

/** The rows of {@code crm_commission_settlement}. */
@Entity(name = "crm_commission_settlement")
@Table(name = "crm_commission_settlement")
@Cacheable(false)
@Access(AccessType.FIELD)
public class CommissionSettlementEntity extends RecordEntity {

    @Column(name = "seller", nullable = false, length = 200)
    private @Nullable String seller;

    @Column(name = "period", nullable = false, length = 200)
    private @Nullable String period;

    @Column(name = "starts_on", nullable = false)
    private @Nullable LocalDate startsOn;

    @Column(name = "ends_on", nullable = false)
    private @Nullable LocalDate endsOn;

    @Column(name = "currency", nullable = false, length = 200)
    private @Nullable String currency;

    @Column(name = "amount", nullable = false, precision = 38, scale = 4)
    private @Nullable BigDecimal amount;

    @Column(name = "amount_currency", nullable = false, length = 3)
    private @Nullable String amountCurrency;

    @Column(name = "entry_count", nullable = false)
    private @Nullable Long entryCount;

    /** For the persistence provider and the store. */
    protected CommissionSettlementEntity() {}
}
