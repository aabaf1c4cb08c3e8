package dev.clientela.persistence.jpa;

import dev.clientela.error.StoreException;
import dev.clientela.persistence.jpa.entity.DeliveryEntity;
import dev.clientela.persistence.jpa.entity.EventEntity;
import dev.clientela.store.Outbox;
import dev.clientela.store.StoreErrors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

/**
 * Deliveries as rows of {@code crm_delivery}, on the database's clock.
 *
 * <p>A claim marks its rows by one statement that compares what was read; when another relay was faster, it looks again.
 * Nothing is locked while an event is delivered.
 */
final class JpaOutbox implements Outbox {

    private static final int MOST_TRIES = 10;

    /** Of the event that waits, the head of its record's line for the subscriber, whose time has come. */
    private static final String DUE = "d.subscriber = :subscriber and d.givenUp = false and d.due <= :now"
            + " and not exists (select b.eventId from crm_delivery b where b.subscriber = d.subscriber"
            + " and b.tenant = d.tenant and b.aboutType = d.aboutType and b.aboutId = d.aboutId"
            + " and b.givenUp = false and b.arrival < d.arrival)";

    private static final String IS_CLAIMED = " where d.tenant = :tenant and d.eventId = :event"
            + " and d.subscriber = :subscriber and d.claim = :claim and d.givenUp = false";

    private final Transactions transactions;
    private final EventMapping events;

    JpaOutbox(Transactions transactions, Mappings mappings) {
        this.transactions = transactions;
        this.events = new EventMapping(mappings.catalog());
    }

    @Override
    public List<Delivery> claim(String subscriber, int limit, Duration lease, Instant now) {
        for (int tries = 1; ; tries++) {
            try {
                return transactions.commit(entities -> claimOnce(entities, subscriber, limit, lease));
            } catch (PersistenceException e) {
                if (Failures.of(e) != Failures.CONFLICT) {
                    throw new StoreException(StoreErrors.FAILED, Map.of(), e);
                }
                if (tries == MOST_TRIES) {
                    return List.of();
                }
            }
        }
    }

    private List<Delivery> claimOnce(EntityManager entities, String subscriber, int limit, Duration lease) {
        long clock = DatabaseClock.now(entities);
        List<DeliveryEntity> due = entities.createQuery(
                        "select d from crm_delivery d where " + DUE + " order by d.arrival", DeliveryEntity.class)
                .setParameter("subscriber", subscriber)
                .setParameter("now", clock)
                .setMaxResults(limit)
                .getResultList();
        due.forEach(entities::detach);
        List<DeliveryEntity> claimed = new ArrayList<>();
        for (DeliveryEntity row : due) {
            UUID claim = UUID.randomUUID();
            int changed = entities.createQuery("update crm_delivery d set d.claim = :claim, d.due = :until,"
                            + " d.attempts = :attempts where d.tenant = :tenant and d.eventId = :event"
                            + " and d.subscriber = :subscriber and d.attempts = :read and d.due <= :now"
                            + " and d.givenUp = false")
                    .setParameter("claim", claim)
                    .setParameter("until", clock + micros(lease))
                    .setParameter("attempts", Objects.requireNonNull(row.attempts) + 1)
                    .setParameter("read", row.attempts)
                    .setParameter("now", clock)
                    .setParameter("tenant", row.tenant)
                    .setParameter("event", row.eventId)
                    .setParameter("subscriber", subscriber)
                    .executeUpdate();
            if (changed == 1) {
                row.claim = claim;
                row.attempts = row.attempts + 1;
                claimed.add(row);
            }
        }
        return delivered(entities, claimed);
    }

    private List<Delivery> delivered(EntityManager entities, List<DeliveryEntity> rows) {
        Map<List<Object>, EventEntity> byId = eventsOf(entities, rows);
        List<Delivery> deliveries = new ArrayList<>();
        for (DeliveryEntity row : rows) {
            EventEntity event = Objects.requireNonNull(byId.get(key(row)));
            deliveries.add(new Delivery(
                    events.event(event),
                    Objects.requireNonNull(row.subscriber),
                    Objects.requireNonNull(row.attempts),
                    Objects.requireNonNull(row.claim)));
        }
        return deliveries;
    }

    private static List<Object> key(DeliveryEntity row) {
        return List.of(Objects.requireNonNull(row.tenant), Objects.requireNonNull(row.eventId));
    }

