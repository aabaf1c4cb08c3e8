package dev.clientela.persistence.jpa;

import dev.clientela.store.Outbox.Delivery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The statements on {@code crm_delivery}. The time in them is that of the database, at each statement.
 *
 * <p>{@code for update skip locked} is no standard, but PostgreSQL, MariaDB since 10.6 and H2 since 2.2 say it alike.
 */
final class DeliverySql {

    private static final String IS_KEY = " where tenant = ? and event_id = ? and subscriber = ?";
    private static final String IS_CLAIMED = IS_KEY + " and claim = ? and given_up = false";

    private final String table;

    DeliverySql(TableNames names) {
        this.table = names.qualified("delivery");
    }

    /** What an event is known by. */
    record EventKey(String tenant, UUID id) {}

    /** A delivery whose time has come. */
    record Due(EventKey event, int attempts) {}

    /**
     * Lets a transaction that has just begun see each row as it is and not as it was. PostgreSQL would else refuse a claim
     * whenever another relay has claimed something between its snapshot and its locks, which relays that go on at once
     * always do.
     */
    void lookAtWhatIs(Connection connection) throws SQLException {
        if (DatabaseProduct.of(connection) == DatabaseProduct.POSTGRESQL) {
            execute(connection, "set transaction isolation level read committed", List.of());
        }
    }

    /**
     * Locks the oldest deliveries that are due, but for those that another transaction has locked. Of each record, only
     * the first that waits for the subscriber is looked for, by its version and then by its arrival.
     *
     * <p>MariaDB, on snapshots, does not pass over a row that somebody has changed since: it refuses, for as long as their
     * transaction takes. So there the rows are looked at as they are now. The first of a record is still found in the
     * snapshot, where at worst one stands that has been delivered since, and the next one waits for the next claim.
     */
    List<Due> lockDue(Connection connection, String subscriber, int limit) throws SQLException {
        // A scalar subquery, which stops at the first row of an index, not a join, which might read the whole backlog.
        boolean refusing = DatabaseProduct.of(connection) == DatabaseProduct.MARIADB;
        String sql = (refusing ? "set statement innodb_snapshot_isolation = off for " : "")
                + "select d.tenant, d.event_id, d.attempts from " + table + " d"
                + " where d.subscriber = ? and d.given_up = false and d.due <= " + DatabaseClock.expression(connection)
                + " and d.event_id = (select b.event_id from " + table + " b where b.tenant = d.tenant"
                + " and b.about_type = d.about_type and b.about_id = d.about_id and b.subscriber = d.subscriber"
                + " and b.given_up = false order by b.about_version, b.arrival limit 1)"
                + " order by d.arrival limit ? for update skip locked";
        List<Due> due = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, subscriber);
            select.setInt(2, limit);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    due.add(new Due(new EventKey(rows.getString(1), rows.getObject(2, UUID.class)), rows.getInt(3)));
                }
            }
        }
        return due;
    }

    void claim(Connection connection, String subscriber, List<Due> due, UUID claim, Duration lease)
            throws SQLException {
        String sql = "update " + table + " set claim = ?, due = " + DatabaseClock.expression(connection)
                + " + ?, attempts = attempts + 1" + IS_KEY;
        Batch.of(connection, sql)
                .run(
                        due,
                        each -> List.of(
                                claim,
                                micros(lease),
                                each.event().tenant(),
                                each.event().id(),
                                subscriber));
    }

    /** @return those that were not there, claimed like this */
    List<Delivery> deleteClaimed(Connection connection, Collection<Delivery> deliveries) throws SQLException {
        return Batch.of(connection, "delete from " + table + IS_CLAIMED).run(deliveries, DeliverySql::claimed);
    }

    private static List<Object> claimed(Delivery delivery) {
        return List.of(delivery.event().tenant().id(), delivery.event().id(), delivery.subscriber(), delivery.claim());
    }

    int postpone(Connection connection, Delivery delivery, String error, Duration wait) throws SQLException {
        String sql = "update " + table + " set claim = null, due = " + DatabaseClock.expression(connection)
                + " + ?, last_error = ?" + IS_CLAIMED;
        List<Object> parameters = new ArrayList<>(List.of(micros(wait), error));
        parameters.addAll(claimed(delivery));
        return execute(connection, sql, parameters);
    }

    int giveUp(Connection connection, Delivery delivery, String error) throws SQLException {
        String sql = "update " + table + " set claim = null, given_up = true, due = "
                + DatabaseClock.expression(connection) + ", last_error = ?" + IS_CLAIMED;
        List<Object> parameters = new ArrayList<>(List.of(error));
        parameters.addAll(claimed(delivery));
        return execute(connection, sql, parameters);
    }

    int revive(Connection connection, UUID event, String subscriber) throws SQLException {
        String sql = "update " + table + " set given_up = false, attempts = 0, due = 0, last_error = null"
                + " where subscriber = ? and given_up = true and event_id = ?";
        return execute(connection, sql, List.of(subscriber, event));
    }

    int purgeDead(Connection connection, String subscriber, Duration age, int limit) throws SQLException {
        String sql = "select tenant, event_id from " + table + " where subscriber = ? and given_up = true and due <= "
                + DatabaseClock.expression(connection) + " - ? order by arrival limit ? for update skip locked";
        List<EventKey> dead = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, subscriber);
            select.setLong(2, micros(age));
            select.setInt(3, limit);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    dead.add(new EventKey(rows.getString(1), rows.getObject(2, UUID.class)));
                }
            }
        }
        Batch.of(connection, "delete from " + table + IS_KEY)
                .run(dead, each -> List.of(each.tenant(), each.id(), subscriber));
        return dead.size();
    }

    /**
     * Those for whom deliveries wait, or else for whom there are any at all. Goes from one name to the next, so that it
     * costs a step in an index for each name and not one for each delivery.
     */
    Set<String> subscribers(Connection connection, boolean waiting) throws SQLException {
        String sql = "select min(subscriber) from " + table + " where subscriber > ?"
                + (waiting ? " and given_up = false" : "");
        Set<String> found = new TreeSet<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            String last = "";
            while (last != null) {
                select.setString(1, last);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    last = row.getString(1);
                }
                if (last != null) {
                    found.add(last);
                }
            }
        }
        return found;
    }

    private static int execute(Connection connection, String sql, List<Object> parameters) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            int place = 0;
            for (Object parameter : parameters) {
                update.setObject(++place, parameter);
            }
            return update.executeUpdate();
        }
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }
}
