package dev.clientela.store.contract;

import static dev.clientela.store.contract.StoreFixture.event;
import static dev.clientela.store.contract.StoreFixture.made;
import static dev.clientela.store.contract.StoreFixture.samples;
import static dev.clientela.store.contract.StoreFixture.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.error.ConflictException;
import dev.clientela.event.Changes;
import dev.clientela.event.EventEnvelope;
import dev.clientela.record.RecordRef;
import dev.clientela.record.Sample;
import dev.clientela.record.Values;
import dev.clientela.store.EventLog.Positioned;
import dev.clientela.store.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Events are kept as they were appended, in the order of the commits. */
public interface EventLogContract extends StoreFixture {

    private List<EventEnvelope> eventsOf(Scope scope, RecordRef record) {
        return read(scope, unit -> unit.events().of(record));
    }

    private List<Positioned> eventsAfter(Scope scope, long position, int limit) {
        return read(scope, unit -> unit.events().after(position, limit));
    }

    @Property(tries = 50, shrinking = ShrinkingMode.OFF)
    @Label("Every part of an event comes back as it was")
    default void everyPartOfAnEventComesBackAsItWas(
            @ForAll(supplier = SampleSuppliers.Samples.class) List<Sample> samples,
            @ForAll(supplier = SampleSuppliers.Payloads.class) Map<String, Object> payload,
            @ForAll boolean explained) {
        Scope scope = newTenant();
        List<EventEnvelope> appended = new ArrayList<>();
        Values before = Sample.number(0).values();
        for (Sample sample : samples) {
            appended.add(new EventEnvelope(
                    UUID.randomUUID(),
                    "sample.remarked",
                    3,
                    scope.tenant(),
                    sample.ref(),
                    sample.version(),
                    MOMENT.now().plusNanos(1_000),
                    "user:añá 😀",
                    explained ? " why not " : null,
                    explained ? "request/1" : null,
                    payload,
                    Changes.between(before, sample.values())));
            before = sample.values();
        }
        write(scope, unit -> appended.forEach(event -> unit.events().append(event, List.of())));

        assertThat(eventsAfter(scope, 0, 100)).extracting(Positioned::event).containsExactlyElementsOf(appended);
        for (EventEnvelope event : appended) {
            assertThat(eventsOf(scope, event.record())).containsExactly(event);
        }
    }

    @Test
    @DisplayName("The events of several records come together, each record's oldest first")
    default void eventsOfSeveralRecordsComeTogether() {
        Scope scope = newTenant();
        List<EventEnvelope> appended = new ArrayList<>();
        for (long n = 0; n < 12; n++) {
            appended.add(made(scope, Sample.number(n % 4)));
        }
        write(scope, unit -> appended.forEach(event -> unit.events().append(event, List.of())));
        RecordRef first = Sample.number(0).ref();
        RecordRef third = Sample.number(2).ref();
        RecordRef unheardOf = Sample.number(99).ref();
        List<EventEnvelope> found = read(scope, unit -> unit.events().ofAll(List.of(third, first, unheardOf, third)));
        assertThat(found).hasSize(6);
        for (RecordRef record : List.of(first, third)) {
            assertThat(found.stream().filter(event -> event.record().equals(record)))
                    .containsExactlyElementsOf(appended.stream()
                            .filter(event -> event.record().equals(record))
                            .toList());
        }
    }

    @Test
    @DisplayName("Events are read from any position on, oldest first, so many at a time")
    default void eventsAreReadFromAPosition() {
        Scope scope = newTenant();
        List<EventEnvelope> appended = new ArrayList<>();
        for (long n = 0; n < 150; n++) {
            appended.add(made(scope, Sample.number(n % 4)));
        }
        for (int from = 0; from < 150; from += 30) {
            List<EventEnvelope> some = appended.subList(from, from + 30);
            write(scope, unit -> some.forEach(event -> unit.events().append(event, List.of())));
        }
        List<Positioned> all = eventsAfter(scope, 0, 1_000);
        assertThat(all).extracting(Positioned::event).containsExactlyElementsOf(appended);
        assertThat(all).extracting(Positioned::position).isSorted().doesNotHaveDuplicates();
        assertThat(all.get(0).position()).isPositive();
        List<Positioned> inParts = new ArrayList<>();
        List<Positioned> part = eventsAfter(scope, 0, 7);
        while (!part.isEmpty()) {
            assertThat(part).hasSizeLessThanOrEqualTo(7);
            inParts.addAll(part);
            part = eventsAfter(scope, part.get(part.size() - 1).position(), 7);
        }
        assertThat(inParts).isEqualTo(all);
        for (int n = 0; n < 4; n++) {
            RecordRef ref = Sample.number(n).ref();
            assertThat(eventsOf(scope, ref))
                    .containsExactlyElementsOf(appended.stream()
                            .filter(event -> event.record().equals(ref))
                            .toList());
        }
        assertThat(eventsOf(scope, Sample.number(9).ref())).isEmpty();
        assertThat(eventsOf(scope, new RecordRef("remark", uuid(1)))).isEmpty();
    }

