package dev.clientela.store.contract;

import static dev.clientela.store.contract.StoreFixture.made;
import static dev.clientela.store.contract.StoreFixture.samples;
import static dev.clientela.store.contract.StoreFixture.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.error.ConflictException;
import dev.clientela.record.Criterion;
import dev.clientela.record.Measure;
import dev.clientela.record.Query;
import dev.clientela.record.Report;
import dev.clientela.record.Sample;
import dev.clientela.store.CommandLog;
import dev.clientela.store.Scope;
import dev.clientela.store.UnitOfWork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** All or nothing, one snapshot, nobody's change lost. */
public interface TransactionContract extends StoreFixture {

    @Test
    @DisplayName("A unit that fails after any of its writes leaves nothing behind")
    default void failureLeavesNothing() {
        Scope scope = newTenant();
        String subscriber = newSubscriber();
        Sample kept = Sample.number(1).having(Sample.TEXT, "kept");
        Sample alsoKept = Sample.number(2).having(Sample.SYSTEM.externalId(), "x2");
        insert(scope, kept, alsoKept);
        Sample added = Sample.number(3).having(Sample.SYSTEM.externalId(), "x3").having(Sample.CUSTOM_TEXT, "c");
        List<Consumer<UnitOfWork>> writes = List.of(
                unit -> samples(unit).insert(added),
                unit -> unit.events().append(made(scope, added), List.of(subscriber)),
                unit -> samples(unit).update(kept.next().having(Sample.TEXT, "changed"), 1),
                unit -> StoreFixture.remarks(unit).insert(Remark.number(1).having(Remark.WORDS, "w")),
                unit -> samples(unit).delete(alsoKept, 1),
                unit -> unit.commands().add(new CommandLog.Done("key", "print", added.ref())));

        for (int last = 1; last <= writes.size(); last++) {
            List<Consumer<UnitOfWork>> done = writes.subList(0, last);
            IllegalStateException failure = new IllegalStateException("after write " + last);
            assertThatThrownBy(() -> write(scope, unit -> {
                        done.forEach(step -> step.accept(unit));
                        throw failure;
                    }))
                    .isSameAs(failure);
            assertUntouched(scope, subscriber, kept, alsoKept);
        }
        write(scope, unit -> writes.forEach(step -> step.accept(unit)));
        assertThat(all(scope, Sample.TYPE)).hasSize(2).contains(added);
        assertThat(store().outbox().backlog(subscriber)).isEqualTo(1);
    }

    private void assertUntouched(Scope scope, String subscriber, Sample... samples) {
        assertThat(all(scope, Sample.TYPE)).containsExactly(samples);
        assertThat(found(scope, Sample.TEXT.is("changed"))).isEmpty();
        assertThat(all(scope, Remark.TYPE)).isEmpty();
        assertThat(this.<List<?>>read(scope, unit -> unit.events().after(0, 10)))
                .isEmpty();
        assertThat(this.<Boolean>read(scope, unit -> unit.commands().find("key").isPresent()))
                .isFalse();
        assertThat(store().outbox().backlog(subscriber)).isZero();
        assertThat(store().outbox().claim(subscriber, 10, Duration.ofHours(1), now()))
                .isEmpty();
    }

    @Test
    @DisplayName("A unit that is refused leaves nothing behind, and what it would have added may be added after")
    default void refusalLeavesNothing() {
        Scope scope = newTenant();
        String subscriber = newSubscriber();
        insert(scope, Sample.number(1));
        assertThatThrownBy(() -> write(scope, unit -> {
                    Sample read = samples(unit).find(uuid(1)).orElseThrow();
                    Together.meanwhile(() ->
                            write(scope, other -> samples(other).update(read.next(), 1)));
                    samples(unit).insert(Sample.number(2));
                    unit.events().append(made(scope, Sample.number(2)), List.of(subscriber));
                    unit.commands().add(new CommandLog.Done("key", "print", read.ref()));
                    samples(unit).update(read.next().having(Sample.TEXT, "late"), 1);
                }))
                .isInstanceOf(ConflictException.class);
        assertUntouched(scope, subscriber, Sample.number(1).next());
        insert(scope, Sample.number(2));
    }

