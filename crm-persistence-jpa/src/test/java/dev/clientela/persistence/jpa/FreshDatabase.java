package dev.clientela.persistence.jpa;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** A PostgreSQL database of a test's own, for programs that run in other processes. */
final class FreshDatabase {

    private FreshDatabase() {}

    /** Makes the tables in an empty database. */
    static void create(String url) {
        try (HikariDataSource pool = pool(url, 1)) {
            Schema.postgresql().scripts().forEach(script -> Database.run(pool, script.statements()));
        }
    }

    /** Connections that work on snapshots. */
    static HikariDataSource pool(String url, int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        config.setMaximumPoolSize(connections);
        return new HikariDataSource(config);
    }
}
