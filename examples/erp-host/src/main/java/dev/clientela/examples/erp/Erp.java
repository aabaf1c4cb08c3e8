package dev.clientela.examples.erp;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.housekeeping.HousekeepingReport;
import dev.clientela.persistence.jpa.JpaStore;
import dev.clientela.quote.PublicQuotes;
import dev.clientela.security.Actor;
import dev.clientela.store.CrmStore;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.time.Instant;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The ERP, put together: its connections, its transactions, and the CRM inside them. */
final class Erp implements AutoCloseable {

    private final HikariDataSource connections;
    private final EntityManagerFactory entities;
    private final Transactions transactions;
    private final CrmEvents events;
    private final Crm crm;
    private final Crm relay;
    private final Customers customers;
    private final Orders orders;

    Erp(String jdbcUrl) {
        connections = connections(jdbcUrl);
        migrate(connections);
        entities = Persistence.createEntityManagerFactory(
                "erp", Map.of("jakarta.persistence.nonJtaDataSource", connections));
        transactions = new Transactions(entities);
        events = new CrmEvents(this);
        crm = crm(JpaStore.joining(entities, transactions::current));
        relay = crm(JpaStore.over(entities));
        customers = new Customers(transactions, crm.as(Actor.system("erp")));
        orders = new Orders(transactions, crm.as(Actor.system("erp")), customers);
    }

    /** The same settings for both: who writes an event notes who is to be told of it, who relays it tells them. */
    private Crm crm(CrmStore store) {
        return Crm.builder()
                .store(store)
                .subscriber(events)
                .orders(accepted -> orders().place(accepted))
                .build();
    }

    private static HikariDataSource connections(String jdbcUrl) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        return new HikariDataSource(config);
    }

    /** Two histories, so that neither the CRM's versions nor the ERP's get into the other's way. */
    private static void migrate(DataSource connections) {
        Flyway.configure()
                .dataSource(connections)
                .locations("classpath:dev/clientela/persistence/jpa/sql/postgresql")
                .table("crm_schema_history")
                .load()
                .migrate();
        Flyway.configure()
                .dataSource(connections)
                .locations("classpath:dev/clientela/examples/erp/sql")
                .table("erp_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    /** The CRM as one of the ERP's users has it, within the transaction that is open. */
    CrmSession crmOf(String user) {
        return crm.as(Actor.user(user));
    }

    /** What the customer of an offer does on the ERP's web page, within the transaction that is open. */
    PublicQuotes offersOfCustomers() {
        return crm.publicQuotes();
    }

    Transactions transactions() {
        return transactions;
    }

    Customers customers() {
        return customers;
    }

    Orders orders() {
        return orders;
    }

    CrmEvents events() {
        return events;
    }

    /** What the ERP's scheduler calls every minute or so, on each of its nodes. */
    HousekeepingReport relayEvents() {
        return relay.housekeeping().runDue(Instant.now());
    }

    @Override
    public void close() {
        entities.close();
        connections.close();
    }
}
