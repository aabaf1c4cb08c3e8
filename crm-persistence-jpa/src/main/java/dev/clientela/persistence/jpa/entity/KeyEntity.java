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
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One key under which a record is found by a field of several elements: a tag, an e-mail address. */
@Entity(name = "crm_key")
@Table(name = "crm_key")
@IdClass(KeyEntity.Key.class)
@Cacheable(false)
@Access(AccessType.FIELD)
public class KeyEntity {

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

    /** Its place among the keys of the field, which makes the row unique where a key is too long for an index. */
    @Id
    @Column(name = "place")
    private @Nullable Integer place;

    @Column(name = "key_text", nullable = false)
    private @Nullable String keyText;

    /** For the persistence provider. */
    protected KeyEntity() {}

    /** The primary key. */
    public static final class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private @Nullable String tenant;
        private @Nullable String recordType;
        private @Nullable UUID recordId;
        private @Nullable String fieldName;
        private @Nullable Integer place;

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key
                    && Objects.equals(tenant, key.tenant)
                    && Objects.equals(recordType, key.recordType)
                    && Objects.equals(recordId, key.recordId)
                    && Objects.equals(fieldName, key.fieldName)
                    && Objects.equals(place, key.place);
        }

        @Override
        public int hashCode() {
            return Objects.hash(tenant, recordType, recordId, fieldName, place);
        }
    }
}
