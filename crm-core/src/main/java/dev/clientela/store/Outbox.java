package dev.clientela.store;

import dev.clientela.event.EventEnvelope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Deliveries of events to subscribers: written with the event, claimed by lease in bounded batches, each marked by its
 * id. An event is not handed out while an earlier one of the same record still waits for the same subscriber, unless
 * that one is dead. Several relays may work on one outbox at once.
 */
public interface Outbox {

    /**
     * Claims the oldest deliveries that are due, so that no other relay gets them until the lease ends.
     *
     * @param now when the caller runs; a store on a database uses the database's clock instead
     */
    List<Delivery> claim(String subscriber, int limit, Duration lease, Instant now);

    /**
     * Marks a claimed delivery as done.
     *
     * @throws dev.clientela.error.StoreException {@code store.no_such_delivery} when the claim has been lost meanwhile
     */
    void delivered(Delivery delivery);

    /** Gives a claimed delivery back, to be tried again from the given time on. */
    void failed(Delivery delivery, String error, Instant retryAt);

    /** Gives a claimed delivery up: it stays, to be looked at and perhaps revived. */
    void dead(Delivery delivery, String error);

    /** The deliveries given up, oldest first. */
    List<DeadLetter> deadLetters(int limit);

    /** Makes a dead delivery due again, with its attempts counted anew. */
    void revive(UUID eventId, String subscriber);

    /** How many deliveries wait, claimed ones included, dead ones not. */
    long backlog(String subscriber);

    /** The subscribers that deliveries wait for. */
    Set<String> subscribersWaiting();

    /**
     * A claimed delivery.
     *
     * @param attempt 1 for the first
     * @param claim what this claim is known by; another claim of the same delivery has another
     */
    record Delivery(EventEnvelope event, String subscriber, int attempt, UUID claim) {}

    /** A delivery given up. */
    record DeadLetter(EventEnvelope event, String subscriber, int attempts, String error) {}
}
