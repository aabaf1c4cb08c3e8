package dev.clientela.store.contract;

import static dev.clientela.store.contract.StoreFixture.made;
import static dev.clientela.store.contract.StoreFixture.samples;
import static dev.clientela.store.contract.StoreFixture.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.error.ConflictException;
import dev.clientela.record.Sample;
import dev.clientela.store.Repository;
import dev.clientela.store.Scope;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Of two that change one record from the same version, one is refused; so is one whose held records changed. */
public interface ConcurrencyContract extends StoreFixture {

    @Test
    @DisplayName("Of two units that change or delete one record from the same version, the later is refused")
    default void noLostUpdate() {
        BiConsumer<Repository<Sample>, Sample> update =
                (samples, read) -> samples.update(read.next().having(Sample.TEXT, "updated"), read.version());
        BiConsumer<Repository<Sample>, Sample> delete = (samples, read) -> samples.delete(read, read.version());
        for (BiConsumer<Repository<Sample>, Sample> first : List.of(update, delete)) {
            for (BiConsumer<Repository<Sample>, Sample> later : List.of(update, delete)) {
                assertLaterIsRefused(first, later);
            }
        }
    }

    private void assertLaterIsRefused(
            BiConsumer<Repository<Sample>, Sample> first, BiConsumer<Repository<Sample>, Sample> later) {
        Scope scope = newTenant();
        insert(scope, Sample.number(1));
        assertThatThrownBy(() -> write(scope, unit -> {
                    Sample read = samples(unit).find(uuid(1)).orElseThrow();
                    Together.meanwhile(() -> write(
                            scope,
                            other -> first.accept(
                                    samples(other), samples(other).find(uuid(1)).orElseThrow())));
                    later.accept(samples(unit), read);
                }))
                .isInstanceOf(ConflictException.class);
        Scope alone = newTenant();
        insert(alone, Sample.number(1));
        write(alone, unit -> first.accept(samples(unit), Sample.number(1)));
        assertThat(all(scope, Sample.TYPE)).isEqualTo(all(alone, Sample.TYPE));
    }

    @Test
    @DisplayName("A unit that holds a record is refused when somebody else changes or deletes that record meanwhile")
    default void heldRecordsStayAsTheyWere() {
        BiConsumer<Repository<Sample>, Sample> update =
                (samples, read) -> samples.update(read.next().having(Sample.TEXT, "updated"), read.version());
        BiConsumer<Repository<Sample>, Sample> delete = (samples, read) -> samples.delete(read, read.version());
        for (BiConsumer<Repository<Sample>, Sample> change : List.of(update, delete)) {
            Scope scope = newTenant();
            insert(scope, Sample.number(1), Sample.number(2));
            assertThatThrownBy(() -> write(scope, unit -> {
                        Sample held = samples(unit).find(uuid(1)).orElseThrow();
                        Together.meanwhile(() -> write(scope, other -> change.accept(samples(other), held)));
                        samples(unit).hold(held);
                        samples(unit).update(Sample.number(2).next(), 1);
                    }))
                    .isInstanceOf(ConflictException.class);
            assertThat(committed(scope, 2)).contains(Sample.number(2));
        }
    }

    @Test
    @DisplayName("Of two units that each hold what the other changes, one is done")
    default void noWriteSkewOverHeldRecords() {
        Scope scope = newTenant();
        insert(scope, Sample.number(1), Sample.number(2));
        assertThatThrownBy(() -> write(scope, unit -> {
                    Sample first = samples(unit).find(uuid(1)).orElseThrow();
                    Sample second = samples(unit).find(uuid(2)).orElseThrow();
                    Together.meanwhile(() -> write(scope, other -> {
                        samples(other).hold(first);
                        samples(other).update(second.next(), 1);
                    }));
                    samples(unit).hold(second);
                    samples(unit).update(first.next(), 1);
                }))
                .isInstanceOf(ConflictException.class);
        assertThat(all(scope, Sample.TYPE))
                .containsExactly(Sample.number(1), Sample.number(2).next());
    }

    @Test
    @DisplayName("Units that hold one record do not hinder each other, nor does holding change it")
    default void holdingIsShared() {
        Scope scope = newTenant();
        insert(scope, Sample.number(1));
        write(scope, unit -> {
            Sample held = samples(unit).find(uuid(1)).orElseThrow();
            Together.meanwhile(() -> write(scope, other -> {
                samples(other).hold(held);
                samples(other).insert(Sample.number(2));
            }));
            samples(unit).hold(held);
            samples(unit).insert(Sample.number(3));
        });
        assertThat(all(scope, Sample.TYPE)).containsExactly(Sample.number(1), Sample.number(2), Sample.number(3));
    }

