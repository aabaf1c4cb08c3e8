package dev.clientela.persistence.jpa.entity;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** The rows of {@code crm_price_book}. */
@Entity(name = "crm_price_book")
@Table(name = "crm_price_book")
@Cacheable(false)
@Access(AccessType.FIELD)
public class PriceBookEntity extends RecordEntity {

    @Column(name = "name", nullable = false, length = 255)
    private @Nullable String name;

    @Column(name = "name_key", nullable = false)
    private @Nullable String nameKey;

    @Column(name = "description")
    private @Nullable String description;

    @Column(name = "description_key", nullable = false)
    private @Nullable String descriptionKey;

    @Column(name = "active", nullable = false)
    private @Nullable Boolean active;

    @Column(name = "standard")
    private @Nullable Boolean standard;

    /** For the persistence provider and the store. */
    protected PriceBookEntity() {}
}
