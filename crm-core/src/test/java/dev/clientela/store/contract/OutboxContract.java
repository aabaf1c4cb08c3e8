package dev.clientela.store.contract;

import static dev.clientela.store.contract.StoreFixture.made;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.error.StoreException;
import dev.clientela.event.EventEnvelope;
import dev.clientela.record.RecordRef;
import dev.clientela.record.Sample;
import dev.clientela.store.Outbox.DeadLetter;
import dev.clientela.store.Outbox.Delivery;
import dev.clientela.store.Scope;
import dev.clientela.store.StoreErrors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Each event goes to each subscriber, in order per record, to one relay at a time, until it is marked as done. */
public interface OutboxContract extends StoreFixture {

    /** Longer than any test takes. */
    Duration LONG = Duration.ofHours(1);

    /** Short enough to be waited for. */
    Duration SHORT = Duration.ofSeconds(2);

    private List<Delivery> claim(String subscriber, int limit, Duration lease) {
        return store().outbox().claim(subscriber, limit, lease, now());
    }

    private Delivery claimOne(String subscriber) {
        List<Delivery> claimed = claim(subscriber, 1, LONG);
        assertThat(claimed).hasSize(1);
        return claimed.get(0);
    }

    /** Appends one event for each of these records, all in one unit. */
    private List<EventEnvelope> tell(Scope scope, List<String> subscribers, long... records) {
        List<EventEnvelope> events = new ArrayList<>();
        for (long record : records) {
            events.add(made(scope, Sample.number(record)));
        }
        write(scope, unit -> events.forEach(event -> unit.events().append(event, subscribers)));
        return events;
    }

    private List<EventEnvelope> tell(String subscriber, long... records) {
        return tell(newTenant(), List.of(subscriber), records);
    }

    @Test
    @DisplayName("Deliveries are claimed oldest first, once, as they were appended")
    default void oldestFirst() {
        String subscriber = newSubscriber();
        assertThat(claim(subscriber, 10, LONG)).isEmpty();
        List<EventEnvelope> events = tell(subscriber, 1, 2, 3);
        events.addAll(tell(subscriber, 4, 5));
        assertThat(store().outbox().backlog(subscriber)).isEqualTo(5);
        assertThat(store().outbox().subscribersWaiting()).contains(subscriber);

        List<Delivery> first = claim(subscriber, 2, LONG);
        List<Delivery> rest = claim(subscriber, 10, LONG);
        assertThat(first).extracting(Delivery::event).containsExactlyElementsOf(events.subList(0, 2));
        assertThat(rest).extracting(Delivery::event).containsExactlyElementsOf(events.subList(2, 5));
        assertThat(rest).extracting(Delivery::subscriber).containsOnly(subscriber);
        assertThat(rest).extracting(Delivery::attempt).containsOnly(1);
        assertThat(claim(subscriber, 10, LONG)).isEmpty();
        assertThat(store().outbox().backlog(subscriber)).isEqualTo(5);

        first.forEach(delivery -> store().outbox().delivered(delivery));
        assertThat(store().outbox().delivered(rest)).isEmpty();
        assertThat(store().outbox().backlog(subscriber)).isZero();
        assertThat(store().outbox().subscribersWaiting()).doesNotContain(subscriber);
        letPass(SHORT);
        assertThat(claim(subscriber, 10, LONG)).isEmpty();
    }

    @Test
    @DisplayName("An event waits for the earlier ones of its record, however long they take")
    default void inOrderPerRecord() {
        String subscriber = newSubscriber();
        List<EventEnvelope> events = tell(subscriber, 1, 1, 2, 1);
        List<Delivery> first = claim(subscriber, 10, LONG);
        assertThat(first).extracting(Delivery::event).containsExactly(events.get(0), events.get(2));
        assertThat(claim(subscriber, 10, LONG)).isEmpty();
        store().outbox().delivered(first.get(0));
        Delivery second = claimOne(subscriber);
        assertThat(second.event()).isEqualTo(events.get(1));
        assertThat(claim(subscriber, 10, LONG)).isEmpty();
        store().outbox().failed(second, "down", LONG, now());
        assertThat(claim(subscriber, 10, LONG)).isEmpty();
    }

