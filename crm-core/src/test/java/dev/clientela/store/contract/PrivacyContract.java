package dev.clientela.store.contract;

import static dev.clientela.store.contract.StoreFixture.event;
import static dev.clientela.store.contract.StoreFixture.made;
import static dev.clientela.store.contract.StoreFixture.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.event.Changes;
import dev.clientela.event.EventEnvelope;
import dev.clientela.record.Sample;
import dev.clientela.record.Values;
import dev.clientela.store.CommandLog.Done;
import dev.clientela.store.EventLog.Positioned;
import dev.clientela.store.Outbox.DeadLetter;
import dev.clientela.store.Outbox.Delivery;
import dev.clientela.store.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the store has been told of a person beside the records can be taken out again, for good and without a trace. */
public interface PrivacyContract extends StoreFixture {

    Duration LEASE = Duration.ofHours(1);

    private List<Positioned> log(Scope scope) {
        return read(scope, unit -> unit.events().after(0, 1_000));
    }

    private List<EventEnvelope> of(Scope scope, Sample... samples) {
        return read(
                scope,
                unit -> unit.events()
                        .ofAll(Arrays.stream(samples).map(Sample::ref).toList()));
    }

    private List<EventEnvelope> naming(Scope scope, List<UUID> ids) {
        return read(scope, unit -> unit.events().naming(ids));
    }

    private Optional<Done> command(Scope scope, String key) {
        return read(scope, unit -> unit.commands().find(key));
    }

    /** An event that says everything an event can. */
    private static EventEnvelope talkative(Scope scope, long number) {
        Sample sample = Sample.number(number).having(Sample.TEXT, "secret " + number);
        EventEnvelope bare = made(scope, sample);
        return bare.redacted(
                "secret reason", "secret/request", Map.of("secret", "word", "list", List.of("secret")), bare.changes());
    }

    private static EventEnvelope silent(EventEnvelope event) {
        return event.redacted(null, null, Map.of(), event.changes().redacted(PrivacyContract::without));
    }

    private static Values without(Values values) {
        return values.has(Sample.TEXT) ? values.with(Sample.TEXT, "-") : values;
    }

    private List<EventEnvelope> told(Scope scope, int many, String... subscribers) {
        List<EventEnvelope> events = new ArrayList<>();
        for (long n = 0; n < many; n++) {
            events.add(talkative(scope, n % 3));
        }
        write(scope, unit -> events.forEach(event -> unit.events().append(event, List.of(subscribers))));
        return events;
    }

    private void redact(Scope scope, List<EventEnvelope> events) {
        write(
                scope,
                unit -> unit.events()
                        .redact(events.stream().map(PrivacyContract::silent).toList()));
    }

    @Test
    @DisplayName(
            "A redacted event says what it is left to say, wherever it is asked for; the others say what they said")
    default void redactedEventsSayLess() {
        Scope scope = newTenant();
        Scope other = newTenant();
        List<EventEnvelope> events = told(scope, 6);
        List<EventEnvelope> ofOthers = told(other, 6);
        List<EventEnvelope> chosen = List.of(events.get(0), events.get(3));
        redact(scope, chosen);

        assertThat(of(scope, Sample.number(0))).containsExactly(silent(events.get(0)), silent(events.get(3)));
        assertThat(of(scope, Sample.number(0))).containsExactly(silent(events.get(0)), silent(events.get(3)));
        assertThat(of(scope, Sample.number(1), Sample.number(0)))
                .containsExactlyInAnyOrder(events.get(1), events.get(4), silent(events.get(0)), silent(events.get(3)));
        assertThat(log(scope).toString()).doesNotContain("secret 0").contains("secret 1");
        assertThat(log(other)).extracting(Positioned::event).containsExactlyElementsOf(ofOthers);
        redact(scope, chosen);
        assertThat(log(scope)).hasSize(6);
    }

    @Test
    @DisplayName("Events keep position, order and number when they are redacted, however many, old or of this unit")
    default void redactedEventsKeepTheirPlace() {
        Scope scope = newTenant();
        List<EventEnvelope> events = told(scope, 150);
        List<Positioned> before = log(scope);
        EventEnvelope own = talkative(scope, 2);
        write(scope, unit -> {
            unit.events().append(own, List.of());
            List<EventEnvelope> all = new ArrayList<>(events);
            all.add(own);
            unit.events().redact(all.stream().map(PrivacyContract::silent).toList());
            assertThat(unit.events().of(Sample.number(2).ref())).hasSize(51).allMatch(event -> event.reason() == null);
        });
        List<Positioned> after = log(scope);
        assertThat(after.subList(0, 150))
                .isEqualTo(before.stream()
                        .map(positioned -> new Positioned(positioned.position(), silent(positioned.event())))
                        .toList());
        assertThat(after).hasSize(151).last().extracting(Positioned::event).isEqualTo(silent(own));
    }

