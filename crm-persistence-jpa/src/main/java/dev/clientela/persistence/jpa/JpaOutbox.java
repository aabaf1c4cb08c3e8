package dev.clientela.persistence.jpa;

import dev.clientela.persistence.jpa.entity.DeliveryEntity;
import dev.clientela.persistence.jpa.entity.EventEntity;
import dev.clientela.store.Outbox;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Deliveries as rows of {@code crm_delivery}, on the database's clock.
 *
 * <p>A claim is one transaction of three executions, four on PostgreSQL, however large the batch: it locks the rows that it
 * finds, passing over those that another relay has locked at this moment, reads their events, and marks them. Nothing is
 * locked while an event is delivered. Where two relays are in each other's way nevertheless, the one that loses tries again
 * on what the other has left. In a host's transaction it cannot: there, the conflict is the host's, and what was claimed is
 * claimed for the others only when the host has committed.
 */
final class JpaOutbox implements Outbox {

    private static final int MOST_TRIES = 20;

    private final Transactions transactions;
    private final EventMapping events;
    private final DeliverySql sql;

    JpaOutbox(Transactions transactions, Mappings mappings) {
        this.transactions = transactions;
        this.events = new EventMapping(mappings.catalog());
        this.sql = new DeliverySql(mappings.names());
    }

    @Override
    public List<Delivery> claim(String subscriber, int limit, Duration lease, Instant now) {
        UUID claim = UUID.randomUUID();
        return retried(entities -> {
            List<DeliverySql.Due> due = Connections.on(entities, connection -> {
                if (transactions.areOwn()) {
                    sql.lookAtWhatIs(connection);
                }
                return sql.lockDue(connection, subscriber, limit);
            });
            Map<DeliverySql.EventKey, EventEntity> seen =
                    eventsOf(entities, due.stream().map(DeliverySql.Due::event).toList());
            // A lock may be had on what was committed behind the snapshot, whose event is for the next claim to see.
            List<DeliverySql.Due> claimed =
                    due.stream().filter(each -> seen.containsKey(each.event())).toList();
            Connections.on(entities, connection -> {
                sql.claim(connection, subscriber, claimed, claim, lease);
                return true;
            });
            return claimed.stream()
                    .map(each -> new Delivery(
                            events.event(Objects.requireNonNull(seen.get(each.event()))),
                            subscriber,
                            each.attempts() + 1,
                            claim))
                    .toList();
        });
    }

    private static Map<DeliverySql.EventKey, EventEntity> eventsOf(
            EntityManager entities, List<DeliverySql.EventKey> keys) {
        Map<DeliverySql.EventKey, EventEntity> found = new HashMap<>();
        for (List<DeliverySql.EventKey> some : Parts.of(keys)) {
            // An id stands in several tenants at most by an accident of the host's ids; the key sorts that out.
            entities.createQuery(
                            "select e from crm_event e where e.tenant in :tenants and e.recordId in :ids",
                            EventEntity.class)
                    .setParameter(
                            "tenants",
                            some.stream()
                                    .map(DeliverySql.EventKey::tenant)
                                    .distinct()
                                    .toList())
                    .setFlushMode(FlushModeType.COMMIT)
                    .setParameter(
                            "ids", some.stream().map(DeliverySql.EventKey::id).toList())
                    .getResultList()
                    .forEach(event -> {
                        entities.detach(event);
                        found.put(
                                new DeliverySql.EventKey(
                                        Objects.requireNonNull(event.tenant), Objects.requireNonNull(event.recordId)),
                                event);
                    });
        }
        return found;
    }

    @Override
    public List<Delivery> delivered(Collection<Delivery> deliveries) {
        return deliveries.isEmpty()
                ? List.of()
                : retried(
                        entities -> Connections.on(entities, connection -> sql.deleteClaimed(connection, deliveries)));
    }

    @Override
    public void failed(Delivery delivery, String error, Duration wait, Instant now) {
        requireOne(
                retried(entities ->
                        Connections.on(entities, connection -> sql.postpone(connection, delivery, error, wait))),
                delivery.event().id(),
                delivery.subscriber());
    }