    @Test
    @DisplayName("The order per record is that of its versions, whichever was written down first")
    default void inOrderOfVersions() {
        String subscriber = newSubscriber();
        Scope scope = newTenant();
        List<EventEnvelope> events = new ArrayList<>();
        for (long version : List.of(2, 1, 3, 1, 2)) {
            Sample sample = Sample.number(1).having(Sample.SYSTEM.version(), version);
            events.add(made(scope, sample));
        }
        write(scope, unit -> events.subList(0, 2).forEach(event -> unit.events().append(event, List.of(subscriber))));
        write(scope, unit -> events.subList(2, 5).forEach(event -> unit.events().append(event, List.of(subscriber))));
        for (int expected : List.of(1, 3, 0, 4, 2)) {
            Delivery next = claimOne(subscriber);
            assertThat(next.event()).isEqualTo(events.get(expected));
            assertThat(claim(subscriber, 10, LONG)).isEmpty();
            store().outbox().delivered(next);
        }
    }

    @Test
    @DisplayName("A delivery that failed comes back when its time has come, not before, and counts its attempts")
    default void failuresComeBackLater() {
        String subscriber = newSubscriber();
        EventEnvelope event = tell(subscriber, 1).get(0);
        store().outbox().failed(claimOne(subscriber), "down", SHORT, now());
        assertThat(claim(subscriber, 10, LONG)).isEmpty();
        letPass(SHORT);
        Delivery again = claimOne(subscriber);
        assertThat(again.event()).isEqualTo(event);
        assertThat(again.attempt()).isEqualTo(2);
        store().outbox().failed(again, "down", Duration.ZERO, now());
        assertThat(claimOne(subscriber).attempt()).isEqualTo(3);
    }

    @Test
    @DisplayName("A claim ends with its lease; whoever had it then has lost it")
    default void leasesEnd() {
        String subscriber = newSubscriber();
        List<EventEnvelope> events = tell(subscriber, 1, 1);
        Delivery slow = claim(subscriber, 1, SHORT).get(0);
        assertThat(claim(subscriber, 1, LONG)).isEmpty();
        letPass(SHORT);
        Delivery taken = claimOne(subscriber);
        assertThat(taken.event()).isEqualTo(events.get(0));
        assertThat(taken.attempt()).isEqualTo(2);
        assertThat(taken.claim()).isNotEqualTo(slow.claim());

        assertLost(() -> store().outbox().delivered(slow));
        assertLost(() -> store().outbox().failed(slow, "late", LONG, now()));
        assertLost(() -> store().outbox().dead(slow, "late", now()));
        assertThat(claim(subscriber, 1, LONG)).isEmpty();
        store().outbox().delivered(taken);
        assertLost(() -> store().outbox().delivered(taken));
        assertThat(claimOne(subscriber).event()).isEqualTo(events.get(1));
    }

    @Test
    @DisplayName("Of deliveries marked together, those whose claim was lost are told, and the others are marked")
    default void lostClaimsDoNotSpoilTheBatch() {
        String subscriber = newSubscriber();
        List<EventEnvelope> events = tell(subscriber, 1, 2, 3, 4);
        List<Delivery> batch = new ArrayList<>(claim(subscriber, 1, SHORT));
        letPass(SHORT);
        Delivery taken = claimOne(subscriber);
        batch.addAll(claim(subscriber, 2, LONG));
        assertThat(store().outbox().delivered(batch)).containsExactly(batch.get(0));
        assertThat(store().outbox().backlog(subscriber)).isEqualTo(2);
        assertThat(store().outbox().delivered(batch)).containsExactlyElementsOf(batch);
        assertThat(store().outbox().delivered(List.of())).isEmpty();
        store().outbox().delivered(taken);
        assertThat(claimOne(subscriber).event()).isEqualTo(events.get(3));
    }

