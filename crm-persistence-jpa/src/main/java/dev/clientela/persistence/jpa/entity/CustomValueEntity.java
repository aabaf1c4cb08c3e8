package dev.clientela.persistence.jpa.entity;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The value of one custom field of one record, in the column of its kind. */
@Entity(name = "crm_custom_value")
@Table(name = "crm_custom_value")
@IdClass(CustomValueEntity.Key.class)
@Cacheable(false)
@Access(AccessType.FIELD)
public class CustomValueEntity {

    @Id
    @Column(name = "tenant", length = 60)
    private @Nullable String tenant;

    @Id
    @Column(name = "record_type", length = 60)
    private @Nullable String recordType;

    @Id
    @Column(name = "record_id")
    private @Nullable UUID recordId;

    @Id
    @Column(name = "field_name", length = 60)
    private @Nullable String fieldName;

    @Column(name = "text_value")
    private @Nullable String textValue;

    @Column(name = "text_key")
    private @Nullable String textKey;

    /** The beginning of the key of a text, or the code of a choice: what an index can hold of it. */
    @Column(name = "text_start", length = 200)
    private @Nullable String textStart;

    @Column(name = "number_value", precision = 58, scale = 20)
    private @Nullable BigDecimal numberValue;

    @Column(name = "currency", length = 3)
    private @Nullable String currency;

    @Column(name = "flag_value")
    private @Nullable Boolean flagValue;

    @Column(name = "date_value")
    private @Nullable LocalDate dateValue;

    @Column(name = "instant_value")
    private @Nullable LocalDateTime instantValue;

    @Column(name = "uuid_value")
    private @Nullable UUID uuidValue;

    /** For the persistence provider. */
    protected CustomValueEntity() {}

    public @Nullable UUID recordId() {
        return recordId;
    }

    public @Nullable String fieldName() {
        return fieldName;
    }

    /** The primary key. */
    public static final class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private @Nullable String tenant;
        private @Nullable String recordType;
        private @Nullable UUID recordId;
        private @Nullable String fieldName;

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key
                    && Objects.equals(tenant, key.tenant)
                    && Objects.equals(recordType, key.recordType)
                    && Objects.equals(recordId, key.recordId)
                    && Objects.equals(fieldName, key.fieldName);
        }

        @Override
        public int hashCode() {
            return Objects.hash(tenant, recordType, recordId, fieldName);
        }
    }
}
