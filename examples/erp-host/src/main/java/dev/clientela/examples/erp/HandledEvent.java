package dev.clientela.examples.erp;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** An event of the CRM that has had its effect on the ERP, and is to have no other when it comes again. */
@Entity
@Table(name = "erp_handled_event")
class HandledEvent {

    @Id
    private UUID id = new UUID(0, 0);

    protected HandledEvent() {}

    HandledEvent(UUID id) {
        this.id = id;
    }
}