    @Test
    @DisplayName("A record deleted and made anew meanwhile is not the one that was read")
    default void madeAnewIsAnother() {
        Scope scope = newTenant();
        insert(scope, Sample.number(1).having(Sample.TEXT, "old"));
        Sample anew = Sample.number(1).having(Sample.TEXT, "anew");
        assertThatThrownBy(() -> write(scope, unit -> {
                    Sample read = samples(unit).find(uuid(1)).orElseThrow();
                    Together.meanwhile(() -> write(scope, other -> {
                        samples(other).delete(read, 1);
                        samples(other).insert(anew.next());
                    }));
                    samples(unit).update(read.next().having(Sample.TEXT, "late"), 1);
                }))
                .isInstanceOf(ConflictException.class);
        assertThat(all(scope, Sample.TYPE)).containsExactly(anew.next());
    }

    @Test
    @DisplayName("Units that change different records do not hinder each other")
    default void differentRecordsDoNotConflict() {
        Scope scope = newTenant();
        insert(scope, Sample.number(1), Sample.number(2));
        write(scope, unit -> {
            Sample first = samples(unit).find(uuid(1)).orElseThrow();
            Together.meanwhile(() -> write(scope, other -> {
                samples(other).update(Sample.number(2).next(), 1);
                samples(other).insert(Sample.number(3));
                other.events().append(made(scope, Sample.number(3)), List.of());
            }));
            samples(unit).update(first.next(), 1);
            samples(unit).insert(Sample.number(4));
            unit.events().append(made(scope, Sample.number(4)), List.of());
        });
        assertThat(all(scope, Sample.TYPE))
                .containsExactly(Sample.number(1).next(), Sample.number(2).next(), Sample.number(3), Sample.number(4));
        assertThat(this.<Integer>read(scope, unit -> unit.events().after(0, 10).size()))
                .isEqualTo(2);
    }

