package dev.clientela.persistence.jpa.contract;

import dev.clientela.persistence.jpa.entity.RecordEntity;
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

/** The rows of {@code crm_sample}. */
@Entity(name = "crm_sample")
@Table(name = "crm_sample")
@Cacheable(false)
@Access(AccessType.FIELD)
public class SampleEntity extends RecordEntity {

    @Column(name = "title", length = 200)
    private @Nullable String title;

    @Column(name = "title_key", nullable = false)
    private @Nullable String titleKey;

    @Column(name = "origin", length = 60)
    private @Nullable String origin;

    @Column(name = "weekday", length = 200)
    private @Nullable String weekday;

    @Column(name = "active")
    private @Nullable Boolean active;

    @Column(name = "pieces")
    private @Nullable Long pieces;

    @Column(name = "weight", precision = 38, scale = 8)
    private @Nullable BigDecimal weight;

    @Column(name = "amount", precision = 38, scale = 4)
    private @Nullable BigDecimal amount;

    @Column(name = "amount_currency", length = 3)
    private @Nullable String amountCurrency;

    @Column(name = "unit_price", precision = 38, scale = 8)
    private @Nullable BigDecimal unitPrice;

    @Column(name = "unit_price_currency", length = 3)
    private @Nullable String unitPriceCurrency;

    @Column(name = "due_on")
    private @Nullable LocalDate dueOn;

    @Column(name = "seen_at")
    private @Nullable LocalDateTime seenAt;

    @Column(name = "parent")
    private @Nullable UUID parent;

    @Column(name = "parts")
    private @Nullable String parts;

    /** For the persistence provider and the store. */
    protected SampleEntity() {}
}
