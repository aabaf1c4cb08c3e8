package dev.clientela.rules;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.clientela.persistence.jpa.JpaStore;
import dev.clientela.persistence.jpa.Schema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.ValidationMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;

/** An empty database with the tables of the store, and the statements that it was asked. */
public final class TestDatabase implements AutoCloseable {

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final EntityManagerFactory factory;

    private TestDatabase(HikariConfig config, Schema schema) {
        config.setMaximumPoolSize(8);
        HikariDataSource pool = opened(new HikariDataSource(config));
        schema.scripts().forEach(script -> script.statements().forEach(sql -> run(pool, sql)));
        PersistenceConfiguration unit = new PersistenceConfiguration("crm-rules")
                .validationMode(ValidationMode.NONE)
                .property("jakarta.persistence.nonJtaDataSource", pool)
                .property("hibernate.hbm2ddl.auto", "validate")
                .property("hibernate.type.java_time_use_direct_jdbc", "true")
                .property("hibernate.generate_statistics", "true")
                .mappingFile("META-INF/clientela-orm.xml");
        factory = opened(new org.hibernate.jpa.HibernatePersistenceProvider().createEntityManagerFactory(unit));
    }

    private <C extends AutoCloseable> C opened(C resource) {
        open.push(resource);
        return resource;
    }

    private static void run(HikariDataSource pool, String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** H2 in memory, under a name of its own. */
    public static TestDatabase h2(String name) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
        config.setConnectionInitSql("set session characteristics as transaction isolation level snapshot");
        return new TestDatabase(config, Schema.h2());
    }

    /** PostgreSQL in a process of its own. */
    public static TestDatabase postgresql() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.start();
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
            config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
            TestDatabase database = new TestDatabase(config, Schema.postgresql());
            database.open.addLast(server);
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JpaStore store() {
        return JpaStore.over(factory);
    }

    /** How many statements the work sends. */
    public long statements(Runnable work) {
        Statistics statistics = factory.unwrap(SessionFactory.class).getStatistics();
        long before = statistics.getPrepareStatementCount();
        work.run();
        return statistics.getPrepareStatementCount() - before;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