    @Test
    @DisplayName("A conflict of a unit that has written a record twice is a conflict, no duplicate of its own")
    default void ownKeyIsNoDuplicate() {
        Scope scope = newTenant();
        insert(scope, Sample.number(1));
        assertThatThrownBy(() -> write(scope, unit -> {
                    Sample read = samples(unit).find(uuid(1)).orElseThrow();
                    Together.meanwhile(() -> write(
                            scope,
                            other -> samples(other).update(Sample.number(1).next(), 1)));
                    Sample added = Sample.number(2).having(Sample.SYSTEM.externalId(), "x");
                    samples(unit).insert(added);
                    samples(unit).update(added.next(), 1);
                    samples(unit).update(read.next(), 1);
                }))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    @DisplayName("Nobody changes a record while a unit that holds it commits")
    default void heldRecordStays() {
        Scope scope = newTenant();
        insert(scope, Sample.number(1), Sample.number(2));
        AtomicBoolean changedFirst = new AtomicBoolean();
        AtomicReference<Together.Begun> other = new AtomicReference<>();
        Runnable holding = () -> write(scope, unit -> {
            samples(unit).hold(samples(unit).find(uuid(1)).orElseThrow());
            samples(unit).update(Sample.number(2).next(), 1);
            other.set(Together.begin(() -> write(
                    scope, changing -> samples(changing).update(Sample.number(1).next(), 1))));
            // A store may make the other wait for this unit, or refuse this unit when the other was faster.
            changedFirst.set(other.get().endsSoon());
        });
        if (refused(holding)) {
            assertThat(changedFirst).isTrue();
            assertThat(committed(scope, 2)).contains(Sample.number(2));
        } else {
            assertThat(changedFirst).isFalse();
            assertThat(committed(scope, 2)).contains(Sample.number(2).next());
        }
        other.get().end();
        assertThat(committed(scope, 1)).contains(Sample.number(1).next());
    }

    private static boolean refused(Runnable work) {
        try {
            work.run();
            return false;
        } catch (ConflictException e) {
            return true;
        }
    }

    @Test
    @DisplayName("A unit holds its own writes too, and nothing that is not there or not so")
    default void holdingKnowsTheStateOfTheUnit() {
        Scope scope = newTenant();
        insert(scope, Sample.number(1));
        write(scope, unit -> {
            samples(unit).insert(Sample.number(2));
            samples(unit).hold(Sample.number(2));
        });
        assertThat(all(scope, Sample.TYPE)).containsExactly(Sample.number(1), Sample.number(2));
        assertThat(refused(() ->
                        write(scope, unit -> samples(unit).hold(Sample.number(1).next()))))
                .isTrue();
        assertThat(refused(() -> write(scope, unit -> samples(unit).hold(Sample.number(9)))))
                .isTrue();
    }

    @Test
    @DisplayName("Of two units under way at once that claim the same, the later is refused, and may come again")
    default void claimsAreForOneAtATime() {
        Scope scope = newTenant();
        for (int round = 1; round <= 2; round++) {
            long first = 2L * round;
            assertThatThrownBy(() -> write(scope, unit -> {
                        assertThat(samples(unit).find(uuid(first))).isEmpty();
                        Together.meanwhile(() -> write(scope, other -> {
                            other.claim("engines.example");
                            samples(other).insert(Sample.number(first));
                        }));
                        unit.claim("engines.example");
                        samples(unit).insert(Sample.number(first + 1));
                    }))
                    .isInstanceOf(ConflictException.class);
            write(scope, unit -> {
                assertThat(samples(unit).find(uuid(first))).isPresent();
                unit.claim("engines.example");
            });
            assertThat(committed(scope, first + 1)).isEmpty();
        }
    }

    @Test
    @DisplayName("Of many who look for the same record and make it where there is none, one makes it")
    default void oneOfManyMakesIt() {
        Scope scope = newTenant();
        Together.succeed(4, thread -> {
            for (int round = 1; round <= 5; round++) {
                makeUnlessThere(scope, "round " + round, Sample.number(10L * round + thread));
            }
            return true;
        });
        assertThat(all(scope, Sample.TYPE)).hasSize(5);
    }

    private void makeUnlessThere(Scope scope, String text, Sample sample) {
        while (true) {
            try {
                write(scope, unit -> {
                    if (samples(unit).count(Sample.TEXT.is(text)) == 0) {
                        unit.claim(text);
                        samples(unit).insert(sample.having(Sample.TEXT, text));
                    }
                });
                return;
            } catch (ConflictException e) {
                Thread.yield(); // somebody else was faster; again
            }
        }
    }

    @Test
    @DisplayName("A claim hinders nobody who comes later, claims something else, or is another tenant")
    default void laterClaimsAreFree() {
        Scope scope = newTenant();
        Scope neighbour = newTenant();
        write(scope, unit -> unit.claim("engines.example"));
        write(scope, unit -> {
            assertThat(samples(unit).find(uuid(1))).isEmpty();
            Together.meanwhile(() -> write(scope, other -> other.claim("looms.example")));
            Together.meanwhile(() -> write(neighbour, other -> other.claim("engines.example")));
            unit.claim("engines.example");
            unit.claim("engines.example");
            samples(unit).insert(Sample.number(1));
        });
        write(scope, unit -> {
            samples(unit).update(Sample.number(1).next(), 1);
            unit.claim("engines.example");
        });
        assertThat(committed(scope, 1)).contains(Sample.number(1).next());
    }

    @Test
    @DisplayName("What a unit that fails, or a rehearsal, has claimed is free")
    default void claimsGoWithTheirUnit() {
        Scope scope = newTenant();
        write(scope, unit -> {
            assertThat(samples(unit).find(uuid(1))).isEmpty();
            Together.meanwhile(() -> {
                store().rehearse(scope, other -> {
                    other.claim("engines.example");
                    return true;
                });
            });
            unit.claim("engines.example");
            samples(unit).insert(Sample.number(1));
        });
        assertThat(committed(scope, 1)).isPresent();
    }

    @Test
    @DisplayName("Many who count up at once, each trying again when refused, count every one")
    default void incrementsAddUp() {
        Scope scope = newTenant();
        insert(scope, Sample.number(1).having(Sample.INTEGER, 0L));
        int threads = 4;
        int each = 15;
        Together.succeed(threads, thread -> {
            for (int i = 0; i < each; i++) {
                increment(scope);
            }
            return true;
        });
        Sample counted = committed(scope, 1).orElseThrow();
        assertThat(counted.get(Sample.INTEGER)).isEqualTo(threads * each);
        assertThat(counted.version()).isEqualTo(1 + threads * each);
    }

    private void increment(Scope scope) {
        while (true) {
            try {
                write(scope, unit -> {
                    Sample read = samples(unit).find(uuid(1)).orElseThrow();
                    Thread.yield();
                    samples(unit)
                            .update(read.next().having(Sample.INTEGER, read.get(Sample.INTEGER) + 1), read.version());
                });
                return;
            } catch (ConflictException e) {
                Thread.yield(); // somebody else was faster; again
            }
        }
    }

    @Test
    @DisplayName("Whoever moves something between two records never shows it on both, or on neither")
    default void readersSeeWholeCommits() {
        Scope scope = newTenant();
        insert(
                scope,
                Sample.number(1).having(Sample.INTEGER, 100L),
                Sample.number(2).having(Sample.INTEGER, 0L));
        Together.succeed(3, thread -> {
            for (int i = 0; i < 40; i++) {
                if (thread == 0) {
                    write(scope, unit -> {
                        move(samples(unit), uuid(1), -1);
                        move(samples(unit), uuid(2), 1);
                    });
                } else {
                    long sum = read(
                            scope,
                            unit -> samples(unit).findAll(List.of(uuid(1), uuid(2))).stream()
                                    .mapToLong(sample -> sample.get(Sample.INTEGER))
                                    .sum());
                    assertThat(sum).isEqualTo(100);
                }
            }
            return true;
        });
    }

    private static void move(Repository<Sample> samples, java.util.UUID id, long by) {
        Sample read = samples.find(id).orElseThrow();
        samples.update(read.next().having(Sample.INTEGER, read.get(Sample.INTEGER) + by), read.version());
    }
}
