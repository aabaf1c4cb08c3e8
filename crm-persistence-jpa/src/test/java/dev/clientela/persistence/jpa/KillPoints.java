package dev.clientela.persistence.jpa;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Kills nodes with SIGKILL and counts what they were at. A node is frozen first, so that the database can be asked
 * while nothing moves.
 */
final class KillPoints {

    private final DataSource database;
    private final Database product;
    private Set<String> unmarked = new HashSet<>();
    private int kills;
    private int inTransaction;
    private int inCommit;
    private int beforeAnswer;
    private int beforeMark;

    KillPoints(DataSource database, Database product) {
        this.database = database;
        this.product = product;
    }

    void kill(Process node) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -STOP " + node.pid()).start().waitFor();
        kills++;
        inTransaction += FreshDatabase.number(database, transactions()) > 0 ? 1 : 0;
        inCommit += FreshDatabase.number(database, commits()) > 0 ? 1 : 0;
        Set<String> unmarkedNow =
                texts("select f.event_id from effect f join crm_delivery d on d.event_id = f.event_id");
        beforeMark += unmarked.containsAll(unmarkedNow) ? 0 : 1;
        unmarked = unmarkedNow;
        node.toHandle().destroyForcibly(); // the process would close what it has said
        node.waitFor();
    }

    private String transactions() {
        return product == Database.MARIADB
                ? "select count(*) from information_schema.innodb_trx where trx_mysql_thread_id <> connection_id()"
                : "select count(*) from pg_stat_activity where pid <> pg_backend_pid()"
                        + " and (state = 'active' or state like 'idle in transaction%')";
    }

    private String commits() {
        return product == Database.MARIADB
                ? "select count(*) from information_schema.processlist where info = 'COMMIT'"
                : "select count(*) from pg_stat_activity where state = 'active' and query = 'COMMIT'";
    }

    /** @param done the commands that the node that was killed, or one before it, has said to be done */
    void said(Set<Integer> done) {
        boolean untold = texts("select command_key from crm_command").stream()
                .filter(key -> CrashingNode.isLastOfCommand(key))
                .anyMatch(key -> !done.contains(CrashingNode.numberOf(key)));
        beforeAnswer += untold ? 1 : 0;
    }

    private Set<String> texts(String sql) {
        Set<String> found = new HashSet<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
        return found;
    }

    /** Whether there was a kill at every point that matters. */
    boolean areSpread() {
        return inTransaction > 0 && inCommit > 0 && beforeAnswer > 0 && beforeMark > 0;
    }

    @Override
    public String toString() {
        return ("%d kills: %d with a transaction open, %d in a commit, %d between a commit and its answer,"
                        + " %d between a delivery and its mark")
                .formatted(kills, inTransaction, inCommit, beforeAnswer, beforeMark);
    }
}
