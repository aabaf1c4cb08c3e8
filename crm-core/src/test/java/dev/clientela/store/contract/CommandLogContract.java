package dev.clientela.store.contract;

import static dev.clientela.store.contract.StoreFixture.samples;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.error.DuplicateException;
import dev.clientela.record.Moment;
import dev.clientela.record.Sample;
import dev.clientela.store.CommandLog.Done;
import dev.clientela.store.Scope;
import dev.clientela.store.StoreErrors;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An idempotency key is taken once. */
public interface CommandLogContract extends StoreFixture {

    private static Done done(String key, long sample) {
        return new Done(key, "print of " + sample, Sample.number(sample).ref());
    }

    private Optional<Done> committedCommand(Scope scope, String key) {
        return read(scope, unit -> unit.commands().find(key));
    }

    @Test
    @DisplayName("A command that was done is found by exactly its key")
    default void commandsAreFound() {
        Scope scope = newTenant();
        List<String> keys = List.of("a", "A", "a ", "á", "😀", "order/1");
        for (int n = 0; n < keys.size(); n++) {
            Done done = done(keys.get(n), n);
            assertThat(committedCommand(scope, done.key())).isEmpty();
            write(scope, unit -> unit.commands().add(done));
            assertThat(committedCommand(scope, done.key())).contains(done);
        }
        assertThat(committedCommand(scope, "b")).isEmpty();
    }

    @Test
    @DisplayName("A key that was used is refused, and nothing of the unit stays")
    default void usedKeyIsRefused() {
        Scope scope = newTenant();
        write(scope, unit -> unit.commands().add(done("a", 1)));
        assertThatThrownBy(() -> write(scope, unit -> {
                    samples(unit).insert(Sample.number(2));
                    unit.commands().add(done("a", 2));
                }))
                .isInstanceOfSatisfying(
                        DuplicateException.class, e -> assertThat(e.code()).isEqualTo(StoreErrors.DUPLICATE_KEY));
        assertThat(all(scope, Sample.TYPE)).isEmpty();
        assertThat(committedCommand(scope, "a")).contains(done("a", 1));
    }

    @Test
    @DisplayName("A key used by somebody else since the unit began is refused")
    default void usedMeanwhile() {
        Scope scope = newTenant();
        assertThatThrownBy(() -> write(scope, unit -> {
                    assertThat(unit.commands().find("a")).isEmpty();
                    Together.meanwhile(() ->
                            write(scope, other -> other.commands().add(done("a", 1))));
                    samples(unit).insert(Sample.number(2));
                    unit.commands().add(done("a", 2));
                }))
                .isInstanceOf(DuplicateException.class);
        assertThat(all(scope, Sample.TYPE)).isEmpty();
        assertThat(committedCommand(scope, "a")).contains(done("a", 1));
    }

    @Test
    @DisplayName("Commands done before a time are forgotten, so many at a time; the others are not")
    default void oldCommandsAreForgotten() {
        Scope scope = newTenant();
        Scope other = newTenant();
        write(other, unit -> unit.commands().add(done("c0", 0)));
        for (int n = 0; n < 6; n++) {
            Done done = done("c" + n, n);
            write(later(scope, n), unit -> unit.commands().add(done));
        }
        Instant horizon = later(scope, 4).moment().now();
        assertThat(store().<Integer>rehearse(scope, unit -> unit.commands().purge(horizon, 9)))
                .isEqualTo(4);
        assertThat(forgotten(scope, horizon, 3)).isEqualTo(3);
        assertThat(committedCommand(scope, "c2")).isEmpty();
        assertThat(committedCommand(scope, "c3")).isPresent();
        assertThat(forgotten(scope, horizon, 3)).isEqualTo(1);
        assertThat(forgotten(scope, horizon, 3)).isZero();
        assertThat(committedCommand(scope, "c3")).isEmpty();
        assertThat(committedCommand(scope, "c4")).contains(done("c4", 4));
        assertThat(committedCommand(scope, "c5")).contains(done("c5", 5));
        assertThat(committedCommand(other, "c0")).isPresent();

        write(scope, unit -> unit.commands().add(done("c0", 7)));
        assertThat(committedCommand(scope, "c0")).contains(done("c0", 7));
    }

    private static Scope later(Scope scope, int days) {
        Moment moment = scope.moment();
        return new Scope(scope.tenant(), new Moment(moment.now().plus(Duration.ofDays(days)), moment.zone()));
    }

    private int forgotten(Scope scope, Instant before, int limit) {
        return store().write(scope, unit -> unit.commands().purge(before, limit));
    }

    @Test
    @DisplayName("Of many who do the same command at once, one does it")
    default void oneOfManyDoesIt() {
        for (int round = 0; round < 5; round++) {
            Scope scope = newTenant();
            CyclicBarrier allHaveBegun = new CyclicBarrier(4);
            List<Together.Outcome<Boolean>> outcomes = Together.run(4, n -> {
                write(scope, unit -> {
                    assertThat(unit.commands().find("a")).isEmpty();
                    Together.await(allHaveBegun);
                    samples(unit).insert(Sample.number(n));
                    unit.commands().add(done("a", n));
                });
                return true;
            });
            assertThat(outcomes).filteredOn(Together.Outcome::succeeded).hasSize(1);
            assertThat(outcomes)
                    .filteredOn(outcome -> !outcome.succeeded())
                    .allSatisfy(outcome -> assertThat(outcome.failure()).isInstanceOf(DuplicateException.class));
            Sample only = all(scope, Sample.TYPE).get(0);
            assertThat(all(scope, Sample.TYPE)).hasSize(1);
            assertThat(committedCommand(scope, "a").orElseThrow().result()).isEqualTo(only.ref());
        }
    }
}
