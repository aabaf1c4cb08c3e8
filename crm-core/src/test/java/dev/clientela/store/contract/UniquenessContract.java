package dev.clientela.store.contract;

import static dev.clientela.store.contract.StoreFixture.remarks;
import static dev.clientela.store.contract.StoreFixture.samples;
import static dev.clientela.store.contract.StoreFixture.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.error.DuplicateException;
import dev.clientela.record.Sample;
import dev.clientela.store.Scope;
import dev.clientela.store.StoreErrors;
import dev.clientela.store.UnitOfWork;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.function.BiConsumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** No two records of a tenant share a unique key. */
public interface UniquenessContract extends StoreFixture {

    private static Sample keyed(long number, String key) {
        return Sample.number(number).having(Sample.SYSTEM.externalId(), key);
    }

    private static Remark placed(long number, long about, long place) {
        return Remark.number(number)
                .having(Remark.ABOUT, Sample.number(about).id())
                .having(Remark.PLACE, place);
    }

    @Test
    @DisplayName("A key that is taken is refused by its name, with the record that has it")
    default void takenKeyIsRefused() {
        Scope scope = newTenant();
        insert(scope, keyed(1, "x"));
        assertThatThrownBy(() -> insert(scope, keyed(2, "x"))).isInstanceOfSatisfying(DuplicateException.class, e -> {
            assertThat(e.code()).isEqualTo(StoreErrors.DUPLICATE_KEY);
            assertThat(e.parameters())
                    .containsEntry("key", "external_id")
                    .containsEntry("record", keyed(2, "x").ref())
                    .containsEntry("existing", keyed(1, "x").ref());
        });
        insert(scope, keyed(3, "y"));
        assertDuplicate(() ->
                write(scope, unit -> samples(unit).update(keyed(3, "x").next(), 1)));
        assertThat(all(scope, Sample.TYPE)).containsExactly(keyed(1, "x"), keyed(3, "y"));
    }

    @Test
    @DisplayName("Keys are compared character for character")
    default void keysAreExact() {
        Scope scope = newTenant();
        List<String> keys = List.of("x", "X", "x ", " x", "é", "e", "e\u0301", "😀", "😁", "ß", "ss");
        for (int n = 0; n < keys.size(); n++) {
            insert(scope, keyed(n, keys.get(n)));
        }
        for (int n = 0; n < keys.size(); n++) {
            Sample again = keyed(100 + n, keys.get(n));
            assertDuplicate(() -> insert(scope, again));
        }
        assertThat(all(scope, Sample.TYPE)).hasSize(keys.size());
    }

    @Test
    @DisplayName("A key of several fields is taken by all of them together")
    default void compositeKey() {
        Scope scope = newTenant();
        write(scope, unit -> {
            remarks(unit).insert(placed(1, 1, 1));
            remarks(unit).insert(placed(2, 1, 2));
            remarks(unit).insert(placed(3, 2, 1));
        });
        assertDuplicate(() -> write(scope, unit -> remarks(unit).insert(placed(4, 1, 2))));
        assertDuplicate(() ->
                write(scope, unit -> remarks(unit).update(placed(3, 1, 1).next(), 1)));
        assertThat(all(scope, Remark.TYPE)).hasSize(3);
    }

    @Test
    @DisplayName("Records that lack a value of the key are free")
    default void absentIsFree() {
        Scope scope = newTenant();
        insert(scope, Sample.number(1), Sample.number(2));
        write(scope, unit -> {
            for (long n = 1; n <= 2; n++) {
                remarks(unit).insert(placed(n, 1, 1).having(Remark.PLACE, null));
                remarks(unit).insert(placed(n + 2, 1, 1).having(Remark.ABOUT, null));
                remarks(unit).insert(Remark.number(n + 4));
            }
        });
        assertThat(all(scope, Sample.TYPE)).hasSize(2);
        assertThat(all(scope, Remark.TYPE)).hasSize(6);
    }

