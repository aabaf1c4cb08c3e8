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

/** The rows of {@code crm_commission_entry}. */
@Entity(name = "crm_commission_entry")
@Table(name = "crm_commission_entry")
@Cacheable(false)
@Access(AccessType.FIELD)
public class CommissionEntryEntity extends RecordEntity {

    @Column(name = "seller", nullable = false, length = 200)
    private @Nullable String seller;

    @Column(name = "opportunity", nullable = false)
    private @Nullable UUID opportunity;

    @Column(name = "reverses")
    private @Nullable UUID reverses;

    @Column(name = "earned_on", nullable = false)
    private @Nullable LocalDate earnedOn;

    @Column(name = "currency", nullable = false, length = 200)
    private @Nullable String currency;

    @Column(name = "plan", nullable = false, length = 200)
    private @Nullable String plan;

    @Column(name = "plan_version", nullable = false)
    private @Nullable Long planVersion;

    @Column(name = "basis", nullable = false, length = 200)
    private @Nullable String basis;

    @Column(name = "method", nullable = false, length = 200)
    private @Nullable String method;

    @Column(name = "whole", nullable = false, precision = 38, scale = 4)
    private @Nullable BigDecimal whole;

    @Column(name = "whole_currency", nullable = false, length = 3)
    private @Nullable String wholeCurrency;

    @Column(name = "split_type", nullable = false, length = 200)
    private @Nullable String splitType;

    @Column(name = "share", nullable = false, precision = 38, scale = 6)
    private @Nullable BigDecimal share;

    @Column(name = "base", nullable = false, precision = 38, scale = 4)
    private @Nullable BigDecimal base;

    @Column(name = "base_currency", nullable = false, length = 3)
    private @Nullable String baseCurrency;

    @Column(name = "parts")
    private @Nullable String parts;

    @Column(name = "amount", nullable = false, precision = 38, scale = 4)
    private @Nullable BigDecimal amount;

    @Column(name = "amount_currency", nullable = false, length = 3)
    private @Nullable String amountCurrency;

    @Column(name = "settlement")
    private @Nullable UUID settlement;

    /** For the persistence provider and the store. */
    protected CommissionEntryEntity() {}
}