    private static Map<List<Object>, EventEntity> eventsOf(EntityManager entities, List<DeliveryEntity> rows) {
        Map<String, List<UUID>> byTenant = new HashMap<>();
        rows.forEach(row -> byTenant.computeIfAbsent(row.tenant, tenant -> new ArrayList<>())
                .add(row.eventId));
        Map<List<Object>, EventEntity> found = new HashMap<>();
        byTenant.forEach((tenant, ids) -> {
            for (int from = 0; from < ids.size(); from += 1_000) {
                entities.createQuery(
                                "select e from crm_event e where e.tenant = :tenant and e.recordId in :ids",
                                EventEntity.class)
                        .setParameter("tenant", tenant)
                        .setParameter("ids", ids.subList(from, Math.min(from + 1_000, ids.size())))
                        .getResultList()
                        .forEach(event -> {
                            entities.detach(event);
                            found.put(List.of(tenant, Objects.requireNonNull(event.recordId)), event);
                        });
            }
        });
        return found;
    }

    @Override
    public void delivered(Delivery delivery) {
        change(delivery, entities -> entities.createQuery("delete from crm_delivery d" + IS_CLAIMED));
    }

    @Override
    public void failed(Delivery delivery, String error, Instant retryAt) {
        change(
                delivery,
                entities -> entities.createQuery(
                                "update crm_delivery d set d.claim = null, d.due = :due, d.lastError = :error"
                                        + IS_CLAIMED)
                        .setParameter("due", ChronoUnit.MICROS.between(Instant.EPOCH, retryAt))
                        .setParameter("error", error));
    }

    @Override
    public void dead(Delivery delivery, String error) {
        change(
                delivery,
                entities -> entities.createQuery(
                                "update crm_delivery d set d.claim = null, d.givenUp = true, d.lastError = :error"
                                        + IS_CLAIMED)
                        .setParameter("error", error));
    }

    private void change(Delivery delivery, Function<EntityManager, Query> statement) {
        int changed = retried(entities -> statement
                .apply(entities)
                .setParameter("tenant", delivery.event().tenant().id())
                .setParameter("event", delivery.event().id())
                .setParameter("subscriber", delivery.subscriber())
                .setParameter("claim", delivery.claim())
                .executeUpdate());
        requireOne(changed, delivery.event().id(), delivery.subscriber());
    }

    private static void requireOne(int changed, UUID event, String subscriber) {
        if (changed != 1) {
            throw new StoreException(StoreErrors.NO_SUCH_DELIVERY, Map.of("event", event, "subscriber", subscriber));
        }
    }

    /** Statements that say themselves what they compare, so that doing one again does no harm. */
    private <T> T retried(Function<EntityManager, T> work) {
        for (int tries = 1; ; tries++) {
            try {
                return transactions.commit(work);
            } catch (PersistenceException e) {
                if (Failures.of(e) != Failures.CONFLICT || tries == MOST_TRIES) {
                    throw new StoreException(StoreErrors.FAILED, Map.of(), e);
                }
            }
        }
    }

    @Override
    public List<DeadLetter> deadLetters(int limit) {
        return transactions.discard(entities -> {
            List<DeliveryEntity> rows = entities.createQuery(
                            "select d from crm_delivery d where d.givenUp = true order by d.arrival",
                            DeliveryEntity.class)
                    .setMaxResults(limit)
                    .getResultList();
            Map<List<Object>, EventEntity> byId = eventsOf(entities, rows);
            rows.forEach(entities::detach);
            return rows.stream()
                    .map(row -> new DeadLetter(
                            events.event(Objects.requireNonNull(byId.get(key(row)))),
                            Objects.requireNonNull(row.subscriber),
                            Objects.requireNonNull(row.attempts),
                            Optional.ofNullable(row.lastError).orElse("")))
                    .toList();
        });
    }

    @Override
    public void revive(UUID eventId, String subscriber) {
        int changed = retried(entities -> entities.createQuery(
                        "update crm_delivery d set d.givenUp = false, d.attempts = 0, d.due = 0"
                                + " where d.eventId = :event and d.subscriber = :subscriber and d.givenUp = true")
                .setParameter("event", eventId)
                .setParameter("subscriber", subscriber)
                .executeUpdate());
        requireOne(changed, eventId, subscriber);
    }

    @Override
    public long backlog(String subscriber) {
        return transactions.discard(entities -> entities.createQuery(
                        "select count(d.eventId) from crm_delivery d where d.subscriber = :subscriber"
                                + " and d.givenUp = false",
                        Long.class)
                .setParameter("subscriber", subscriber)
                .getSingleResult());
    }

    @Override
    public Set<String> subscribersWaiting() {
        return transactions.discard(entities -> new TreeSet<>(entities.createQuery(
                        "select distinct d.subscriber from crm_delivery d where d.givenUp = false", String.class)
                .getResultList()));
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }
}
