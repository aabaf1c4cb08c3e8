package dev.clientela.persistence.jpa.entity;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.MappedSuperclass;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of every record type have in common.
 *
 * <p>An entity has an attribute for each field of its record type, named as the field in camel case, and further ones
 * with a suffix where a field has several columns: {@code Key} for the normalised key of a text, {@code Currency} for
 * money. Instants are local date-times in UTC. The entity's name is {@code crm_} and the record type's. There is no
 * {@code @Version}: the store compares versions itself, in the statement that writes.
 */
@MappedSuperclass
@IdClass(RecordKey.class)
@Cacheable(false)
@Access(AccessType.FIELD)
public abstract class RecordEntity {

    @Id
    @Column(name = "tenant", length = 60)
    protected @Nullable String tenant;

    @Id
    @Column(name = "id")
    protected @Nullable UUID recordId;

    @Column(name = "version", nullable = false)
    protected @Nullable Long version;

    @Column(name = "created_at", nullable = false)
    protected @Nullable LocalDateTime createdAt;

    @Column(name = "created_by", nullable = false, length = 120)
    protected @Nullable String createdBy;

    @Column(name = "created_by_key", nullable = false)
    protected @Nullable String createdByKey;

    @Column(name = "modified_at", nullable = false)
    protected @Nullable LocalDateTime modifiedAt;

    @Column(name = "modified_by", nullable = false, length = 120)
    protected @Nullable String modifiedBy;

    @Column(name = "modified_by_key", nullable = false)
    protected @Nullable String modifiedByKey;

    @Column(name = "external_id", length = 120)
    protected @Nullable String externalId;

    @Column(name = "external_id_key", nullable = false)
    protected @Nullable String externalIdKey;

    @Column(name = "tags")
    protected @Nullable String tags;

    protected RecordEntity() {}

    public final UUID recordId() {
        return Objects.requireNonNull(recordId);
    }
}