    @Test
    @DisplayName("The events of a record are in the order of its versions, whichever was written down first")
    default void eventsOfARecordAreInOrderOfVersions() {
        Scope scope = newTenant();
        List<EventEnvelope> appended = new ArrayList<>();
        for (long version : List.of(2, 1, 3, 1, 2)) {
            appended.add(made(scope, Sample.number(1).having(Sample.SYSTEM.version(), version)));
        }
        write(
                scope,
                unit -> appended.subList(0, 2).forEach(event -> unit.events().append(event, List.of())));
        write(
                scope,
                unit -> appended.subList(2, 5).forEach(event -> unit.events().append(event, List.of())));
        assertThat(eventsOf(scope, Sample.number(1).ref()))
                .containsExactly(appended.get(1), appended.get(3), appended.get(0), appended.get(4), appended.get(2));
    }

    /** An event of so many seconds after the usual moment. */
    private static EventEnvelope happened(Scope scope, long record, int seconds) {
        EventEnvelope made = made(scope, Sample.number(record));
        return new EventEnvelope(
                made.id(),
                made.type(),
                made.schema(),
                made.tenant(),
                made.record(),
                seconds,
                made.time().plusSeconds(seconds),
                made.actor(),
                made.reason(),
                made.correlation(),
                made.payload(),
                made.changes());
    }

    @Test
    @DisplayName("The oldest events are forgotten, so many at a time, and the others stay where they are")
    default void oldEventsAreForgotten() {
        Scope scope = newTenant();
        Scope other = newTenant();
        write(other, unit -> unit.events().append(happened(other, 1, 1), List.of()));
        for (int n = 1; n <= 150; n++) {
            EventEnvelope event = happened(scope, n % 3, n);
            write(scope, unit -> unit.events().append(event, List.of()));
        }
        List<Positioned> all = eventsAfter(scope, 0, 1_000);
        Instant horizon = MOMENT.now().plusSeconds(100); // of the hundredth, which stays
        assertThat(store().<Integer>rehearse(scope, unit -> unit.events().purge(horizon, 50)))
                .isEqualTo(50);
        assertThat(eventsAfter(scope, 0, 1_000)).isEqualTo(all);

        assertThat(purged(scope, horizon, 70)).isEqualTo(70);
        assertThat(eventsAfter(scope, 0, 1_000)).isEqualTo(all.subList(70, 150));
        assertThat(purged(scope, horizon, 70)).isEqualTo(29);
        assertThat(purged(scope, horizon, 70)).isZero();
        assertThat(eventsAfter(scope, 0, 1_000)).isEqualTo(all.subList(99, 150));
        assertThat(eventsAfter(scope, all.get(120).position(), 5)).isEqualTo(all.subList(121, 126));
        for (int n = 0; n < 3; n++) {
            RecordRef ref = Sample.number(n).ref();
            assertThat(eventsOf(scope, ref))
                    .containsExactlyElementsOf(all.subList(99, 150).stream()
                            .map(Positioned::event)
                            .filter(event -> event.record().equals(ref))
                            .toList());
        }
        assertThat(eventsAfter(other, 0, 10)).hasSize(1);

        assertThat(purged(scope, MOMENT.now().plusSeconds(1_000), 1_000)).isEqualTo(51);
        write(scope, unit -> unit.events().append(happened(scope, 1, 200), List.of()));
        assertThat(eventsAfter(scope, 0, 10))
                .singleElement()
                .satisfies(left ->
                        assertThat(left.position()).isGreaterThan(all.get(149).position()));
        assertThat(eventsOf(scope, Sample.number(1).ref())).hasSize(1);
    }

    private int purged(Scope scope, Instant before, int limit) {
        return store().write(scope, unit -> unit.events().purge(before, limit));
    }

    @Test
    @DisplayName("The log has the order of the commits, not of the first words")
    default void orderOfCommits() {
        Scope scope = newTenant();
        EventEnvelope early = made(scope, Sample.number(1));
        EventEnvelope late = made(scope, Sample.number(2));
        write(scope, unit -> {
            samples(unit).find(uuid(1));
            Together.meanwhile(() -> write(scope, other -> other.events().append(early, List.of())));
            unit.events().append(late, List.of());
        });
        assertThat(eventsAfter(scope, 0, 10)).extracting(Positioned::event).containsExactly(early, late);
    }

    @Test
    @DisplayName("What is committed later stands later, though it was appended earlier")
    default void laterCommitsStandLater() {
        Scope scope = newTenant();
        EventEnvelope appendedFirst = made(scope, Sample.number(1));
        EventEnvelope appendedThen = made(scope, Sample.number(2));
        List<Positioned> seenBetween = new ArrayList<>();
        Together.Begun other = store().write(scope, unit -> {
            unit.events().append(appendedFirst, List.of());
            Together.Begun begun =
                    Together.begin(() -> write(scope, late -> late.events().append(appendedThen, List.of())));
            // A store may make the other unit wait until this one has ended. If it does not, the other is first.
            if (begun.endsSoon()) {
                seenBetween.addAll(Together.meanwhile(() -> eventsAfter(scope, 0, 10)));
            }
            return begun;
        });
        other.end();
        List<Positioned> all = new ArrayList<>(seenBetween);
        long position = all.isEmpty() ? 0 : all.get(all.size() - 1).position();
        all.addAll(eventsAfter(scope, position, 10));
        assertThat(all).extracting(Positioned::event).containsExactlyInAnyOrder(appendedFirst, appendedThen);
        assertThat(all).isEqualTo(eventsAfter(scope, 0, 10));
    }

