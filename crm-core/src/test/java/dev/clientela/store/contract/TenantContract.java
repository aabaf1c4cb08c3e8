package dev.clientela.store.contract;

import static dev.clientela.store.contract.StoreFixture.made;
import static dev.clientela.store.contract.StoreFixture.samples;
import static dev.clientela.store.contract.StoreFixture.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.error.ConflictException;
import dev.clientela.record.Criterion;
import dev.clientela.record.Grouping;
import dev.clientela.record.Measure;
import dev.clientela.record.Query;
import dev.clientela.record.Report;
import dev.clientela.record.Sample;
import dev.clientela.store.CommandLog;
import dev.clientela.store.Scope;
import dev.clientela.store.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Nothing of one tenant is seen, counted, found or hindered by another. */
public interface TenantContract extends StoreFixture {

    @Test
    @DisplayName("Whatever another tenant has, nothing of it is seen")
    default void nothingOfAnotherIsSeen() {
        Scope ours = newTenant();
        Scope theirs = newTenant();
        Sample parent = Sample.number(1).having(Sample.TEXT, "a");
        Sample child = Sample.number(2)
                .having(Sample.TEXT, "b")
                .having(Sample.PARENT, Sample.number(5).id());
        insert(ours, parent, child);
        List<Object> before = everythingSeen(ours);

        write(theirs, unit -> {
            for (long n = 3; n < 9; n++) {
                Sample sample = Sample.number(n)
                        .having(Sample.TEXT, "a")
                        .having(Sample.PARENT, parent.id())
                        .having(Sample.SYSTEM.externalId(), "x" + n);
                samples(unit).insert(sample);
                unit.events().append(made(theirs, sample), List.of());
            }
            unit.events().append(made(theirs, parent), List.of());
            unit.commands().add(new CommandLog.Done("key", "print", parent.ref()));
        });
        assertThat(everythingSeen(ours)).isEqualTo(before);
        assertThat(found(theirs, Sample.PARENT.where(Criterion.always()))).isEmpty();
        assertThat(all(theirs, Sample.TYPE)).hasSize(6);
    }

    private List<Object> everythingSeen(Scope scope) {
        return read(scope, unit -> {
            List<Object> seen = new ArrayList<>(ofSamples(unit));
            seen.add(unit.events().after(0, 100));
            seen.add(unit.events().of(Sample.number(1).ref()));
            seen.add(unit.commands().find("key"));
            return seen;
        });
    }

    private static List<Object> ofSamples(UnitOfWork unit) {
        return List.of(
                samples(unit).find(uuid(3)),
                samples(unit).findAll(List.of(uuid(1), uuid(3), uuid(5))),
                samples(unit).count(Criterion.always()),
                samples(unit).count(Sample.TEXT.is("a")),
                samples(unit).count(Sample.PARENT.where(Criterion.always())),
                samples(unit).count(Sample.SYSTEM.externalId().is("x3")),
                samples(unit).query(Query.of(Sample.TYPE)).items(),
                samples(unit)
                        .query(Query.of(Sample.TYPE).orderBy(Sample.TEXT.descending()))
                        .items(),
                samples(unit)
                        .report(Report.over(Sample.TYPE)
                                .groupBy(Grouping.by(Sample.TEXT).through(Sample.PARENT))
                                .measure(Measure.count())));
    }

    @Test
    @DisplayName("The store knows every tenant that something was written for")
    default void tenantsAreKnown() {
        Scope ours = newTenant();
        Scope theirs = newTenant();
        insert(ours, Sample.number(1));
        insert(theirs, Sample.number(1));

        assertThat(store().tenants()).contains(ours.tenant(), theirs.tenant());
    }

    @Test
    @DisplayName("A page goes on among the records of its own tenant")
    default void pagesDoNotLeak() {
        Scope ours = newTenant();
        Scope theirs = newTenant();
        for (long n = 0; n < 30; n++) {
            insert(n % 3 == 0 ? ours : theirs, Sample.number(n).having(Sample.INTEGER, n / 5));
        }
        List<Sample> expected = LongStream.range(0, 10)
                .mapToObj(n -> Sample.number(3 * n).having(Sample.INTEGER, 3 * n / 5))
                .toList();
        assertThat(allPages(ours, Query.of(Sample.TYPE).pageOf(3))).containsExactlyElementsOf(expected);
        Query<Sample> ordered =
                Query.of(Sample.TYPE).orderBy(Sample.INTEGER.ascending()).pageOf(3);
        assertThat(allPages(ours, ordered)).containsExactlyElementsOf(expected);
    }

    @Test
    @DisplayName("The same ids, unique keys and idempotency keys may stand in two tenants, each with its own life")
    default void keysArePerTenant() {
        List<Scope> tenants = List.of(newTenant(), newTenant());
        for (Scope scope : tenants) {
            write(scope, unit -> {
                Sample sample = Sample.number(1).having(Sample.SYSTEM.externalId(), "x");
                samples(unit).insert(sample);
                unit.commands().add(new CommandLog.Done("key", "print", sample.ref()));
            });
        }
        Sample sample = committed(tenants.get(0), 1).orElseThrow();
        write(tenants.get(0), unit -> samples(unit).update(sample.next(), 1));
        assertThat(committed(tenants.get(1), 1)).contains(sample);
        write(tenants.get(1), unit -> samples(unit).delete(sample, 1));
        assertThat(committed(tenants.get(0), 1)).contains(sample.next());
        assertThatThrownBy(() -> write(tenants.get(1), unit -> samples(unit).update(sample.next(), 1)))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    @DisplayName("Events of the same record id in two tenants are delivered independently")
    default void deliveriesArePerTenant() {
        String subscriber = newSubscriber();
        List<Scope> tenants = List.of(newTenant(), newTenant());
        for (Scope scope : tenants) {
            write(scope, unit -> unit.events().append(made(scope, Sample.number(1)), List.of(subscriber)));
        }
        assertThat(store().outbox().claim(subscriber, 10, java.time.Duration.ofHours(1), now()))
                .extracting(delivery -> delivery.event().tenant())
                .containsExactly(tenants.get(0).tenant(), tenants.get(1).tenant());
    }
}
