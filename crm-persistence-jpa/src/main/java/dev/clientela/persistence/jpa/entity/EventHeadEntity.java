package dev.clientela.persistence.jpa.entity;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** The last position given out in a tenant's event log; locked by whoever gives out more. */
@Entity(name = "crm_event_head")
@Table(name = "crm_event_head")
@Cacheable(false)
@Access(AccessType.FIELD)
public class EventHeadEntity {

    @Id
    @Column(name = "tenant", length = 60)
    public @Nullable String tenant;

    @Column(name = "last_position", nullable = false)
    public @Nullable Long lastPosition;

    public EventHeadEntity() {}
}
