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
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A command that was done under an idempotency key. */
@Entity(name = "crm_command")
@Table(name = "crm_command")
@IdClass(CommandEntity.Key.class)
@Cacheable(false)
@Access(AccessType.FIELD)
public class CommandEntity {

    @Id
    @Column(name = "tenant", length = 60)
    private @Nullable String tenant;

    @Id
    @Column(name = "command_key", length = 200)
    private @Nullable String commandKey;

    @Column(name = "fingerprint", nullable = false, length = 200)
    private @Nullable String fingerprint;

    @Column(name = "record_type", nullable = false, length = 60)
    private @Nullable String recordType;

    @Column(name = "record_id", nullable = false)
    private @Nullable UUID recordId;

    @Column(name = "done_at", nullable = false)
    private @Nullable LocalDateTime doneAt;

    /** For the persistence provider. */
    protected CommandEntity() {}

    public String recordType() {
        return Objects.requireNonNull(recordType);
    }

    public UUID recordId() {
        return Objects.requireNonNull(recordId);
    }

    public LocalDateTime doneAt() {
        return Objects.requireNonNull(doneAt);
    }

    /** The primary key. */
    public static final class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private @Nullable String tenant;
        private @Nullable String commandKey;

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key
                    && Objects.equals(tenant, key.tenant)
                    && Objects.equals(commandKey, key.commandKey);
        }

        @Override
        public int hashCode() {
            return Objects.hash(tenant, commandKey);
        }
    }
}
