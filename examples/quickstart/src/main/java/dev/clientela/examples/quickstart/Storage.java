package dev.clientela.examples.quickstart;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.clientela.persistence.jpa.JpaStore;
import dev.clientela.persistence.jpa.Schema;
import dev.clientela.store.CrmStore;
import dev.clientela.store.memory.InMemoryStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.ValidationMode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;

/** Where one run keeps its records. A database starts itself, with nothing in it but the schema, and ends with the run. */
final class Storage implements AutoCloseable {

    private final String place;
    private final CrmStore store;
    private final Deque<AutoCloseable> opened;

    private Storage(String place, CrmStore store, Deque<AutoCloseable> opened) {
        this.place = place;
        this.store = store;
        this.opened = opened;
    }

    /** @param name {@code memory}, {@code h2} or {@code postgres} */
    static Storage named(String name) throws IOException {
        return switch (name) {
            case "memory" -> new Storage("in memory", new InMemoryStore(), new ArrayDeque<>());
            case "h2" -> h2();
            case "postgres" -> postgres();
            default -> throw new IllegalArgumentException("No store called " + name + ": memory, h2 or postgres");
        };
    }

    private static Storage h2() throws IOException {
        Deque<AutoCloseable> opened = new ArrayDeque<>();
        // Without the reuse of results, which every write would have to look through.
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";OPTIMIZE_REUSE_RESULTS=0";
        try {
            // The database lasts as long as somebody is connected to it.
            opened.push(DriverManager.getConnection(url));
        } catch (SQLException e) {
            throw new IOException("Cannot start H2", e);
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setConnectionInitSql("set session characteristics as transaction isolation level snapshot");
        return database("on H2", config, Schema.h2(), opened);
    }

    private static Storage postgres() throws IOException {
        Deque<AutoCloseable> opened = new ArrayDeque<>();
        EmbeddedPostgres server = EmbeddedPostgres.start();
        opened.push(server);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
        config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        return database("on PostgreSQL", config, Schema.postgresql(), opened);
    }

    private static Storage database(String place, HikariConfig config, Schema schema, Deque<AutoCloseable> opened) {
        config.setMaximumPoolSize(2);
        HikariDataSource connections = new HikariDataSource(config);
        opened.push(connections);
        schema.scripts().forEach(script -> run(connections, script));
        EntityManagerFactory entities = new PersistenceConfiguration("quickstart")
                .mappingFile("META-INF/clientela-orm.xml")
                .property("jakarta.persistence.nonJtaDataSource", connections)
                // Else a date-time passes through the zone of the JVM, where an hour may be missing.
                .property("hibernate.type.java_time_use_direct_jdbc", "true")
                .validationMode(ValidationMode.NONE)
                .createEntityManagerFactory();
        opened.push(entities);
        return new Storage(place, JpaStore.over(entities), opened);
    }

    private static void run(HikariDataSource connections, Schema.Script script) {
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : script.statements()) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(script.fileName(), e);
        }
    }

    CrmStore store() {
        return store;
    }

    /** As a sentence goes on: {@code in memory}, {@code on PostgreSQL}. */
    String place() {
        return place;
    }

    @Override
    public void close() throws IOException {
        for (AutoCloseable each : opened) {
            try {
                each.close();
            } catch (Exception e) {
                throw new IOException("Cannot close the store " + place, e);
            }
        }
    }
}
