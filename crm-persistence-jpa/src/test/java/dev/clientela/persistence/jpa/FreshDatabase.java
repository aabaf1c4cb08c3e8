package dev.clientela.persistence.jpa;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** A database of a test's own on PostgreSQL or MariaDB, for programs that run in other processes. */
final class FreshDatabase {

    private FreshDatabase() {}

    private static boolean isMariaDB(String url) {
        return url.startsWith("jdbc:mariadb:");
    }

    /** Makes the tables in an empty database. */
    static void create(String url) {
        Schema schema = isMariaDB(url) ? Schema.mariadb() : Schema.postgresql();
        try (HikariDataSource pool = pool(url, 1)) {
            schema.scripts().forEach(script -> Database.run(pool, script.statements()));
        }
    }

    /** Connections that work on snapshots. */
    static HikariDataSource pool(String url, int connections) {
        return new HikariDataSource(config(url, connections));
    }

    static HikariConfig config(String url, int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        if (isMariaDB(url)) {
            config.setConnectionInitSql("set session innodb_snapshot_isolation = on");
        }
        config.setMaximumPoolSize(connections);
        return config;
    }

    static void execute(DataSource database, String sql) {
        Database.run(database, List.of(sql));
    }

    /** The only value of the only row. */
    static String text(DataSource database, String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    static long number(DataSource database, String sql) {
        return Long.parseLong(text(database, sql));
    }
}
