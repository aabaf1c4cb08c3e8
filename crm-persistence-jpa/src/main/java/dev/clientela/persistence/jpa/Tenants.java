package dev.clientela.persistence.jpa;

import dev.clientela.error.StoreException;
import dev.clientela.security.Tenant;
import dev.clientela.store.StoreErrors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The tenants that were ever written for: those that have a head of their event log. Thread-safe. */
final class Tenants {

    private final Transactions transactions;
    private final TableNames names;
    private final Set<Tenant> known = ConcurrentHashMap.newKeySet();
    private final Set<Tenant> unsure = ConcurrentHashMap.newKeySet();

    Tenants(Transactions transactions, TableNames names) {
        this.transactions = transactions;
        this.names = names;
    }

    /**
     * Called before each unit that writes; asks the database once for each tenant. A host's transaction registers none
     * itself if that can be helped: others would have to wait for it with their first act for the same tenant.
     */
    void know(Tenant tenant) {
        if (known.contains(tenant)) {
            return;
        }
        if (transactions.areOwn()) {
            register(transactions, tenant);
            known.add(tenant);
        } else if (transactions.discard(entities -> isRegistered(entities, tenant.id()))) {
            if (!unsure.contains(tenant)) {
                known.add(tenant);
            }
        } else if (registerBeside(tenant)) {
            known.add(tenant);
        } else {
            unsure.add(tenant); // the host may yet roll back, so it is asked for each time
            register(transactions, tenant);
        }
    }

    private boolean registerBeside(Tenant tenant) {
        Optional<Transactions> beside = transactions.beside();
        try {
            beside.ifPresent(own -> register(own, tenant));
            return beside.isPresent();
        } catch (PersistenceException e) {
            if (Failures.of(e) != Failures.UNAVAILABLE) {
                throw e;
            }
            return false; // all connections are taken, perhaps by hosts who do just the same
        }
    }

    private void register(Transactions within, Tenant tenant) {
        try {
            within.commit(entities -> isRegistered(entities, tenant.id()) || insert(entities, tenant.id()));
        } catch (PersistenceException e) {
            Failures kind = Failures.of(e);
            if (kind != Failures.DUPLICATE && kind != Failures.CONFLICT) {
                throw e;
            }
            // Somebody else registers it at this moment.
        } catch (StoreException e) {
            if (!e.code().equals(StoreErrors.OUTCOME_UNKNOWN)) {
                throw e;
            }
            throw new StoreException(StoreErrors.UNAVAILABLE, Map.of(), e); // the unit itself has not begun
        }
    }

    private static boolean isRegistered(EntityManager entities, String tenant) {
        return !entities.createQuery("select h.tenant from crm_event_head h where h.tenant = :tenant", String.class)
                .setParameter("tenant", tenant)
                .setFlushMode(FlushModeType.COMMIT)
                .getResultList()
                .isEmpty();
    }

    private boolean insert(EntityManager entities, String tenant) {
        return Connections.on(entities, connection -> insert(connection, names, tenant));
    }

    /** Adds the head of the tenant's event log. */
    static boolean insert(Connection connection, TableNames names, String tenant) throws SQLException {
        String sql = "insert into " + names.qualified("event_head") + " (tenant, last_position) values (?, 0)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, tenant);
            return statement.executeUpdate() == 1;
        }
    }

    Set<Tenant> all() {
        return transactions.discard(entities -> {
            Set<Tenant> all = new LinkedHashSet<>();
            entities.createQuery("select h.tenant from crm_event_head h order by h.tenant", String.class)
                    .setFlushMode(FlushModeType.COMMIT)
                    .getResultList()
                    .forEach(id -> all.add(new Tenant(id)));
            return all;
        });
    }
}
