package dev.clientela.examples.benchmarks.database;

import dev.clientela.persistence.jpa.Schema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL server of a run. The process that starts the benchmarks starts it, unless {@code -Dcrm.benchmarks.url}
 * names one; the processes that JMH forks are told where it is. Each benchmark has a database of its own.
 *
 * <p>The embedded server does not wait for the disk at a commit ({@code fsync} and {@code synchronous_commit} are off),
 * which leaves nothing behind which the library's own time could hide.
 */
public final class Server implements AutoCloseable {

    static final String URL = "crm.benchmarks.url";

    private static final String TEMPLATE = "crm_template";

    private final @Nullable EmbeddedPostgres embedded;
    private final String url;

    private Server(@Nullable EmbeddedPostgres embedded, String url) {
        this.embedded = embedded;
        this.url = url;
    }

    /** Starts a server, or takes the one that is named, and makes a database with the schema to copy others from. */
    public static Server start() throws IOException {
        String given = System.getProperty(URL);
        EmbeddedPostgres embedded = given != null
                ? null
                : EmbeddedPostgres.builder()
                        .setServerConfig("shared_buffers", "512MB")
                        .setServerConfig("maintenance_work_mem", "256MB")
                        .setServerConfig("max_wal_size", "4GB")
                        .start();
        Server server = new Server(embedded, embedded == null ? given : embedded.getJdbcUrl("postgres", "postgres"));
        server.recreate(TEMPLATE, "template0");
        Schema.postgresql().scripts().forEach(script -> execute(server.url(TEMPLATE), script.statements()));
        return server;
    }

    /** The server of this run, from within a forked process. */
    static Server running() {
        return new Server(null, System.getProperty(URL));
    }

    /** To be given to processes that use it. */
    public String jvmArgument() {
        return "-D" + URL + "=" + url;
    }

    /** @return the URL of a new database with the schema and no rows */
    String fresh(String database) {
        recreate(database, TEMPLATE);
        return url(database);
    }

    /** @return the URL of the database with these rows, which are made when it is asked for first */
    String filled(String database, String... scripts) {
        return filled(database, url -> List.of(scripts).forEach(script -> run(url, script)));
    }

    /** @return the URL of the database that was filled so when it was asked for first */
    String filled(String database, Consumer<String> filling) {
        if (!has(database + "_filled")) {
            filling.accept(fresh(database));
            recreate(database + "_filled", TEMPLATE); // says that all went well
        }
        return url(database);
    }

    /** @return the URL of a new copy of the database with these rows */
    String copy(String database, String filled, String script) {
        filled(filled, script);
        recreate(database, filled);
        return url(database);
    }

    private boolean has(String database) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                var found = statement.executeQuery("select 1 from pg_database where datname = '" + database + "'")) {
            return found.next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void recreate(String database, String template) {
        execute(
                url,
                List.of(
                        "drop database if exists " + database + " with (force)",
                        "create database " + database + " template " + template));
    }

    private String url(String database) {
        return url.replaceFirst("(//[^/]+/)[^?]*", "$1" + database);
    }

    private static void run(String url, String script) {
        execute(url, new Schema.Script(script, text(script)).statements());
    }

    static String text(String resource) {
        try (InputStream in = Server.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(resource, e);
        }
    }

    private static void execute(String url, List<String> statements) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(url, e);
        }
    }

    @Override
    public void close() throws IOException {
        if (embedded != null) {
            embedded.close();
        }
    }
}
