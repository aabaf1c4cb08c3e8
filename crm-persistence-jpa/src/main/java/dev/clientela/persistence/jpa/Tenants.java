package dev.clientela.persistence.jpa;

import dev.clientela.persistence.jpa.entity.EventHeadEntity;
import dev.clientela.security.Tenant;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The tenants that were ever written for: those that have a head of their event log. Thread-safe. */
final class Tenants {

    private final Transactions transactions;
    private final Set<Tenant> known = ConcurrentHashMap.newKeySet();

    Tenants(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Called before each unit that writes; asks the database once for each tenant. */
    void know(Tenant tenant) {
        if (known.contains(tenant)) {
            return;
        }
        try {
            transactions.commit(entities -> register(entities, tenant));
        } catch (PersistenceException e) {
            if (Failures.of(e) == Failures.OTHER) {
                throw e;
            }
            // Somebody else has registered it at this moment.
        }
        if (transactions.areOwn()) { // a host's transaction may yet be rolled back
            known.add(tenant);
        }
    }

    private static boolean register(EntityManager entities, Tenant tenant) {
        if (entities.find(EventHeadEntity.class, tenant.id()) == null) {
            entities.persist(head(tenant.id()));
        }
        return true;
    }

    static EventHeadEntity head(String tenant) {
        EventHeadEntity head = new EventHeadEntity();
        head.tenant = tenant;
        head.lastPosition = 0L;
        return head;
    }

    Set<Tenant> all() {
        return transactions.discard(entities -> {
            Set<Tenant> all = new LinkedHashSet<>();
            entities.createQuery("select h.tenant from crm_event_head h order by h.tenant", String.class)
                    .getResultList()
                    .forEach(id -> all.add(new Tenant(id)));
            return all;
        });
    }
}
