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

/** The rows of {@code crm_quote}. */
@Entity(name = "crm_quote")
@Table(name = "crm_quote")
@Cacheable(false)
@Access(AccessType.FIELD)
public class QuoteEntity extends RecordEntity {

    @Column(name = "kind", nullable = false, length = 200)
    private @Nullable String kind;

    @Column(name = "number", length = 60)
    private @Nullable String number;

    @Column(name = "number_key", nullable = false)
    private @Nullable String numberKey;

    @Column(name = "revision", nullable = false)
    private @Nullable Long revision;

    @Column(name = "previous")
    private @Nullable UUID previous;

    @Column(name = "name", nullable = false, length = 255)
    private @Nullable String name;

    @Column(name = "name_key", nullable = false)
    private @Nullable String nameKey;

    @Column(name = "is_template", nullable = false)
    private @Nullable Boolean isTemplate;

    @Column(name = "status", nullable = false, length = 200)
    private @Nullable String status;

    @Column(name = "owner", nullable = false, length = 200)
    private @Nullable String owner;

    @Column(name = "account")
    private @Nullable UUID account;

    @Column(name = "contact")
    private @Nullable UUID contact;

    @Column(name = "opportunity")
    private @Nullable UUID opportunity;

    @Column(name = "synced")
    private @Nullable Boolean synced;

    @Column(name = "price_book")
    private @Nullable UUID priceBook;

    @Column(name = "cost_price_book")
    private @Nullable UUID costPriceBook;

    @Column(name = "currency", length = 200)
    private @Nullable String currency;

    @Column(name = "valid_until")
    private @Nullable LocalDate validUntil;

    @Column(name = "locale", length = 35)
    private @Nullable String locale;

    @Column(name = "locale_key", nullable = false)
    private @Nullable String localeKey;

    @Column(name = "introduction", length = 4000)
    private @Nullable String introduction;

    @Column(name = "introduction_key", nullable = false)
    private @Nullable String introductionKey;

    @Column(name = "terms")
    private @Nullable String terms;

    @Column(name = "terms_key", nullable = false)
    private @Nullable String termsKey;

    @Column(name = "notes", length = 4000)
    private @Nullable String notes;

    @Column(name = "notes_key", nullable = false)
    private @Nullable String notesKey;

    @Column(name = "attachments")
    private @Nullable String attachments;

    @Column(name = "line_count", nullable = false)
    private @Nullable Long lineCount;

    @Column(name = "amount", precision = 38, scale = 4)
    private @Nullable BigDecimal amount;

    @Column(name = "amount_currency", length = 3)
    private @Nullable String amountCurrency;

    @Column(name = "tax", precision = 38, scale = 4)
    private @Nullable BigDecimal tax;

    @Column(name = "tax_currency", length = 3)
    private @Nullable String taxCurrency;

    @Column(name = "total", precision = 38, scale = 4)
    private @Nullable BigDecimal total;

    @Column(name = "total_currency", length = 3)
    private @Nullable String totalCurrency;

    @Column(name = "cost", precision = 38, scale = 4)
    private @Nullable BigDecimal cost;

    @Column(name = "cost_currency", length = 3)
    private @Nullable String costCurrency;

    @Column(name = "margin", precision = 38, scale = 4)
    private @Nullable BigDecimal margin;

    @Column(name = "margin_currency", length = 3)
    private @Nullable String marginCurrency;

    @Column(name = "margin_percent", precision = 38, scale = 4)
    private @Nullable BigDecimal marginPercent;

    @Column(name = "sent_at")
    private @Nullable LocalDateTime sentAt;

    @Column(name = "sent_to", length = 255)
    private @Nullable String sentTo;

    @Column(name = "sent_to_key", nullable = false)
    private @Nullable String sentToKey;

    @Column(name = "decided_at")
    private @Nullable LocalDateTime decidedAt;

    @Column(name = "decided_by", length = 200)
    private @Nullable String decidedBy;

    @Column(name = "signed_by", length = 255)
    private @Nullable String signedBy;

    @Column(name = "signed_by_key", nullable = false)
    private @Nullable String signedByKey;

    @Column(name = "reason", length = 2000)
    private @Nullable String reason;

    @Column(name = "reason_key", nullable = false)
    private @Nullable String reasonKey;

    @Column(name = "order_id", length = 200)
    private @Nullable String orderId;

    @Column(name = "key_hash", length = 200)
    private @Nullable String keyHash;

    @Column(name = "key_expires_at")
    private @Nullable LocalDateTime keyExpiresAt;

    @Column(name = "view_count", nullable = false)
    private @Nullable Long viewCount;

    @Column(name = "first_viewed_at")
    private @Nullable LocalDateTime firstViewedAt;

    @Column(name = "last_viewed_at")
    private @Nullable LocalDateTime lastViewedAt;

    @Column(name = "next_warning")
    private @Nullable LocalDate nextWarning;

    /** For the persistence provider and the store. */
    protected QuoteEntity() {}
}
