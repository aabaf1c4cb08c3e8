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

/** The rows of {@code crm_price_book_entry}. */
@Entity(name = "crm_price_book_entry")
@Table(name = "crm_price_book_entry")
@Cacheable(false)
@Access(AccessType.FIELD)
public class PriceBookEntryEntity extends RecordEntity {

    @Column(name = "price_book", nullable = false)
    private @Nullable UUID priceBook;

    @Column(name = "product", nullable = false)
    private @Nullable UUID product;

    @Column(name = "currency", nullable = false, length = 200)
    private @Nullable String currency;

    @Column(name = "unit_price", precision = 38, scale = 8)
    private @Nullable BigDecimal unitPrice;

    @Column(name = "unit_price_currency", length = 3)
    private @Nullable String unitPriceCurrency;

    @Column(name = "use_standard_price", nullable = false)
    private @Nullable Boolean useStandardPrice;

    @Column(name = "base", length = 200)
    private @Nullable String base;

    @Column(name = "base_book")
    private @Nullable UUID baseBook;

    @Column(name = "base_currency", length = 200)
    private @Nullable String baseCurrency;

    @Column(name = "percentage", precision = 38, scale = 6)
    private @Nullable BigDecimal percentage;

    @Column(name = "rounding", precision = 38, scale = 6)
    private @Nullable BigDecimal rounding;

    @Column(name = "surcharge", precision = 38, scale = 8)
    private @Nullable BigDecimal surcharge;

    @Column(name = "surcharge_currency", length = 3)
    private @Nullable String surchargeCurrency;

    @Column(name = "min_margin", precision = 38, scale = 8)
    private @Nullable BigDecimal minMargin;

    @Column(name = "min_margin_currency", length = 3)
    private @Nullable String minMarginCurrency;

    @Column(name = "max_margin", precision = 38, scale = 8)
    private @Nullable BigDecimal maxMargin;

    @Column(name = "max_margin_currency", length = 3)
    private @Nullable String maxMarginCurrency;

    @Column(name = "priority")
    private @Nullable Long priority;

    @Column(name = "account")
    private @Nullable UUID account;

    @Column(name = "segment", length = 60)
    private @Nullable String segment;

    @Column(name = "segment_key", nullable = false)
    private @Nullable String segmentKey;

    @Column(name = "territory", length = 60)
    private @Nullable String territory;

    @Column(name = "territory_key", nullable = false)
    private @Nullable String territoryKey;

    @Column(name = "min_quantity", precision = 38, scale = 6)
    private @Nullable BigDecimal minQuantity;

    @Column(name = "valid_from")
    private @Nullable LocalDate validFrom;

    @Column(name = "valid_until")
    private @Nullable LocalDate validUntil;

    @Column(name = "active", nullable = false)
    private @Nullable Boolean active;

    @Column(name = "current")
    private @Nullable Boolean current;

    @Column(name = "precedence", nullable = false, length = 160)
    private @Nullable String precedence;

    @Column(name = "precedence_key", nullable = false)
    private @Nullable String precedenceKey;

    /** For the persistence provider and the store. */
    protected PriceBookEntryEntity() {}
}
