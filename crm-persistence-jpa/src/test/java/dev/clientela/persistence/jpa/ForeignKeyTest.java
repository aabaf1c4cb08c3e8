package dev.clientela.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.account.Account;
import dev.clientela.account.AccountId;
import dev.clientela.contact.Contact;
import dev.clientela.contact.ContactFields;
import dev.clientela.error.ConflictException;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.FieldCatalog;
import dev.clientela.record.Moment;
import dev.clientela.record.RecordType;
import dev.clientela.security.Tenant;
import dev.clientela.store.Scope;
import dev.clientela.store.StoreErrors;
import jakarta.persistence.EntityManagerFactory;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is checked before writing, but by two units at once, the foreign keys decide; on H2, which holds them against the
 * snapshot of the transaction, the store itself.
 */
class ForeignKeyTest {

    private static final Map<Database, EntityManagerFactory> FACTORIES = new EnumMap<>(Database.class);
    private static final int ROUNDS = 40;

    private final Scope scope =
            new Scope(new Tenant("t" + UUID.randomUUID()), new Moment(Instant.EPOCH, ZoneOffset.UTC));
    private final ValuePools pools = new ValuePools(11);

    @AfterAll
    static void close() {
        FACTORIES.values().forEach(EntityManagerFactory::close);
        FACTORIES.clear();
    }

    private static JpaStore store(Database database) {
        JpaStore store = JpaStore.over(
                FACTORIES.computeIfAbsent(database, key -> Provider.HIBERNATE.over(key.dataSource(), List.of())));
        store.open(new FieldCatalog(RecordTables.TYPES));
        return store;
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    @DisplayName("A reference to what is not there, and the deletion of what is referred to, are conflicts")
    void theKeysAreHeld(Database database) {
        JpaStore store = store(database);
        assertConflict(() -> inserted(store, contactOf(account())));
        Account account = inserted(store, account());
        inserted(store, contactOf(account));
        assertConflict(() -> delete(store, account));
        assertThat(isThere(store, account)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    @DisplayName("A reference to a record that somebody deletes meanwhile is a conflict")
    void aReferenceToWhatIsDeletedMeanwhile(Database database) {
        JpaStore store = store(database);
        Account account = inserted(store, account());
        assertConflict(() -> store.write(scope, unit -> {
            assertThat(unit.records(Account.TYPE).find(account.id().value())).isPresent();
            delete(store, account);
            unit.records(Contact.TYPE).insert(contactOf(account));
            return true;
        }));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    @DisplayName("The deletion of a record that somebody refers to meanwhile is a conflict")
    void theDeletionOfWhatIsReferredToMeanwhile(Database database) {
        JpaStore store = store(database);
        Account account = inserted(store, account());
        assertConflict(() -> store.write(scope, unit -> {
            assertThat(unit.records(Account.TYPE).find(account.id().value())).isPresent();
            inserted(store, contactOf(account));
            unit.records(Account.TYPE).delete(account, account.version());
            return true;
        }));
        assertThat(isThere(store, account)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    @DisplayName("Whoever deletes and whoever refers at the same moment, no reference is left that leads nowhere")
    void noReferenceLeadsNowhere(Database database) {
        JpaStore store = store(database);
        for (int round = 0; round < ROUNDS; round++) {
            Account account = inserted(store, account());
            Contact contact = contactOf(account);
            CyclicBarrier start = new CyclicBarrier(2);
            CompletableFuture<Boolean> referring = attempt(start, () -> inserted(store, contact));
            CompletableFuture<Boolean> deleting = attempt(start, () -> delete(store, account));
            assertThat(referring.join() && deleting.join()).as("both were done").isFalse();
            assertThat(isThere(store, contact) && !isThere(store, account)).isFalse();
        }
    }

    /** Whether it was done; that it was refused as a conflict is the other thing that may be. */
    private static CompletableFuture<Boolean> attempt(CyclicBarrier start, Runnable work) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        start.await();
                        work.run();
                        return true;
                    } catch (ConflictException e) {
                        return false;
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                command -> new Thread(command).start());
    }

    private static void assertConflict(ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        ConflictException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(StoreErrors.CONFLICT));
    }

    private Account account() {
        return required(Account.TYPE);
    }

    private Contact contactOf(Account account) {
        Contact contact = required(Contact.TYPE);
        return Contact.TYPE.create(contact.values()
                .with(ContactFields.ACCOUNT, new AccountId(account.id().value())));
    }

    private <R extends CrmRecord<R>> R required(RecordType<R> type) {
        var any = pools.record(type).values();
        var values = type.noValues().edit();
        type.fields().stream().filter(field -> field.isRequired()).forEach(field -> values.copy(field, any));
        return type.create(values.build());
    }

    private <R extends CrmRecord<R>> R inserted(JpaStore store, R record) {
        return store.write(scope, unit -> {
            unit.records(record.type()).insert(record);
            return record;
        });
    }

    private <R extends CrmRecord<R>> void delete(JpaStore store, R record) {
        store.write(scope, unit -> {
            unit.records(record.type()).delete(record, record.version());
            return true;
        });
    }

    private <R extends CrmRecord<R>> boolean isThere(JpaStore store, R record) {
        return store.read(
                scope,
                unit -> unit.records(record.type()).find(record.id().value()).isPresent());
    }
}
