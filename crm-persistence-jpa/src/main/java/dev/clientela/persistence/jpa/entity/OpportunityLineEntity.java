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

/** The rows of {@code crm_opportunity_line}. */
@Entity(name = "crm_opportunity_line")
@Table(name = "crm_opportunity_line")
@Cacheable(false)
@Access(AccessType.FIELD)
public class OpportunityLineEntity extends RecordEntity {

    @Column(name = "opportunity", nullable = false)
    private @Nullable UUID opportunity;

    @Column(name = "position", nullable = false)
    private @Nullable Long position;

    @Column(name = "product", nullable = false)
    private @Nullable UUID product;

    @Column(name = "price_book_entry", nullable = false)
    private @Nullable UUID priceBookEntry;

    @Column(name = "product_name", nullable = false, length = 255)
    private @Nullable String productName;

    @Column(name = "product_name_key", nullable = false)
    private @Nullable String productNameKey;

    @Column(name = "product_code", length = 120)
    private @Nullable String productCode;

    @Column(name = "product_code_key", nullable = false)
    private @Nullable String productCodeKey;

    @Column(name = "list_price", nullable = false, precision = 38, scale = 8)
    private @Nullable BigDecimal listPrice;

    @Column(name = "list_price_currency", nullable = false, length = 3)
    private @Nullable String listPriceCurrency;

    @Column(name = "price_book_entry_version", nullable = false)
    private @Nullable Long priceBookEntryVersion;

    @Column(name = "cost", precision = 38, scale = 8)
    private @Nullable BigDecimal cost;

    @Column(name = "cost_currency", length = 3)
    private @Nullable String costCurrency;

    @Column(name = "unit_price", nullable = false, precision = 38, scale = 8)
    private @Nullable BigDecimal unitPrice;

    @Column(name = "unit_price_currency", nullable = false, length = 3)
    private @Nullable String unitPriceCurrency;

    @Column(name = "quantity", nullable = false, precision = 38, scale = 6)
    private @Nullable BigDecimal quantity;

    @Column(name = "discount_percent", precision = 38, scale = 6)
    private @Nullable BigDecimal discountPercent;

    @Column(name = "discount_amount", precision = 38, scale = 4)
    private @Nullable BigDecimal discountAmount;

    @Column(name = "discount_amount_currency", length = 3)
    private @Nullable String discountAmountCurrency;

    @Column(name = "total", nullable = false, precision = 38, scale = 4)
    private @Nullable BigDecimal total;

    @Column(name = "total_currency", nullable = false, length = 3)
    private @Nullable String totalCurrency;

    @Column(name = "service_date")
    private @Nullable LocalDate serviceDate;

    @Column(name = "description", length = 4000)
    private @Nullable String description;

    @Column(name = "description_key", nullable = false)
    private @Nullable String descriptionKey;

    @Column(name = "has_quantity_schedule", nullable = false)
    private @Nullable Boolean hasQuantitySchedule;

    @Column(name = "has_revenue_schedule", nullable = false)
    private @Nullable Boolean hasRevenueSchedule;

    @Column(name = "instalment_count", nullable = false)
    private @Nullable Long instalmentCount;

    /** For the persistence provider and the store. */
    protected OpportunityLineEntity() {}
}
