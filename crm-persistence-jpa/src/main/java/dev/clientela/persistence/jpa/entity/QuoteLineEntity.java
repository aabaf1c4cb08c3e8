package dev.clientela.persistence.jpa.entity;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of {@code crm_quote_line}. */
@Entity(name = "crm_quote_line")
@Table(name = "crm_quote_line")
@Cacheable(false)
@Access(AccessType.FIELD)
public class QuoteLineEntity extends RecordEntity {

    @Column(name = "quote", nullable = false)
    private @Nullable UUID quote;

    @Column(name = "position", nullable = false)
    private @Nullable Long position;

    @Column(name = "product")
    private @Nullable UUID product;

    @Column(name = "price_book_entry")
    private @Nullable UUID priceBookEntry;

    @Column(name = "name", nullable = false, length = 255)
    private @Nullable String name;

    @Column(name = "name_key", nullable = false)
    private @Nullable String nameKey;

    @Column(name = "product_code", length = 120)
    private @Nullable String productCode;

    @Column(name = "product_code_key", nullable = false)
    private @Nullable String productCodeKey;

    @Column(name = "list_price", nullable = false, precision = 38, scale = 8)
    private @Nullable BigDecimal listPrice;

    @Column(name = "list_price_currency", nullable = false, length = 3)
    private @Nullable String listPriceCurrency;

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

    @Column(name = "tax_percent", precision = 38, scale = 4)
    private @Nullable BigDecimal taxPercent;

    @Column(name = "tax", precision = 38, scale = 4)
    private @Nullable BigDecimal tax;

    @Column(name = "tax_currency", length = 3)
    private @Nullable String taxCurrency;

    @Column(name = "cost", precision = 38, scale = 8)
    private @Nullable BigDecimal cost;

    @Column(name = "cost_currency", length = 3)
    private @Nullable String costCurrency;

    @Column(name = "description", length = 4000)
    private @Nullable String description;

    @Column(name = "description_key", nullable = false)
    private @Nullable String descriptionKey;

    /** For the persistence provider and the store. */
    protected QuoteLineEntity() {}
}
