package dev.clientela.examples.galera;

import dev.clientela.event.EventEnvelope;
import dev.clientela.event.EventSubscriber;
import dev.clientela.record.RecordRef;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;

/** What the events bring about: one row for each, under its id. Watches how the relays of all hosts tell of them. */
final class Effects {

    static final String TABLE = "create table effect (event_id uuid primary key)";

    private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();
    private final Map<RecordRef, Long> latest = new ConcurrentHashMap<>();
    private final LongAdder toldAgain = new LongAdder();
    private final LongAdder toldTwiceAtOnce = new LongAdder();
    private final LongAdder toldOutOfOrder = new LongAdder();

    /** How often an event was told that had its effect already, which a subscriber has to expect. */
    long toldAgain() {
        return toldAgain.sum();
    }

    /** How often two relays told of an event at the same time. */
    long toldTwiceAtOnce() {
        return toldTwiceAtOnce.sum();
    }

    /** How often an event was told after a later one of the same record. */
    long toldOutOfOrder() {
        return toldOutOfOrder.sum();
    }

    /** The subscriber of one host. */
    EventSubscriber through(DataSource pool) {
        return new Subscriber(this, pool);
    }

    private void on(EventEnvelope event, DataSource pool) {
        if (!underWay.add(event.id())) {
            toldTwiceAtOnce.increment();
        }
        try {
            if (latest.merge(event.record(), event.version(), Math::max) > event.version()) {
                toldOutOfOrder.increment();
            }
            if (!add(event.id(), pool)) {
                toldAgain.increment();
            }
        } finally {
            underWay.remove(event.id());
        }
    }

    private static boolean add(UUID event, DataSource pool) {
        try (Connection connection = pool.getConnection();
                PreparedStatement effect =
                        connection.prepareStatement("insert ignore into effect (event_id) values (?)")) {
            effect.setObject(1, event);
            return effect.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException(e); // told again later
        }
    }

    private record Subscriber(Effects effects, DataSource pool) implements EventSubscriber {

        @Override
        public String name() {
            return "effects";
        }

        @Override
        public void on(EventEnvelope event) {
            effects.on(event, pool);
        }
    }
}
