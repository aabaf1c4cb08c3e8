package dev.clientela.store.contract;

import dev.clientela.error.ConflictException;
import dev.clientela.event.Changes;
import dev.clientela.event.EventEnvelope;
import dev.clientela.record.Criterion;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.FieldCatalog;
import dev.clientela.record.Moment;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import dev.clientela.record.RecordType;
import dev.clientela.record.Sample;
import dev.clientela.security.Tenant;
import dev.clientela.store.CrmStore;
import dev.clientela.store.Repository;
import dev.clientela.store.Scope;
import dev.clientela.store.StoreErrors;
import dev.clientela.store.UnitOfWork;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the contracts work with: the store, and tenants and subscribers that no other test has used. */
interface StoreFixture {

    /** How often a host runs what meets others, before it takes something to be wrong. */
    int MOST_RUNS = 50;

    Moment MOMENT = new Moment(Instant.parse("2024-05-17T10:15:30.123456Z"), ZoneId.of("Europe/Madrid"));

    CrmStore store();

    /** Another store of the same kind, not yet opened, on the same database if there is one. */
    CrmStore anotherStore();

    /** The time that the outbox goes by. */
    Instant now();

    void letPass(java.time.Duration time);

    /** The types of the suite, with the custom fields of {@link Sample}. */
    static FieldCatalog catalog() {
        FieldCatalog catalog = new FieldCatalog(List.of(Sample.TYPE, Remark.TYPE));
        Sample.CUSTOM_FIELDS.forEach(catalog::define);
        return catalog;
    }

    /** A tenant without any data. */
    default Scope newTenant() {
        return new Scope(new Tenant("t" + UUID.randomUUID()), MOMENT);
    }

    /** A tenant that has the samples of {@link SampleSuppliers#POOL}, the same one as long as the store is open. */
    Tenant poolTenant();

    default Scope pool(Moment moment) {
        return new Scope(poolTenant(), moment);
    }

    /** A subscriber for whom nothing waits. */
    default String newSubscriber() {
        return "s" + UUID.randomUUID();
    }

    default void write(Scope scope, Consumer<UnitOfWork> work) {
        store().write(scope, unit -> {
            work.accept(unit);
            return true;
        });
    }

    default <T> T read(Scope scope, Function<UnitOfWork, T> work) {
        return store().read(scope, work);
    }

    static Repository<Sample> samples(UnitOfWork unit) {
        return unit.records(Sample.TYPE);
    }

    static Repository<Remark> remarks(UnitOfWork unit) {
        return unit.records(Remark.TYPE);
    }

    /** Inserts them in one unit of work. */
    default void insert(Scope scope, List<Sample> samples) {
        write(scope, unit -> samples.forEach(samples(unit)::insert));
    }

    default void insert(Scope scope, Sample... samples) {
        insert(scope, List.of(samples));
    }

    /** The sample of this number as it is committed. */
    default Optional<Sample> committed(Scope scope, long number) {
        return read(scope, unit -> samples(unit).find(uuid(number)));
    }

    static UUID uuid(long number) {
        return Sample.number(number).id().value();
    }

    /** The samples for which the criterion holds, by id. */
    default List<Sample> found(Scope scope, Criterion criterion) {
        return allPages(scope, Query.of(Sample.TYPE).where(criterion).pageOf(Query.MAX_PAGE_SIZE));
    }

    /** Every record of the type, by id. */
    default <R extends CrmRecord<R>> List<R> all(Scope scope, RecordType<R> type) {
        return allPages(scope, Query.of(type));
    }

    /** The records of all pages, each page read in a unit of its own. */
    default <R extends CrmRecord<R>> List<R> allPages(Scope scope, Query<R> query) {
        List<R> found = new ArrayList<>();
        Query<R> next = query;
        while (true) {
            Query<R> current = next;
            Page<R> page = read(scope, unit -> unit.records(query.type()).query(current));
            found.addAll(page.items());
            if (page.next().isEmpty()) {
                return found;
            }
            next = query.after(page.next().get());
        }
    }

    /**
     * Runs a command of a {@code Crm} as its host does: where the store takes part in the host's transactions, the library
     * runs nothing again by itself, and the host runs what met somebody else in a transaction of its own once more.
     */
    default <T> T asHost(Supplier<T> command) {
        for (int runs = 1; ; runs++) {
            try {
                return command.get();
            } catch (ConflictException e) {
                boolean passing = e.code().equals(StoreErrors.CONFLICT);
                if (store().beginsTransactions() || !passing || runs == MOST_RUNS) {
                    throw e;
                }
            }
        }
    }

    /**
     * How often a unit of work that refers to a record is run, at most, until nobody who refers to it as well is in its way:
     * once, but for a cluster whose nodes know of no lock that is shared.
     */
    default int runsToRefer() {
        return 1;
    }

    /** An event of the record's version, that changed what is given. */
    static EventEnvelope event(Scope scope, Sample record, Changes changes) {
        return new EventEnvelope(
                UUID.randomUUID(),
                "sample.changed",
                1,
                scope.tenant(),
                record.ref(),
                record.version(),
                MOMENT.now(),
                "user:ada",
                null,
                null,
                Map.of(),
                changes);
    }

    /** The event that the sample was made. */
    static EventEnvelope made(Scope scope, Sample record) {
        return event(scope, record, Changes.creating(record.values()));
    }
}
