package dev.clientela.persistence.jpa.entity;

import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The primary key of a record: the same id may stand in two tenants. */
public final class RecordKey implements Serializable {

    private static final long serialVersionUID = 1L;

    private @Nullable String tenant;
    private @Nullable UUID recordId;

    /** For the persistence provider. */
    public RecordKey() {}

    public RecordKey(String tenant, UUID recordId) {
        this.tenant = tenant;
        this.recordId = recordId;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RecordKey key
                && Objects.equals(tenant, key.tenant)
                && Objects.equals(recordId, key.recordId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(tenant, recordId);
    }
}
