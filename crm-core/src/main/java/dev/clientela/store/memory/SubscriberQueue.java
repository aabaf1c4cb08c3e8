package dev.clientela.store.memory;

import dev.clientela.store.Outbox.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one subscriber: a line for each record, of which only the head may be claimed. Heads are either ready,
 * oldest first, or wait for their time, so that a claim never looks at what stands behind a head. Guarded by the outbox.
 */
final class SubscriberQueue {

    private final Map<QueuedDelivery.Line, QueuedDelivery> heads = new HashMap<>();
    private final Map<QueuedDelivery.Line, QueuedDelivery> tails = new HashMap<>();
    /** Heads whose time had come when they were put here. */
    private final TreeSet<QueuedDelivery> ready = new TreeSet<>(QueuedDelivery.OLDEST_FIRST);
    /** Heads that are leased or to be tried again later. */
    private final TreeSet<QueuedDelivery> later = new TreeSet<>(QueuedDelivery.DUE_FIRST);

    private final Map<UUID, QueuedDelivery> claimed = new HashMap<>();
    private long size;

    long size() {
        return size;
    }

    /** Puts one, new or revived, in its place among those of its record. */
    void add(QueuedDelivery delivery) {
        size++;
        QueuedDelivery.Line line = delivery.line();
        QueuedDelivery head = heads.get(line);
        QueuedDelivery tail = tails.get(line);
        if (head == null || tail == null) {
            heads.put(line, delivery);
            tails.put(line, delivery);
            ready.add(delivery);
        } else if (isBefore(tail, delivery)) {
            tail.next = delivery;
            tails.put(line, delivery);
        } else if (isBefore(delivery, head)) {
            ready.remove(head);
            later.remove(head);
            delivery.next = head;
            heads.put(line, delivery);
            ready.add(delivery);
        } else {
            insert(delivery, head);
        }
    }

    private static boolean isBefore(QueuedDelivery one, QueuedDelivery other) {
        return QueuedDelivery.IN_LINE.compare(one, other) < 0;
    }

    private static void insert(QueuedDelivery delivery, QueuedDelivery head) {
        QueuedDelivery before = head;
        while (before.next != null && isBefore(before.next, delivery)) {
            before = before.next;
        }
        delivery.next = before.next;
        before.next = delivery;
    }

    void forEach(Consumer<QueuedDelivery> action) {
        for (QueuedDelivery head : heads.values()) {
            for (QueuedDelivery delivery = head; delivery != null; delivery = delivery.next) {
                action.accept(delivery);
            }
        }
    }

    List<Delivery> claim(String subscriber, int limit, Duration lease, Instant now, Supplier<UUID> claims) {
        while (!later.isEmpty() && !later.first().due.isAfter(now)) {
            ready.add(later.pollFirst());
        }
        List<Delivery> batch = new ArrayList<>();
        while (batch.size() < limit && !ready.isEmpty()) {
            QueuedDelivery delivery = ready.pollFirst();
            if (delivery.due.isAfter(now)) { // another relay's clock, which runs ahead of this one's, made it ready
                later.add(delivery);
                continue;
            }
            if (delivery.claim != null) {
                claimed.remove(delivery.claim);
            }
            UUID claim = claims.get();
            delivery.claim = claim;
            delivery.attempts++;
            delivery.due = now.plus(lease);
            claimed.put(claim, delivery);
            later.add(delivery);
            batch.add(new Delivery(delivery.event, subscriber, delivery.attempts, claim));
        }
        return batch;
    }

    /** Ends a claim; null when there is no such claim any more. */
    @Nullable
    QueuedDelivery release(UUID claim) {
        QueuedDelivery delivery = claimed.remove(claim);
        if (delivery != null) {
            delivery.claim = null;
        }
        return delivery;
    }

    void retry(QueuedDelivery delivery, Instant due) {
        boolean head = later.remove(delivery) || ready.remove(delivery);
        delivery.due = due;
        if (head) {
            later.add(delivery);
        }
    }

    /** Takes a delivery out; the next of its record may then be claimed. */
    void remove(QueuedDelivery delivery) {
        size--;
        ready.remove(delivery);
        later.remove(delivery);
        QueuedDelivery.Line line = delivery.line();
        QueuedDelivery head = heads.get(line);
        if (head == delivery) {
            removeHead(line, delivery);
        } else {
            QueuedDelivery before = Objects.requireNonNull(head);
            while (before.next != delivery) {
                before = Objects.requireNonNull(before.next);
            }
            before.next = delivery.next;
            if (delivery.next == null) {
                tails.put(line, before);
            }
        }
        delivery.next = null;
    }

    private void removeHead(QueuedDelivery.Line line, QueuedDelivery head) {
        QueuedDelivery next = head.next;
        if (next == null) {
            heads.remove(line);
            tails.remove(line);
        } else {
            heads.put(line, next);
            later.add(next);
        }
    }
}
