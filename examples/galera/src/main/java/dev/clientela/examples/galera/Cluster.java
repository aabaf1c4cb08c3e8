package dev.clientela.examples.galera;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.clientela.persistence.jpa.Schema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The nodes of the cluster.
 *
 * @param addresses of each, host and port
 */
record Cluster(List<String> addresses) {

    int size() {
        return addresses.size();
    }

    /**
     * Connections to one node, and to the next while that one is down. The driver then changes the node also under a
     * connection that is in use, but runs nothing again that was part of a transaction: the unit of work is told. What a
     * connection needs is set at the server or in the URL, for a statement of the pool's would be forgotten with the node.
     */
    HikariDataSource pool(int preferred, int connections) {
        List<String> inOrder = new ArrayList<>(addresses);
        Collections.rotate(inOrder, -preferred);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:mariadb:sequential://" + String.join(",", inOrder) + "/crm"
                + "?deniedListTimeout=2000&connectTimeout=2000&socketTimeout=60000");
        config.setUsername("crm");
        config.setPassword("crm");
        config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(5_000);
        return new HikariDataSource(config);
    }

    /** A connection to one node and no other. */
    Connection connect(int node) throws SQLException {
        return DriverManager.getConnection("jdbc:mariadb://" + addresses.get(node) + "/crm", "crm", "crm");
    }

    /** Makes all tables anew. */
    void create() throws SQLException {
        try (Connection connection = connect(0);
                Statement statement = connection.createStatement()) {
            statement.execute("drop database crm");
            statement.execute("create database crm");
            statement.execute("use crm");
            for (Schema.Script script : Schema.mariadb().scripts()) {
                for (String each : script.statements()) {
                    statement.execute(each);
                }
            }
            statement.execute(Effects.TABLE);
        }
    }
}
