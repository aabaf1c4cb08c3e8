package dev.clientela.examples.benchmarks.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.persistence.jpa.JpaStore;
import dev.clientela.security.Actor;
import dev.clientela.security.Tenant;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.ValidationMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** One database, with the CRM on it and the connections that the hand uses: both from one pool, set up alike. */
final class Workplace implements AutoCloseable {

    static final String TENANT = "acme";
    static final String ADA = "user:ada";

    private final Base base;
    private final CrmSession session;

    private Workplace(Base base) {
        this.base = base;
        this.session = crm(base.factory()).as(Actor.user("ada").in(new Tenant(TENANT)));
    }

    /**
     * What a host has before it has a CRM: connections and a provider of persistence.
     *
     * @param source the pool, and what stands around it
     */
    record Base(HikariDataSource pool, DataSource source, EntityManagerFactory factory) implements AutoCloseable {

        static Base at(String url) {
            return at(url, UnaryOperator.identity());
        }

        static Base at(String url, UnaryOperator<DataSource> around) {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(url);
            config.setMaximumPoolSize(8);
            config.setAutoCommit(false);
            config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
            HikariDataSource pool = new HikariDataSource(config);
            DataSource source = around.apply(pool);
            return new Base(pool, source, provided(source));
        }

        private static EntityManagerFactory provided(DataSource source) {
            return new org.hibernate.jpa.HibernatePersistenceProvider()
                    .createEntityManagerFactory(new PersistenceConfiguration("benchmarks")
                            .validationMode(ValidationMode.NONE)
                            .property("jakarta.persistence.nonJtaDataSource", source)
                            .property("hibernate.connection.provider_disables_autocommit", "true")
                            .mappingFile("META-INF/clientela-orm.xml"));
        }

        @Override
        public void close() {
            factory.close();
            pool.close();
        }
    }

    static Workplace at(String url) {
        return new Workplace(Base.at(url));
    }

    /** @param around what stands between the pool and those who use it */
    static Workplace at(String url, UnaryOperator<DataSource> around) {
        return new Workplace(Base.at(url, around));
    }

    static Crm crm(EntityManagerFactory factory) {
        return Crm.builder().store(JpaStore.over(factory)).build();
    }

    CrmSession session() {
        return session;
    }

    /** A piece of work on a connection. */
    interface Work<T> {

        T on(Connection connection) throws SQLException;
    }

    /** One transaction of the hand. */
    <T> T transaction(Work<T> work) {
        try (Connection connection = base.source().getConnection()) {
            T result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What only reads is rolled back, by the pool. */
    <T> T reading(Work<T> work) {
        try (Connection connection = base.source().getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(String sql) {
        execute(List.of(sql));
    }

    /** One after the other on one connection, each for itself. */
    void execute(List<String> statements) {
        try (Connection connection = base.pool().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(String.join(";\n", statements), e);
        }
    }

    @Override
    public void close() {
        base.close();
    }
}