    @Test
    @DisplayName("Whoever follows the log while many write misses nothing and sees each record's events in order")
    default void followersMissNothing() {
        Scope scope = newTenant();
        int writers = 3;
        int each = 25;
        insert(scope, Sample.number(0), Sample.number(1));
        AtomicInteger writing = new AtomicInteger(writers);
        List<Positioned> followed = Collections.synchronizedList(new ArrayList<>());
        Together.succeed(writers + 1, thread -> {
            if (thread == writers) {
                follow(scope, followed, writing);
                return true;
            }
            try {
                for (int i = 0; i < each; i++) {
                    changeAndTell(scope, i % 2);
                }
            } finally {
                writing.decrementAndGet();
            }
            return true;
        });
        assertThat(followed).hasSize(writers * each).isEqualTo(eventsAfter(scope, 0, 1_000));
        for (int n = 0; n < 2; n++) {
            RecordRef ref = Sample.number(n).ref();
            List<EventEnvelope> ofRecord = followed.stream()
                    .map(Positioned::event)
                    .filter(event -> event.record().equals(ref))
                    .toList();
            assertThat(eventsOf(scope, ref)).isEqualTo(ofRecord);
            assertThat(ofRecord).extracting(EventEnvelope::version).isSorted().doesNotHaveDuplicates();
        }
    }

    private void follow(Scope scope, List<Positioned> followed, AtomicInteger writing) {
        boolean last = false;
        while (true) {
            long position =
                    followed.isEmpty() ? 0 : followed.get(followed.size() - 1).position();
            List<Positioned> more = eventsAfter(scope, position, 10);
            followed.addAll(more);
            if (last && more.isEmpty()) {
                return;
            }
            last = writing.get() == 0;
            Thread.yield();
        }
    }

    private void changeAndTell(Scope scope, long number) {
        while (true) {
            try {
                write(scope, unit -> {
                    Sample read = samples(unit).find(uuid(number)).orElseThrow();
                    Sample changed = read.next();
                    samples(unit).update(changed, read.version());
                    unit.events()
                            .append(event(scope, changed, Changes.between(read.values(), changed.values())), List.of());
                });
                return;
            } catch (ConflictException e) {
                Thread.yield(); // somebody else was faster; again
            }
        }
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    @Label("The state at any past time is told by the events until then")
    default void everyPastStateIsToldByTheEvents(
            @ForAll(supplier = SampleSuppliers.Samples.class) List<Sample> states, @ForAll Random random) {
        Scope scope = newTenant();
        Map<Long, List<Sample>> stateAt = new TreeMap<>();
        for (Sample state : states) {
            change(scope, random.nextInt(3), state, random.nextInt(5) == 0);
            List<Positioned> log = eventsAfter(scope, 0, 1_000);
            stateAt.put(log.get(log.size() - 1).position(), all(scope, Sample.TYPE));
        }
        List<Positioned> log = eventsAfter(scope, 0, 1_000);
        stateAt.forEach((position, then) -> assertThat(told(log, position)).isEqualTo(then));
    }

    /** Gives the record the values of another, or deletes it, and tells of it. */
    private void change(Scope scope, long number, Sample like, boolean delete) {
        write(scope, unit -> {
            @Nullable Sample before = samples(unit).find(uuid(number)).orElse(null);
            Sample bare = Sample.number(number);
            if (before == null) {
                Sample added = Sample.TYPE.create(like.values().with(Sample.ID, bare.id()));
                samples(unit).insert(added);
                unit.events().append(made(scope, added), List.of());
            } else if (delete) {
                samples(unit).delete(before, before.version());
                unit.events().append(event(scope, before, Changes.deleting(before.values())), List.of());
            } else {
                Sample after = Sample.TYPE.create(
                        like.values().with(Sample.ID, bare.id()).with(Sample.SYSTEM.version(), before.version() + 1));
                samples(unit).update(after, before.version());
                unit.events().append(event(scope, after, Changes.between(before.values(), after.values())), List.of());
            }
        });
    }

    private static List<Sample> told(List<Positioned> log, long until) {
        Map<RecordRef, Values> states = new HashMap<>();
        for (Positioned positioned : log) {
            if (positioned.position() <= until) {
                EventEnvelope event = positioned.event();
                Values before = states.getOrDefault(event.record(), Sample.TYPE.noValues());
                states.put(event.record(), event.changes().applyTo(before));
            }
        }
        return states.values().stream()
                .filter(values -> values.has(Sample.ID))
                .map(Sample.TYPE::create)
                .sorted(java.util.Comparator.comparing(Sample::ref))
                .toList();
    }
}
