package dev.clientela.store.contract;

import static dev.clientela.store.contract.StoreFixture.made;
import static dev.clientela.store.contract.StoreFixture.remarks;
import static dev.clientela.store.contract.StoreFixture.samples;
import static dev.clientela.store.contract.StoreFixture.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.error.StoreException;
import dev.clientela.record.Criterion;
import dev.clientela.record.Query;
import dev.clientela.record.Sample;
import dev.clientela.store.CommandLog;
import dev.clientela.store.Repository;
import dev.clientela.store.Scope;
import dev.clientela.store.StoreErrors;
import dev.clientela.store.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A unit of work may do what it was begun for, until it ends. */
public interface UnitContract extends StoreFixture {

    @Test
    @DisplayName("A unit knows its scope and gives back what its work gives")
    default void unitGivesItsResult() {
        Scope scope = newTenant();
        assertThat(store().<Scope>write(scope, UnitOfWork::scope)).isEqualTo(scope);
        assertThat(store().<Scope>read(scope, UnitOfWork::scope)).isEqualTo(scope);
        assertThat(store().<Scope>rehearse(scope, UnitOfWork::scope)).isEqualTo(scope);
    }

    private static List<Consumer<UnitOfWork>> writes(Scope scope) {
        return List.of(
                unit -> samples(unit).insert(Sample.number(2)),
                unit -> samples(unit).update(Sample.number(1).next(), 1),
                unit -> samples(unit).delete(Sample.number(1), 1),
                unit -> samples(unit).hold(Sample.number(1)),
                unit -> unit.claim("engines.example"),
                unit -> unit.events().append(made(scope, Sample.number(1)), List.of()),
                unit -> unit.commands()
                        .add(new CommandLog.Done(
                                "key", "print", Sample.number(1).ref())));
    }

    @Test
    @DisplayName("A unit that reads refuses to write")
    default void readingUnitsDoNotWrite() {
        Scope scope = newTenant();
        insert(scope, Sample.number(1));
        for (Consumer<UnitOfWork> write : writes(scope)) {
            assertNotActive(() -> read(scope, unit -> {
                write.accept(unit);
                return true;
            }));
        }
        assertThat(all(scope, Sample.TYPE)).containsExactly(Sample.number(1));
    }

    @Test
    @DisplayName("A unit that has ended refuses everything, and so does what came of it")
    default void endedUnitsRefuse() {
        Scope scope = newTenant();
        insert(scope, Sample.number(1));
        List<UnitOfWork> ended = new ArrayList<>();
        List<Repository<Sample>> repositories = new ArrayList<>();
        Consumer<UnitOfWork> keep = unit -> {
            ended.add(unit);
            repositories.add(samples(unit));
        };
        write(scope, keep);
        assertThatThrownBy(() -> write(scope, unit -> {
                    keep.accept(unit);
                    throw new IllegalStateException("failed");
                }))
                .hasMessage("failed");
        for (int i = 0; i < 2; i++) {
            UnitOfWork unit = ended.get(i);
            Repository<Sample> samples = repositories.get(i);
            writes(scope).forEach(write -> assertNotActive(() -> write.accept(unit)));
            assertNotActive(() -> samples.insert(Sample.number(2)));
            assertNotActive(() -> samples.update(Sample.number(1).next(), 1));
            assertNotActive(() -> samples.delete(Sample.number(1), 1));
            assertNotActive(() -> samples.hold(Sample.number(1)));
            assertNotActive(() -> samples.find(uuid(1)));
            assertNotActive(() -> samples.findAll(List.of(uuid(1))));
            assertNotActive(() -> samples.query(Query.of(Sample.TYPE)));
            assertNotActive(() -> samples.count(Criterion.always()));
            assertNotActive(() -> unit.events().after(0, 1));
            assertNotActive(() -> unit.events().of(Sample.number(1).ref()));
            assertNotActive(() -> unit.commands().find("key"));
        }
        assertThat(all(scope, Sample.TYPE)).containsExactly(Sample.number(1));
    }

    private static void assertNotActive(Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.code()).isEqualTo(StoreErrors.NOT_ACTIVE));
    }

    @Test
    @DisplayName("What is announced is found as ever: what is there, what is not, and what the unit adds behind it")
    default void announcingChangesNothingThatIsFound() {
        Scope scope = newTenant();
        Criterion known = Sample.SYSTEM.tags().has("known");
        Criterion unknown = Sample.SYSTEM.tags().has("unknown");
        Criterion remarked = Remark.TYPE.system().tags().has("unknown");
        Sample first = Sample.number(1).having(Sample.SYSTEM.tags(), Set.of("known"));
        Sample second = Sample.number(2).having(Sample.SYSTEM.tags(), Set.of("unknown"));
        insert(scope, first);
        write(scope, unit -> {
            Function<Criterion, List<Sample>> found = where ->
                    samples(unit).query(Query.of(Sample.TYPE).where(where)).items();
            unit.announce(List.of(known, unknown, remarked));
            assertThat(found.apply(known)).containsExactly(first);
            assertThat(found.apply(unknown)).isEmpty();
            assertThat(found.apply(unknown.or(known))).containsExactly(first);
            assertThat(found.apply(unknown.and(known))).isEmpty();
            assertThat(found.apply(unknown.not())).containsExactly(first);
            samples(unit).insert(second);
            assertThat(found.apply(unknown)).containsExactly(second);
            assertThat(remarks(unit)
                            .query(Query.of(Remark.TYPE).where(remarked))
                            .items())
                    .isEmpty();
        });
    }

    @Test
    @DisplayName("A rehearsal sees its own writes, gives its result and leaves nothing")
    default void rehearsalLeavesNothing() {
        Scope scope = newTenant();
        String subscriber = newSubscriber();
        insert(scope, Sample.number(1));
        Sample changed = Sample.number(1).next();
        List<Sample> seen = store().rehearse(scope, unit -> {
            samples(unit).insert(Sample.number(2));
            samples(unit).update(changed, 1);
            unit.events().append(made(scope, changed), List.of(subscriber));
            unit.commands().add(new CommandLog.Done("key", "print", changed.ref()));
            return samples(unit).query(Query.of(Sample.TYPE)).items();
        });
        assertThat(seen).containsExactly(changed, Sample.number(2));
        assertThat(all(scope, Sample.TYPE)).containsExactly(Sample.number(1));
        assertThat(this.<List<?>>read(scope, unit -> unit.events().after(0, 10)))
                .isEmpty();
        assertThat(this.<Boolean>read(scope, unit -> unit.commands().find("key").isPresent()))
                .isFalse();
        assertThat(store().outbox().backlog(subscriber)).isZero();
        write(scope, unit -> samples(unit).update(changed, 1));
    }
}