    private static void assertLost(Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.code()).isEqualTo(StoreErrors.NO_SUCH_DELIVERY));
    }

    private List<DeadLetter> deadLetters(String subscriber) {
        return store().outbox().deadLetters(10_000).stream()
                .filter(letter -> letter.subscriber().equals(subscriber))
                .toList();
    }

    @Test
    @DisplayName("A delivery given up lets the next of its record go, stays to be looked at, and may be revived")
    default void deadLettersStay() {
        String subscriber = newSubscriber();
        List<EventEnvelope> events = tell(subscriber, 1, 1, 2);
        Delivery hopeless = claimOne(subscriber);
        store().outbox().dead(hopeless, "never", now());
        assertThat(store().outbox().backlog(subscriber)).isEqualTo(2);
        assertThat(deadLetters(subscriber)).containsExactly(new DeadLetter(events.get(0), subscriber, 1, "never"));
        assertThat(store().outbox().deadLetters(1)).hasSize(1);
        assertLost(() -> store().outbox().delivered(hopeless));
        Delivery next = claimOne(subscriber);
        assertThat(next.event()).isEqualTo(events.get(1));
        store().outbox().delivered(next);

        store().outbox().revive(events.get(0).id(), subscriber);
        assertThat(deadLetters(subscriber)).isEmpty();
        assertThat(store().outbox().backlog(subscriber)).isEqualTo(2);
        List<Delivery> revived = claim(subscriber, 10, LONG);
        assertThat(revived).extracting(Delivery::event).containsExactly(events.get(0), events.get(2));
        assertThat(revived.get(0).attempt()).isEqualTo(1);
        assertLost(() -> store().outbox().revive(events.get(0).id(), subscriber));
        assertLost(() -> store().outbox().revive(UUID.randomUUID(), subscriber));
    }

    @Test
    @DisplayName("A revived delivery goes before the later ones of its record")
    default void revivedGoesFirst() {
        String subscriber = newSubscriber();
        List<EventEnvelope> events = tell(subscriber, 1, 1, 1);
        store().outbox().dead(claimOne(subscriber), "never", now());
        store().outbox().dead(claimOne(subscriber), "never", now());
        store().outbox().revive(events.get(1).id(), subscriber);
        store().outbox().revive(events.get(0).id(), subscriber);
        for (EventEnvelope event : events) {
            Delivery delivery = claimOne(subscriber);
            assertThat(delivery.event()).isEqualTo(event);
            assertThat(claim(subscriber, 10, LONG)).isEmpty();
            store().outbox().delivered(delivery);
        }
        assertThat(store().outbox().backlog(subscriber)).isZero();
    }

    @Test
    @DisplayName("Deliveries that have been dead for long enough are forgotten, so many at a time, and no others")
    default void oldDeadLettersAreForgotten() {
        String subscriber = newSubscriber();
        List<EventEnvelope> events = tell(subscriber, 1, 2, 3, 4);
        store().outbox().dead(claimOne(subscriber), "never", now());
        store().outbox().dead(claimOne(subscriber), "never", now());
        letPass(SHORT);
        store().outbox().dead(claimOne(subscriber), "never", now());
        assertThat(store().outbox().purgeDead(LONG, 1_000, now())).isZero();
        assertThat(deadLetters(subscriber)).hasSize(3);

        // Other tests have left dead letters too, perhaps older ones.
        while (deadLetters(subscriber).size() == 3) {
            assertThat(store().outbox().purgeDead(SHORT, 1, now())).isEqualTo(1);
        }
        assertThat(store().outbox().purgeDead(SHORT, 1_000, now())).isPositive();
        assertThat(deadLetters(subscriber)).extracting(DeadLetter::event).containsExactly(events.get(2));
        assertLost(() -> store().outbox().revive(events.get(0).id(), subscriber));
        assertThat(store().outbox().backlog(subscriber)).isEqualTo(1);
        assertThat(claimOne(subscriber).event()).isEqualTo(events.get(3));
    }

    @Test
    @DisplayName("What waits for a subscriber reaches it, though the log is purged meanwhile")
    default void purgedButNotLost() {
        String subscriber = newSubscriber();
        Scope scope = newTenant();
        List<EventEnvelope> events = tell(scope, List.of(subscriber), 1, 2);
        store().outbox().dead(claimOne(subscriber), "never", now());
        write(scope, unit -> unit.events().purge(MOMENT.now().plusSeconds(1), 1_000));
        assertThat(claimOne(subscriber).event()).isEqualTo(events.get(1));
        assertThat(deadLetters(subscriber)).extracting(DeadLetter::event).containsExactly(events.get(0));
    }

    @Test
    @DisplayName("Subscribers do not wait for each other")
    default void subscribersAreIndependent() {
        String first = newSubscriber();
        String second = newSubscriber();
        List<EventEnvelope> events = tell(newTenant(), List.of(first, second), 1, 1);
        store().outbox().dead(claimOne(first), "never", now());
        assertThat(claimOne(first).event()).isEqualTo(events.get(1));
        assertThat(store().outbox().backlog(second)).isEqualTo(2);
        Delivery ofSecond = claimOne(second);
        assertThat(ofSecond.event()).isEqualTo(events.get(0));
        store().outbox().delivered(ofSecond);
        assertThat(store().outbox().backlog(first)).isEqualTo(1);
        assertThat(deadLetters(second)).isEmpty();
    }

    @Test
    @DisplayName("However much waits, a claim gives no more than asked for, and everything comes in the end")
    default void largeBacklog() {
        String subscriber = newSubscriber();
        Scope scope = newTenant();
        int records = 40;
        List<EventEnvelope> events = new ArrayList<>();
        for (int part = 0; part < 20; part++) {
            long[] numbers = java.util.stream.LongStream.range(0, 100)
                    .map(n -> n * 7 % records)
                    .toArray();
            events.addAll(tell(scope, List.of(subscriber), numbers));
        }
        List<Delivery> delivered = new ArrayList<>();
        List<Delivery> batch = claim(subscriber, 15, LONG);
        while (!batch.isEmpty()) {
            assertThat(batch).hasSizeLessThanOrEqualTo(15);
            assertThat(store().outbox().delivered(batch)).isEmpty();
            delivered.addAll(batch);
            batch = claim(subscriber, 15, LONG);
        }
        assertThat(byRecord(delivered.stream().map(Delivery::event).toList())).isEqualTo(byRecord(events));
        assertThat(store().outbox().backlog(subscriber)).isZero();
    }

    private static Map<RecordRef, List<UUID>> byRecord(List<EventEnvelope> events) {
        Map<RecordRef, List<UUID>> ids = new HashMap<>();
        events.forEach(event ->
                ids.computeIfAbsent(event.record(), ref -> new ArrayList<>()).add(event.id()));
        return ids;
    }

    @Test
    @DisplayName("Several relays at once deliver each event once, in order per record, while others still write")
    default void severalRelays() {
        String subscriber = newSubscriber();
        Scope scope = newTenant();
        List<EventEnvelope> events = new ArrayList<>(tell(scope, List.of(subscriber), 0, 1, 2, 0, 1, 2, 0, 1));
        int expected = 8 + 40;
        List<EventEnvelope> delivered = Collections.synchronizedList(new ArrayList<>());
        AtomicBoolean failed = new AtomicBoolean();
        List<List<EventEnvelope>> written = Together.succeed(4, thread -> {
            List<EventEnvelope> own = new ArrayList<>();
            if (thread == 0) {
                for (int i = 0; i < 40; i++) {
                    own.addAll(tell(scope, List.of(subscriber), i % 5));
                }
                return own;
            }
            while (delivered.size() < expected && !failed.get()) {
                relay(subscriber, delivered, failed);
                Thread.yield();
            }
            return own;
        });
        written.forEach(events::addAll);
        assertThat(delivered).hasSize(expected);
        assertThat(byRecord(delivered)).isEqualTo(byRecord(events));
    }

    private void relay(String subscriber, List<EventEnvelope> delivered, AtomicBoolean failed) {
        try {
            for (Delivery delivery : claim(subscriber, 3, LONG)) {
                delivered.add(delivery.event());
                store().outbox().delivered(delivery);
            }
        } catch (RuntimeException e) {
            failed.set(true); // lest the other relays wait for what will never come
            throw e;
        }
    }
}
