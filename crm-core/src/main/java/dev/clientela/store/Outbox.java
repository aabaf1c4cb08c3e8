package dev.clientela.store;

import dev.clientela.error.StoreException;
import dev.clientela.event.EventEnvelope;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Deliveries of events to subscribers: written with the event, claimed by lease in bounded batches, each marked by its
 * id. An event is not handed out while an earlier one of the same record still waits for the same subscriber, unless
 * that one is dead; earlier is what tells of a lower version of the record, and within one version what was appended
 * first. Several relays may work on one outbox at once.
 *
 * <p>All waiting is reckoned on one clock: that of the database where a store has one, else the caller's. So whoever
 * calls says how long to wait, never until when.
 */
public interface Outbox {

    /**
     * Claims the oldest deliveries that are due, so that no other relay gets them until the lease ends.
     *
     * @param now when the caller runs; a store on a database uses the database's clock instead
     */
    List<Delivery> claim(String subscriber, int limit, Duration lease, Instant now);

    /**
     * Marks claimed deliveries as done, all at once.
     *
     * @return those whose claim has been lost meanwhile; the others are marked
     */
    List<Delivery> delivered(Collection<Delivery> deliveries);

    /**
     * Marks a claimed delivery as done.
     *
     * @throws StoreException {@code store.no_such_delivery} when the claim has been lost meanwhile
     */
    default void delivered(Delivery delivery) {
        if (!delivered(List.of(delivery)).isEmpty()) {
            throw noSuchDelivery(delivery.event().id(), delivery.subscriber());
        }
    }

    /**
     * Gives a claimed delivery back, to be tried again after a while.
     *
     * @param now as for {@link #claim}
     * @throws StoreException {@code store.no_such_delivery} when the claim has been lost meanwhile
     */
    void failed(Delivery delivery, String error, Duration wait, Instant now);

    /**
     * Gives a claimed delivery up: it stays, to be looked at and perhaps revived.
     *
     * @param now as for {@link #claim}
     * @throws StoreException {@code store.no_such_delivery} when the claim has been lost meanwhile
     */
    void dead(Delivery delivery, String error, Instant now);

    /** The deliveries given up, oldest first. */
    List<DeadLetter> deadLetters(int limit);

    /**
     * Makes a dead delivery due again, with its attempts counted anew.
     *
     * @throws StoreException {@code store.no_such_delivery} when there is no such dead delivery
     */
    void revive(UUID eventId, String subscriber);

    /**
     * Forgets deliveries that have been dead for this long or longer.
     *
     * @param now as for {@link #claim}
     * @return how many; fewer than the limit when no more are left
     */
    int purgeDead(Duration age, int limit, Instant now);

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

    /** What is thrown when a claim, or a dead letter, is not there. */
    static StoreException noSuchDelivery(UUID eventId, String subscriber) {
        return new StoreException(StoreErrors.NO_SUCH_DELIVERY, Map.of("event", eventId, "subscriber", subscriber));
    }
}
