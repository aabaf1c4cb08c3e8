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

    @Column(name = "active", nullable = false)
    private @Nullable Boolean active;

    @Column(name = "current")
    private @Nullable Boolean current;

    /** For the persistence provider and the store. */
    protected PriceBookEntryEntity() {}
}
