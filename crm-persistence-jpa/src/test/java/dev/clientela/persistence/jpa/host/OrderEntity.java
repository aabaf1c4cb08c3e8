package dev.clientela.persistence.jpa.host;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order of the host, in a table that the library knows nothing of. */
@Entity(name = "HostOrder")
@Table(name = "host_order")
public class OrderEntity {

    @Id
    @Column(name = "id")
    private @Nullable UUID id;

    @Column(name = "customer", length = 200)
    private @Nullable String customer;

    protected OrderEntity() {}

    public OrderEntity(UUID id, String customer) {
        this.id = id;
        this.customer = customer;
    }

    public @Nullable String customer() {
        return customer;
    }

    public void sellTo(String other) {
        customer = other;
    }
}
