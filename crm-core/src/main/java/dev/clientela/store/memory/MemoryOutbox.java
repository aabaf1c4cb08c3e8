package dev.clientela.store.memory;

import dev.clientela.event.EventEnvelope;
import dev.clientela.store.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** The deliveries that wait. Each call locks it for as long as its batch takes, whatever the backlog. Thread-safe. */
final class MemoryOutbox implements Outbox {

    private final Map<String, SubscriberQueue> queues = new HashMap<>();
    private final TreeMap<Long, Dead> dead = new TreeMap<>();
    private final Map<DeadKey, Long> deadNumbers = new HashMap<>();
    private long numbers;
    private long claims;

    private record Dead(QueuedDelivery delivery, String subscriber) {}

    private record DeadKey(UUID eventId, String subscriber) {}

    synchronized void add(EventEnvelope event, String subscriber) {
        queues.computeIfAbsent(subscriber, name -> new SubscriberQueue()).add(new QueuedDelivery(++numbers, event));
    }

    /** Hands out what these events say from now on, and forgets why the deliveries of those of the same ids failed. */
    synchronized void redact(Map<UUID, EventEnvelope> lessById) {
        if (lessById.isEmpty()) {
            return;
        }
        queues.values().forEach(queue -> queue.forEach(delivery -> redact(delivery, lessById)));
        dead.values().forEach(letter -> redact(letter.delivery(), lessById));
    }

    private static void redact(QueuedDelivery delivery, Map<UUID, EventEnvelope> lessById) {
        if (lessById.containsKey(delivery.event.id())) {
            delivery.event = EventHistory.redacted(delivery.event, lessById);
            delivery.error = "";
        }
    }

    @Override
    public synchronized List<Delivery> claim(String subscriber, int limit, Duration lease, Instant now) {
        SubscriberQueue queue = queues.get(subscriber);
        return queue == null ? List.of() : queue.claim(subscriber, limit, lease, now, () -> new UUID(0, ++claims));
    }

    @Override
    public synchronized List<Delivery> delivered(Collection<Delivery> deliveries) {
        List<Delivery> lost = new ArrayList<>();
        for (Delivery delivery : deliveries) {
            SubscriberQueue queue = queues.get(delivery.subscriber());
            QueuedDelivery released = queue == null ? null : queue.release(delivery.claim());
            if (queue == null || released == null) {
                lost.add(delivery);
            } else {
                queue.remove(released);
            }
        }
        return lost;
    }

    @Override
    public synchronized void failed(Delivery delivery, String error, Duration wait, Instant now) {
        queue(delivery).retry(released(delivery), now.plus(wait));
    }

    @Override
    public synchronized void dead(Delivery delivery, String error, Instant now) {
        QueuedDelivery given = released(delivery);
        queue(delivery).remove(given);
        given.error = error;
        given.due = now;
        dead.put(given.number, new Dead(given, delivery.subscriber()));
        deadNumbers.put(new DeadKey(given.event.id(), delivery.subscriber()), given.number);
    }

    private SubscriberQueue queue(Delivery delivery) {
        SubscriberQueue queue = queues.get(delivery.subscriber());
        if (queue == null) {
            throw Outbox.noSuchDelivery(delivery.event().id(), delivery.subscriber());
        }
        return queue;
    }

    private QueuedDelivery released(Delivery delivery) {
        QueuedDelivery released = queue(delivery).release(delivery.claim());
        if (released == null) {
            throw Outbox.noSuchDelivery(delivery.event().id(), delivery.subscriber());
        }
        return released;
    }

    @Override
    public synchronized List<DeadLetter> deadLetters(int limit) {
        List<DeadLetter> letters = new ArrayList<>();
        for (Dead letter : dead.values()) {
            if (letters.size() == limit) {
                break;
            }
            QueuedDelivery delivery = letter.delivery();
            letters.add(new DeadLetter(delivery.event, letter.subscriber(), delivery.attempts, delivery.error));
        }
        return letters;
    }

    @Override
    public synchronized void revive(UUID eventId, String subscriber) {
        Long number = deadNumbers.remove(new DeadKey(eventId, subscriber));
        Dead letter = number == null ? null : dead.remove(number);
        if (letter == null) {
            throw Outbox.noSuchDelivery(eventId, subscriber);
        }
        QueuedDelivery delivery = letter.delivery();
        delivery.attempts = 0;
        delivery.due = Instant.MIN;
        delivery.error = "";
        queues.computeIfAbsent(subscriber, name -> new SubscriberQueue()).add(delivery);
    }

    @Override
    public synchronized int purgeDead(Duration age, int limit, Instant now) {
        Instant before = now.minus(age);
        int purged = 0;
        Iterator<Dead> letters = dead.values().iterator();
        while (purged < limit && letters.hasNext()) {
            Dead letter = letters.next();
            if (!letter.delivery().due.isAfter(before)) {
                deadNumbers.remove(new DeadKey(letter.delivery().event.id(), letter.subscriber()));
                letters.remove();
                purged++;
            }
        }
        return purged;
    }

    @Override
    public synchronized long backlog(String subscriber) {
        SubscriberQueue queue = queues.get(subscriber);
        return queue == null ? 0 : queue.size();
    }

    @Override
    public synchronized Set<String> subscribersWaiting() {
        Set<String> waiting = new TreeSet<>();
        queues.forEach((subscriber, queue) -> {
            if (queue.size() > 0) {
                waiting.add(subscriber);
            }
        });
        return waiting;
    }
}