    @Test
    @DisplayName("A unit sees what it has written, in every way of asking")
    default void ownWritesAreSeen() {
        Scope scope = newTenant();
        Sample first = Sample.number(1).having(Sample.TEXT, "a").having(Sample.INTEGER, 1L);
        Sample second = Sample.number(2).having(Sample.TEXT, "b").having(Sample.INTEGER, 10L);
        insert(scope, first, second);
        write(scope, unit -> {
            assertThat(samples(unit).count(Sample.TEXT.is("a"))).isEqualTo(1);
            Sample changed = first.next().having(Sample.TEXT, "c");
            Sample added = Sample.number(3).having(Sample.TEXT, "a").having(Sample.INTEGER, 100L);
            samples(unit).update(changed, 1);
            samples(unit).delete(second, 1);
            samples(unit).insert(added);
            unit.events().append(made(scope, added), List.of());
            unit.commands().add(new CommandLog.Done("key", "print", added.ref()));

            assertThat(samples(unit).find(uuid(1))).contains(changed);
            assertThat(samples(unit).find(uuid(2))).isEmpty();
            assertThat(samples(unit).findAll(List.of(uuid(2), uuid(3)))).containsExactly(added);
            assertThat(samples(unit).count(Sample.TEXT.is("a"))).isEqualTo(1);
            assertThat(samples(unit).count(Criterion.always())).isEqualTo(2);
            assertThat(samples(unit)
                            .query(Query.of(Sample.TYPE).orderBy(Sample.TEXT.descending()))
                            .items())
                    .containsExactly(changed, added);
            assertThat(samples(unit)
                            .report(Report.over(Sample.TYPE).measure(Measure.sum(Sample.INTEGER)))
                            .rows()
                            .get(0)
                            .figures())
                    .containsEntry("sum_pieces", new java.math.BigDecimal(101));
            assertThat(unit.events().of(added.ref())).hasSize(1);
            assertThat(unit.events().after(0, 10)).hasSize(1);
            assertThat(unit.commands().find("key")).isPresent();
            samples(unit).update(changed.next(), 2);
            assertThat(samples(unit).find(uuid(1))).contains(changed.next());
        });
        assertThat(committed(scope, 1).orElseThrow().version()).isEqualTo(3);
    }

    @Test
    @DisplayName("Nobody sees what is not committed")
    default void noDirtyRead() {
        Scope scope = newTenant();
        String subscriber = newSubscriber();
        Sample kept = Sample.number(1).having(Sample.TEXT, "kept");
        insert(scope, kept);
        write(scope, unit -> {
            samples(unit).insert(Sample.number(2));
            samples(unit).update(kept.next().having(Sample.TEXT, "changed"), 1);
            unit.events().append(made(scope, Sample.number(2)), List.of(subscriber));
            Together.meanwhile(() -> assertUntouched(scope, subscriber, kept));
        });
        assertThat(all(scope, Sample.TYPE)).hasSize(2);
    }

    @Test
    @DisplayName("What a unit has read stays so until it ends, whatever others commit")
    default void snapshotIsRepeatable() {
        Scope reading = newTenant();
        insert(reading, Sample.number(0));
        store().read(reading, unit -> {
            assertSnapshotStays(reading, unit);
            return true;
        });
        Scope writing = newTenant();
        insert(writing, Sample.number(0));
        write(writing, unit -> assertSnapshotStays(writing, unit));
    }

    private void assertSnapshotStays(Scope scope, UnitOfWork unit) {
        List<Object> before = everythingSeen(unit);
        for (int round = 0; round < 3; round++) {
            int n = round;
            Together.meanwhile(() -> write(scope, other -> {
                Sample sample = samples(other).find(uuid(n)).orElseThrow();
                samples(other).update(sample.next().having(Sample.TEXT, "changed"), 1);
                samples(other).insert(Sample.number(n + 1));
                other.events().append(made(scope, Sample.number(n + 1)), List.of());
                other.commands().add(new CommandLog.Done("key" + n, "print", sample.ref()));
            }));
            assertThat(everythingSeen(unit)).isEqualTo(before);
        }
        Together.meanwhile(() -> write(
                scope,
                other -> samples(other).delete(samples(other).find(uuid(0)).orElseThrow(), 2)));
        assertThat(everythingSeen(unit)).isEqualTo(before);
    }

    private static List<Object> everythingSeen(UnitOfWork unit) {
        List<Object> seen = new ArrayList<>();
        seen.add(samples(unit).find(uuid(0)));
        seen.add(samples(unit).findAll(List.of(uuid(0), uuid(1), uuid(2))));
        seen.add(samples(unit).count(Criterion.always()));
        seen.add(samples(unit).count(Sample.TEXT.is("changed")));
        seen.add(samples(unit).query(Query.of(Sample.TYPE)).items());
        seen.add(samples(unit)
                .query(Query.of(Sample.TYPE).orderBy(Sample.TEXT.ascending()))
                .items());
        seen.add(samples(unit).report(Report.over(Sample.TYPE).measure(Measure.count())));
        seen.add(unit.events().after(0, 100));
        seen.add(unit.commands().find("key0"));
        return seen;
    }
}
