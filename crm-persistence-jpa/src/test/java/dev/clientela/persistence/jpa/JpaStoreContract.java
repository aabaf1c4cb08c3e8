package dev.clientela.persistence.jpa;

import dev.clientela.persistence.jpa.contract.RemarkEntity;
import dev.clientela.persistence.jpa.contract.SampleEntity;
import dev.clientela.store.CrmStore;
import dev.clientela.store.contract.StoreContract;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** The contract of stores on one database through one provider. */
abstract class JpaStoreContract extends StoreContract {

    private static final Map<String, EntityManagerFactory> FACTORIES = new ConcurrentHashMap<>();

    private final Database database;
    private final Provider provider;
    private final TableNames names;

    JpaStoreContract(Database database, Provider provider) {
        this(database, provider, TableNames.standard());
    }

    JpaStoreContract(Database database, Provider provider, TableNames names) {
        this.database = database;
        this.provider = provider;
        this.names = names;
    }

    @Override
    protected CrmStore newStore() {
        return JpaStore.over(factory()).tables(names);
    }

    EntityManagerFactory factory() {
        return FACTORIES.computeIfAbsent(
                database + "/" + provider + "/" + names,
                key -> provider.over(
                        database, mappingFiles(), List.of(SampleEntity.class, RemarkEntity.class), this::connections));
    }

    /** Those that the factory works on, given the usual ones. */
    DataSource connections(DataSource usual) {
        return usual;
    }

    /** Those for other names lie in {@code src/test/resources}, as in those of a host. */
    private List<String> mappingFiles() {
        return names.equals(TableNames.standard())
                ? Provider.MAPPING_FILES
                : List.of("META-INF/sales-orm.xml", "META-INF/sales-contract-orm.xml");
    }

    /** As often as the library runs a unit of its own accord, on a cluster. */
    @Override
    public int runsToRefer() {
        return Transactions.own(factory()).commit(Holding::of).commitMayConflict() ? 8 : 1;
    }

    @Override
    protected void filled() {
        database.takeStatistics();
    }

    /** The outbox goes by the database's clock. */
    @Override
    public Instant now() {
        return Transactions.own(factory())
                .commit(entities -> Instant.EPOCH.plusNanos(Math.multiplyExact(DatabaseClock.now(entities), 1_000L)));
    }

    @Override
    public void letPass(Duration time) {
        Instant until = now().plus(time);
        while (now().isBefore(until)) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
