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

/** An event that waits for a subscriber. Times are microseconds since 1970 on the database's clock. */
@Entity(name = "crm_delivery")
@Table(name = "crm_delivery")
@IdClass(DeliveryEntity.Key.class)
@Cacheable(false)
@Access(AccessType.FIELD)
public class DeliveryEntity {

    @Id
    @Column(name = "tenant", length = 60)
    public @Nullable String tenant;

    @Id
    @Column(name = "event_id")
    public @Nullable UUID eventId;

    @Id
    @Column(name = "subscriber", length = 120)
    public @Nullable String subscriber;

    @Column(name = "arrival", insertable = false, updatable = false)
    public @Nullable Long arrival;

    @Column(name = "about_type", nullable = false, length = 60)
    public @Nullable String aboutType;

    @Column(name = "about_id", nullable = false)
    public @Nullable UUID aboutId;

    @Column(name = "about_version", nullable = false)
    public @Nullable Long aboutVersion;

    @Column(name = "attempts", nullable = false)
    public @Nullable Integer attempts;

    /** When it may be claimed: at once, after a failure, or when the lease on it ends. When it was given up, if it was. */
    @Column(name = "due", nullable = false)
    public @Nullable Long due;

    @Column(name = "claim")
    public @Nullable UUID claim;

    @Column(name = "given_up", nullable = false)
    public @Nullable Boolean givenUp;

    @Column(name = "last_error")
    public @Nullable String lastError;

    public DeliveryEntity() {}

    /** The primary key. */
    public static final class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private @Nullable String tenant;
        private @Nullable UUID eventId;
        private @Nullable String subscriber;

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key
                    && Objects.equals(tenant, key.tenant)
                    && Objects.equals(eventId, key.eventId)
                    && Objects.equals(subscriber, key.subscriber);
        }

        @Override
        public int hashCode() {
            return Objects.hash(tenant, eventId, subscriber);
        }
    }
}
