package dev.clientela.rules;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.clientela.persistence.jpa.JpaStore;
import dev.clientela.persistence.jpa.Schema;
import dev.clientela.security.Tenant;
import dev.clientela.store.CrmStore;
import dev.clientela.store.memory.InMemoryStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.ValidationMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The stores on which rules decide in tests. A database starts itself and ends with the JVM. */
public enum TestStore {
    MEMORY(InMemoryStore::new),
    H2(TestStore::h2),
    POSTGRESQL(TestStore::postgresql);

    private static final class Server {

        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final Supplier<CrmStore> opening;
    private volatile @Nullable CrmStore store;

    TestStore(Supplier<CrmStore> opening) {
        this.opening = opening;
    }

    /** The one that all tests share, each in a tenant of its own. */
    public synchronized CrmStore open() {
        CrmStore opened = store;
        if (opened == null) {
            opened = opening.get();
            store = opened;
        }
        return opened;
    }

    /** One in which there is nothing yet. */
    public static Tenant newTenant() {
        return new Tenant("t" + UUID.randomUUID());
    }

    private static CrmStore h2() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;OPTIMIZE_REUSE_RESULTS=0");
        config.setConnectionInitSql("set session characteristics as transaction isolation level snapshot");
        return database(config, Schema.h2());
    }

    private static CrmStore postgresql() {
        String name = "rules_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(Server.POSTGRES.getJdbcUrl("postgres", name));
        config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        return database(config, Schema.postgresql());
    }

    private static CrmStore database(HikariConfig config, Schema schema) {
        config.setMaximumPoolSize(6);
        config.setMinimumIdle(0);
        HikariDataSource connections = new HikariDataSource(config);
        schema.scripts().forEach(script -> run(connections, script));
        return JpaStore.over(new PersistenceConfiguration("rules")
                .mappingFile("META-INF/clientela-orm.xml")
                .property("jakarta.persistence.nonJtaDataSource", connections)
                .property("hibernate.type.java_time_use_direct_jdbc", "true")
                .validationMode(ValidationMode.NONE)
                .createEntityManagerFactory());
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
}