    @Override
    public void dead(Delivery delivery, String error, Instant now) {
        requireOne(
                retried(entities -> Connections.on(entities, connection -> sql.giveUp(connection, delivery, error))),
                delivery.event().id(),
                delivery.subscriber());
    }

    @Override
    public void revive(UUID eventId, String subscriber) {
        requireOne(
                retried(entities ->
                        Connections.on(entities, connection -> sql.revive(connection, eventId, subscriber))),
                eventId,
                subscriber);
    }

    private static void requireOne(int changed, UUID event, String subscriber) {
        if (changed != 1) {
            throw Outbox.noSuchDelivery(event, subscriber);
        }
    }

    /** Work that says itself what it compares, so that doing it again does no harm. */
    private <T> T retried(Function<EntityManager, T> work) {
        int most = transactions.areOwn() ? MOST_TRIES : 1;
        for (int tries = 1; ; tries++) {
            try {
                return transactions.commit(work);
            } catch (PersistenceException e) {
                if (Failures.of(e) != Failures.CONFLICT || tries == most) {
                    throw Failures.refusal(e);
                }
            }
        }
    }

    @Override
    public int purgeDead(Duration age, int limit, Instant now) {
        return retried(entities -> Connections.on(entities, connection -> {
            int purged = 0;
            for (String subscriber : sql.subscribers(connection, false)) {
                if (purged < limit) {
                    purged += sql.purgeDead(connection, subscriber, age, limit - purged);
                }
            }
            return purged;
        }));
    }

    @Override
    public List<DeadLetter> deadLetters(int limit) {
        return read(entities -> {
            List<DeliveryEntity> rows = new ArrayList<>();
            Set<String> subscribers = Connections.on(entities, connection -> sql.subscribers(connection, false));
            for (String subscriber : subscribers) {
                rows.addAll(entities.createQuery(
                                "select d from crm_delivery d where d.subscriber = :subscriber and d.givenUp = true"
                                        + " order by d.arrival",
                                DeliveryEntity.class)
                        .setParameter("subscriber", subscriber)
                        .setFlushMode(FlushModeType.COMMIT)
                        .setMaxResults(limit)
                        .getResultList());
            }
            rows.forEach(entities::detach);
            rows.sort(Comparator.comparing(row -> Objects.requireNonNull(row.arrival)));
            List<DeliveryEntity> oldest = rows.subList(0, Math.min(limit, rows.size()));
            Map<DeliverySql.EventKey, EventEntity> byKey =
                    eventsOf(entities, oldest.stream().map(JpaOutbox::key).toList());
            return oldest.stream()
                    .map(row -> new DeadLetter(
                            events.event(Objects.requireNonNull(byKey.get(key(row)))),
                            Objects.requireNonNull(row.subscriber),
                            Objects.requireNonNull(row.attempts),
                            Optional.ofNullable(row.lastError).orElse("")))
                    .toList();
        });
    }

    private static DeliverySql.EventKey key(DeliveryEntity row) {
        return new DeliverySql.EventKey(Objects.requireNonNull(row.tenant), Objects.requireNonNull(row.eventId));
    }

    @Override
    public long backlog(String subscriber) {
        return read(entities -> entities.createQuery(
                        "select count(d.eventId) from crm_delivery d where d.subscriber = :subscriber"
                                + " and d.givenUp = false",
                        Long.class)
                .setParameter("subscriber", subscriber)
                .setFlushMode(FlushModeType.COMMIT)
                .getSingleResult());
    }

    @Override
    public Set<String> subscribersWaiting() {
        return read(entities -> Connections.on(entities, connection -> sql.subscribers(connection, true)));
    }

    private <T> T read(Function<EntityManager, T> work) {
        try {
            return transactions.discard(work);
        } catch (PersistenceException e) {
            throw Failures.refusal(e);
        }
    }
}
