package dev.clientela.persistence.jpa;

import dev.clientela.record.RecordRef;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;

/**
 * Gives the events that have been committed their places in the tenant's log.
 *
 * <p>A number given out while an event is inserted would not do: of two units that run at once, the one with the lower
 * number may commit later, and whoever has read past it never sees it. So events get their place only once they are
 * committed, from one counter that a single transaction at a time may move. Writers pay nothing for it and never wait
 * for each other; a follower pays one update for each event, once, a thousand of them in one batch.
 *
 * <p>Each thousand is numbered in a short transaction of the store's own, never in a host's, which would hold the counter
 * for as long as it pleases.
 */
record EventNumbering(Transactions own, TableNames names, String tenant) {

    private static final int MOST_AT_ONCE = 1_000;
    private static final int MOST_TRIES = 8;

    /** An event without a place. */
    private record Waiting(UUID id, RecordRef about, long version) {}

    /** Numbers what is committed. */
    void number() {
        for (int tries = 0; tries < MOST_TRIES && waits(); tries++) {
            try {
                while (own.commit(entities -> Connections.on(entities, this::numberSome)) == MOST_AT_ONCE) {
                    tries = 0;
                }
            } catch (PersistenceException e) {
                // Somebody else numbers at this moment. What is still left after a few tries, a later reader sees.
                Failures kind = Failures.of(e);
                if (kind != Failures.CONFLICT && kind != Failures.DUPLICATE) {
                    throw e;
                }
            }
        }
    }

    private boolean waits() {
        return own.discard(entities -> Connections.on(
                entities, connection -> !unnumbered(connection, 1).isEmpty()));
    }

    private int numberSome(Connection connection) throws SQLException {
        long position = lockedHead(connection);
        List<Waiting> events = unnumbered(connection, MOST_AT_ONCE);
        Map<UUID, Long> positions = new HashMap<>();
        for (Waiting event : inOrderOfVersions(events)) {
            positions.put(event.id(), ++position);
        }
        Batch.of(connection, "update " + names.qualified("event") + " set log_position = ? where tenant = ? and id = ?")
                .run(events, event -> List.of(positions.get(event.id()), tenant, event.id()));
        try (PreparedStatement update = connection.prepareStatement(
                "update " + names.qualified("event_head") + " set last_position = ? where tenant = ?")) {
            update.setLong(1, position);
            update.setString(2, tenant);
            update.executeUpdate();
        }
        return events.size();
    }

    private long lockedHead(Connection connection) throws SQLException {
        String head = names.qualified("event_head");
        try (PreparedStatement select =
                connection.prepareStatement("select last_position from " + head + " where tenant = ? for update")) {
            select.setString(1, tenant);
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    return row.getLong(1);
                }
            }
        }
        Tenants.insert(connection, names, tenant);
        return 0;
    }

    private List<Waiting> unnumbered(Connection connection, int limit) throws SQLException {
        List<Waiting> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select id, about_type, about_id, about_version from " + names.qualified("event")
                        + " where tenant = ? and log_position is null order by arrival limit ?")) {
            select.setString(1, tenant);
            select.setInt(2, limit);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new Waiting(
                            rows.getObject(1, UUID.class),
                            new RecordRef(rows.getString(2), rows.getObject(3, UUID.class)),
                            rows.getLong(4)));
                }
            }
        }
        return found;
    }

    /** The same events, each record's among themselves by version: on a cluster, arrival need not tell that. */
    private static List<Waiting> inOrderOfVersions(List<Waiting> arrived) {
        Map<RecordRef, Queue<Waiting>> byRecord = new HashMap<>();
        arrived.stream()
                .sorted(Comparator.comparingLong(Waiting::version))
                .forEach(event -> byRecord.computeIfAbsent(event.about(), ref -> new ArrayDeque<>())
                        .add(event));
        return arrived.stream()
                .map(event ->
                        Objects.requireNonNull(byRecord.get(event.about())).remove())
                .toList();
    }
}