    @Test
    @DisplayName("Deleting, clearing or changing frees a key, also within one unit")
    default void keysAreFreed() {
        Scope scope = newTenant();
        insert(scope, keyed(1, "a"), keyed(2, "b"), keyed(3, "c"));
        write(scope, unit -> {
            samples(unit).delete(keyed(1, "a"), 1);
            samples(unit).insert(keyed(4, "a"));
            samples(unit).update(Sample.number(2).next(), 1);
            samples(unit).insert(keyed(5, "b"));
            samples(unit).update(keyed(3, "d").next(), 1);
        });
        insert(scope, keyed(6, "c"));
        assertDuplicate(() -> insert(scope, keyed(7, "a")));
        assertDuplicate(() -> insert(scope, keyed(7, "b")));
        assertDuplicate(() -> insert(scope, keyed(7, "d")));
        insert(scope, keyed(7, "e"));
    }

    @Test
    @DisplayName("A record keeps its own key when it changes")
    default void ownKeyIsKept() {
        Scope scope = newTenant();
        insert(scope, keyed(1, "a"));
        write(scope, unit -> samples(unit).update(keyed(1, "a").next().having(Sample.TEXT, "t"), 1));
        assertThat(committed(scope, 1).orElseThrow().externalId()).contains("a");
    }

    @Test
    @DisplayName("Two records of one unit cannot share a key, and a rehearsal finds out too")
    default void withinOneUnit() {
        Scope scope = newTenant();
        assertDuplicate(() -> insert(scope, keyed(1, "a"), keyed(2, "a")));
        assertThat(all(scope, Sample.TYPE)).isEmpty();
        insert(scope, keyed(1, "a"));
        assertDuplicate(() -> store().rehearse(scope, unit -> {
            samples(unit).insert(keyed(2, "a"));
            return true;
        }));
    }

    @Test
    @DisplayName("A key taken by somebody else since the unit began is refused, and nothing of the unit stays")
    default void takenMeanwhile() {
        Scope scope = newTenant();
        assertDuplicate(() -> write(scope, unit -> {
            assertThat(samples(unit).find(uuid(1))).isEmpty();
            Together.meanwhile(() -> insert(scope, keyed(1, "x")));
            samples(unit).insert(Sample.number(2));
            samples(unit).insert(keyed(3, "x"));
        }));
        assertThat(all(scope, Sample.TYPE)).containsExactly(keyed(1, "x"));
    }

    @Test
    @DisplayName("Of many who insert the same key, or id, at once, one succeeds")
    default void oneOfManySucceeds() {
        for (int round = 0; round < 5; round++) {
            Scope byKey = newTenant();
            assertOneSucceeds(byKey, (unit, n) -> samples(unit).insert(keyed(n, "x")));
            assertThat(all(byKey, Sample.TYPE)).hasSize(1);
            Scope byId = newTenant();
            assertOneSucceeds(
                    byId, (unit, n) -> samples(unit).insert(Sample.number(1).having(Sample.INTEGER, (long) n)));
            assertThat(all(byId, Sample.TYPE)).hasSize(1);
            Scope byPlace = newTenant();
            assertOneSucceeds(byPlace, (unit, n) -> remarks(unit).insert(placed(n, 1, 1)));
            assertThat(all(byPlace, Remark.TYPE)).hasSize(1);
        }
    }

    @Test
    @DisplayName("Of many who change their records to the same key at once, one succeeds")
    default void oneOfManyChangesSucceeds() {
        Scope scope = newTenant();
        for (long n = 0; n < 4; n++) {
            insert(scope, keyed(n, "own" + n));
        }
        assertOneSucceeds(scope, (unit, n) -> samples(unit).update(keyed(n, "x").next(), 1));
        assertThat(found(scope, Sample.SYSTEM.externalId().is("x"))).hasSize(1);
    }

    private void assertOneSucceeds(Scope scope, BiConsumer<UnitOfWork, Integer> work) {
        CyclicBarrier allHaveBegun = new CyclicBarrier(4);
        List<Together.Outcome<Boolean>> outcomes = Together.run(4, n -> {
            write(scope, unit -> {
                assertThat(samples(unit).find(uuid(99))).isEmpty();
                Together.await(allHaveBegun);
                work.accept(unit, n);
            });
            return true;
        });
        assertThat(outcomes).filteredOn(Together.Outcome::succeeded).hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> !outcome.succeeded())
                .allSatisfy(outcome -> assertThat(outcome.failure()).isInstanceOf(DuplicateException.class));
    }

    private static void assertDuplicate(ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        DuplicateException.class, e -> assertThat(e.code()).isEqualTo(StoreErrors.DUPLICATE_KEY));
    }
}