    @Test
    @DisplayName("What is only rehearsed, or fails, makes no event say less")
    default void redactionIsPartOfTheUnit() {
        Scope scope = newTenant();
        String subscriber = newSubscriber();
        List<EventEnvelope> events = told(scope, 3, subscriber);
        store().rehearse(scope, unit -> {
            unit.events().redact(List.of(silent(events.get(0))));
            return unit.commands().forget(List.of(Sample.number(0).ref()));
        });
        assertThatThrownBy(() -> write(scope, unit -> {
                    unit.events().redact(List.of(silent(events.get(0))));
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(log(scope)).extracting(Positioned::event).containsExactlyElementsOf(events);
        assertThat(store().outbox().claim(subscriber, 10, LEASE, now()))
                .extracting(Delivery::event)
                .containsExactlyElementsOf(events);
    }

    @Test
    @DisplayName("A delivery that waits, is tried again or is dead hands out the redacted event and no error of before")
    default void deliveriesSayLess() {
        Scope scope = newTenant();
        String subscriber = newSubscriber();
        List<EventEnvelope> events = told(scope, 3, subscriber);
        List<Delivery> claimed = store().outbox().claim(subscriber, 10, LEASE, now());
        store().outbox().dead(claimed.get(0), "secret address", now());
        store().outbox().failed(claimed.get(1), "secret address", Duration.ZERO, now());
        redact(scope, events);

        assertThat(store().outbox().deadLetters(10_000))
                .filteredOn(letter -> letter.subscriber().equals(subscriber))
                .containsExactly(new DeadLetter(silent(events.get(0)), subscriber, 1, ""));
        assertThat(store().outbox().claim(subscriber, 10, LEASE, now()))
                .extracting(Delivery::event)
                .containsExactly(silent(events.get(1)));
        store().outbox().delivered(claimed.get(2));
        store().outbox().revive(events.get(0).id(), subscriber);
        assertThat(store().outbox().claim(subscriber, 10, LEASE, now()))
                .extracting(Delivery::event)
                .containsExactly(silent(events.get(0)));
    }

    @Test
    @DisplayName("Events are found by the ids in their payload and in their changes, whichever record they are about")
    default void eventsAreFoundByTheIdsInThem() {
        Scope scope = newTenant();
        Sample child = Sample.number(1).having(Sample.PARENT, Sample.number(7).id());
        EventEnvelope inChanges = made(scope, child);
        EventEnvelope before = event(
                scope, child, Changes.between(child.values(), child.values().with(Sample.PARENT, null)));
        EventEnvelope bare = made(scope, Sample.number(2));
        EventEnvelope inPayload = bare.redacted(
                null, null, Map.of("records", List.of(Sample.number(7).ref().toString())), bare.changes());
        EventEnvelope elsewhere = made(scope, Sample.number(3));
        write(
                scope,
                unit -> List.of(inChanges, before, inPayload, elsewhere)
                        .forEach(event -> unit.events().append(event, List.of())));

        assertThat(naming(scope, List.of(uuid(7)))).containsExactlyInAnyOrder(inChanges, before, inPayload);
        assertThat(naming(scope, List.of(uuid(3), uuid(2)))).containsExactlyInAnyOrder(inPayload, elsewhere);
        assertThat(naming(scope, List.of(uuid(9)))).isEmpty();
        assertThat(naming(scope, List.of())).isEmpty();
        assertThat(naming(newTenant(), List.of(uuid(7)))).isEmpty();
    }

    @Test
    @DisplayName("The keys of commands are forgotten by what the commands made or changed")
    default void commandsOfRecordsAreForgotten() {
        Scope scope = newTenant();
        Scope other = newTenant();
        for (Scope each : List.of(scope, other)) {
            write(each, unit -> {
                unit.commands()
                        .add(new Done("mail of ada", "print", Sample.number(1).ref()));
                unit.commands()
                        .add(new Done("call of ada", "print", Sample.number(1).ref()));
                unit.commands()
                        .add(new Done("mail of bob", "print", Sample.number(2).ref()));
            });
        }
        int forgotten = store().write(
                        scope,
                        unit -> unit.commands()
                                .forget(List.of(
                                        Sample.number(1).ref(), Sample.number(5).ref())));

        assertThat(forgotten).isEqualTo(2);
        assertThat(command(scope, "mail of ada")).isEmpty();
        assertThat(command(scope, "call of ada")).isEmpty();
        assertThat(command(scope, "mail of bob")).isPresent();
        assertThat(command(other, "mail of ada")).isPresent();
    }
}
