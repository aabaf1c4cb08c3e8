package dev.clientela.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.conversion.ConversionReceipt;
import dev.clientela.conversion.ConvertLead;
import dev.clientela.error.ConflictException;
import dev.clientela.error.DuplicateException;
import dev.clientela.error.StoreException;
import dev.clientela.error.ValidationException;
import dev.clientela.event.EventEnvelope;
import dev.clientela.event.EventSubscriber;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.persistence.jpa.host.OrderEntity;
import dev.clientela.record.Criterion;
import dev.clientela.security.Actor;
import dev.clientela.security.Tenant;
import dev.clientela.store.StoreErrors;
import dev.clientela.store.contract.SingleTenantStore;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a host may rely on whose transaction the store joins. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JoiningContract {

    private Host host;
    private DataSource database;
    private Crm crm;
    private Crm beside;
    private final Consumer consumer = new Consumer("consumer-" + UUID.randomUUID(), new ConcurrentLinkedQueue<>());

    /** Takes down what it is told of. */
    private record Consumer(String name, Queue<EventEnvelope> told) implements EventSubscriber {

        @Override
        public void on(EventEnvelope event) {
            told.add(event);
        }
    }

    /** A host with {@link OrderEntity} among its entities. */
    abstract Host start();

    /** The database that it works on. */
    abstract DataSource database();

    @BeforeAll
    void startHost() {
        database = database();
        sql("create table if not exists host_order (id " + uuidType() + " primary key, customer varchar(200))");
        host = start();
        crm = Crm.builder()
                .store(JpaStore.joining(host.factory(), host::current))
                .subscriber(consumer)
                .build();
        beside = Crm.builder()
                .store(new SingleTenantStore(JpaStore.over(besides()), tenant))
                .subscriber(consumer)
                .build();
    }

    @AfterAll
    void stopHost() {
        host.close();
    }

    Host host() {
        return host;
    }

    /** Where others work on the same database, in transactions that the store makes itself. */
    EntityManagerFactory besides() {
        return host.factory();
    }

    String uuidType() {
        return "uuid";
    }

    private final Tenant tenant = new Tenant("t" + UUID.randomUUID());

    /** In the host's transaction. */
    private CrmSession ada() {
        return crm.as(Actor.user("ada").in(tenant));
    }

    /** In transactions of its own, as somebody else sees it. */
    private CrmSession others() {
        return beside.as(Actor.user("grace").in(tenant));
    }

    private static CaptureLead lead(String externalId) {
        return CaptureLead.named("Charles", "Babbage")
                .company("Analytical Engines")
                .externalId(externalId);
    }

    private Optional<Lead> committed(String externalId) {
        return others().leads().findByExternalId(externalId);
    }

    private UUID order(String customer) {
        UUID id = UUID.randomUUID();
        host.current().persist(new OrderEntity(id, customer));
        return id;
    }

    private Optional<String> committedOrder(UUID id) {
        return host.inTransaction(() ->
                Optional.ofNullable(host.current().find(OrderEntity.class, id)).map(OrderEntity::customer));
    }

    private static String unique() {
        return UUID.randomUUID().toString();
    }

    private void sql(String command) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException e) {
            throw new IllegalStateException(command, e);
        }
    }

    @Test
    @DisplayName("What the host commits is kept, its own and ours, and nobody sees it before")
    void commitIsTheHosts() {
        String id = unique();
        UUID order = host.inTransaction(() -> {
            UUID own = order("Charles");
            Lead lead = ada().leads().capture(lead(id));
            ConversionReceipt receipt =
                    ada().conversions().convert(ConvertLead.of(lead.id()).withOpportunity("Engines"));
            assertThat(ada().opportunities().get(receipt.opportunity()).name()).isEqualTo("Engines");
            assertThat(elsewhere(() -> committed(id))).isEmpty();
            return own;
        });
        assertThat(committed(id).orElseThrow().isConverted()).isTrue();
        assertThat(committedOrder(order)).contains("Charles");
    }

    @Test
    @DisplayName("The host's rollback takes ours along")
    void rollbackIsTheHosts() {
        String id = unique();
        IllegalStateException failure = new IllegalStateException("the host fails");
        assertThatThrownBy(() -> host.inTransaction(() -> {
                    order("Charles");
                    ada().leads().capture(lead(id));
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(committed(id)).isEmpty();
    }

    @Test
    @DisplayName("A unit that fails after it has written leaves nothing, and the host's transaction as it was")
    void failingUnitLeavesTheHostsTransaction() {
        String kept = unique();
        String undone = unique();
        IllegalStateException failure = new IllegalStateException("half way");
        UUID order = host.inTransaction(() -> {
            UUID own = order("Charles");
            ada().leads().capture(lead(kept));
            assertThatThrownBy(() -> ada().atomically(session -> {
                        session.leads().capture(lead(undone));
                        assertThat(session.leads().count(Criterion.always())).isPositive();
                        throw failure;
                    }))
                    .isSameAs(failure);
            assertThat(ada().leads().count(Lead.TYPE.system().externalId().is(undone)))
                    .isZero();
            return own;
        });
        assertThat(committed(kept)).isPresent();
        assertThat(committed(undone)).isEmpty();
        assertThat(committedOrder(order)).contains("Charles");
    }

    @Test
    @DisplayName("A unit that fails commits nothing of anybody: the host may still roll back its own and ours")
    void failingUnitCommitsNothing() {
        String taken = unique();
        String undone = unique();
        others().leads().capture(lead(taken));
        AtomicReference<UUID> order = new AtomicReference<>();
        IllegalStateException failure = new IllegalStateException("the host fails");
        assertThatThrownBy(() -> host.inTransaction(() -> {
                    order.set(order("Charles"));
                    host.current().flush();
                    ada().leads().capture(lead(undone));
                    assertThatThrownBy(() -> ada().leads().capture(lead(taken))).isInstanceOf(DuplicateException.class);
                    assertThatThrownBy(() -> ada().leads().capture(CaptureLead.blank()))
                            .isInstanceOf(ValidationException.class);
                    assertThat(elsewhere(() -> committed(undone))).isEmpty();
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(committed(undone)).isEmpty();
        assertThat(committedOrder(order.get())).isEmpty();
    }

    @Test
    @DisplayName("Of what the host has committed a relay beside tells, in order of each record; never of anything else")
    void eventsFollowTheHostsCommit() {
        Lead lead = host.inTransaction(() -> {
            Lead captured = ada().leads().capture(lead(unique()));
            ada().leads().tag(captured.id(), "first");
            assertThat(elsewhere(() -> told(captured))).isEmpty();
            return captured;
        });
        IllegalStateException failure = new IllegalStateException("the host fails");
        assertThatThrownBy(() -> host.inTransaction(() -> {
                    ada().leads().tag(lead.id(), "rolled back");
                    throw failure;
                }))
                .isSameAs(failure);
        host.inTransaction(() -> {
            assertThatThrownBy(() -> ada().atomically(session -> {
                        session.leads().tag(lead.id(), "half way");
                        throw failure;
                    }))
                    .isSameAs(failure);
            ada().dryRun(session -> session.leads().tag(lead.id(), "rehearsed"));
            return true;
        });
        others().leads().tag(lead.id(), "second");
        host.inTransaction(() -> ada().leads().tag(lead.id(), "third"));

        List<EventEnvelope> told = told(lead);
        assertThat(told).extracting(EventEnvelope::version).containsExactly(1L, 2L, 3L, 4L);
        assertThat(told).isEqualTo(others().leads().history(lead.id()));
        assertThat(others().leads().get(lead.id()).tags()).containsExactly("first", "second", "third");
    }

    /** What the subscriber has been told of the record by now. */
    private List<EventEnvelope> told(Lead lead) {
        while (beside.housekeeping().runDue(Instant.now()).delivered() > 0) {
            // until nothing more waits
        }
        return consumer.told().stream()
                .filter(event -> event.record().equals(lead.ref()))
                .toList();
    }

    @Test
    @DisplayName("A key that is taken is refused by its name with the record that has it, and the host goes on")
    void duplicateIsExplained() {
        String id = unique();
        Lead first = others().leads().capture(lead(id));
        UUID order = host.inTransaction(() -> {
            UUID own = order("Charles");
            assertThatThrownBy(() -> ada().leads().capture(lead(id)))
                    .isInstanceOfSatisfying(DuplicateException.class, e -> {
                        assertThat(e.code()).isEqualTo(StoreErrors.DUPLICATE_KEY);
                        assertThat(e.parameters())
                                .containsEntry("key", "external_id")
                                .containsEntry("existing", first.ref());
                    });
            return own;
        });
        assertThat(committed(id)).contains(first);
        assertThat(committedOrder(order)).contains("Charles");
    }

    @Test
    @DisplayName(
            "A key that somebody else takes meanwhile is refused by its name too, though nobody can see the record")
    void duplicateMeanwhile() {
        String id = unique();
        host.inTransaction(() -> {
            ada().leads().count(Criterion.always());
            elsewhere(() -> others().leads().capture(lead(id)));
            assertThatThrownBy(() -> ada().leads().capture(lead(id)))
                    .isInstanceOfSatisfying(
                            DuplicateException.class,
                            e -> assertThat(e.parameters()).containsEntry("key", "external_id"));
            return true;
        });
        assertThat(committed(id)).isPresent();
    }

    @Test
    @DisplayName("A rehearsal sees what the host's transaction has written, and leaves nothing in it")
    void rehearsalLeavesNothing() {
        String written = unique();
        String rehearsed = unique();
        host.inTransaction(() -> {
            ada().leads().capture(lead(written));
            var run = ada().dryRun(session -> {
                session.leads().capture(lead(rehearsed));
                return session.leads().count(Lead.TYPE.system().externalId().in(written, rehearsed));
            });
            assertThat(run.result()).isEqualTo(2);
            assertThat(run.events()).hasSize(1);
            assertThat(ada().leads().count(Lead.TYPE.system().externalId().is(rehearsed)))
                    .isZero();
            return true;
        });
        assertThat(committed(written)).isPresent();
        assertThat(committed(rehearsed)).isEmpty();
    }

    @Test
    @DisplayName("What the host has changed in its persistence context is neither flushed by us nor lost")
    void dirtyEntitiesAreTheHosts() {
        UUID id = host.inTransaction(() -> order("before"));
        host.inTransaction(() -> {
            OrderEntity managed = host.current().find(OrderEntity.class, id);
            managed.sellTo("after");
            UUID added = order("new");
            Lead lead = ada().leads().capture(lead(unique()));
            ada().leads().count(LeadFields.COMPANY.is("Analytical Engines"));
            ada().conversions().convert(ConvertLead.of(lead.id()));
            assertThatThrownBy(() -> ada().leads().capture(CaptureLead.blank())).isNotNull();
            ada().dryRun(session -> session.leads().capture(lead(unique())));

            assertThat(inDatabase(id)).contains("before");
            assertThat(inDatabase(added)).isEmpty();
            assertThat(host.current().contains(managed)).isTrue();
            assertThat(host.current().find(OrderEntity.class, id)).isSameAs(managed);
            assertThat(managed.customer()).isEqualTo("after");
            return true;
        });
        assertThat(committedOrder(id)).contains("after");
    }

    /** The host's row as its own transaction sees it in the database, asked behind the persistence context's back. */
    private Optional<String> inDatabase(UUID order) {
        return Connections.on(host.current(), connection -> {
            try (var statement = connection.prepareStatement("select customer from host_order where id = ?")) {
                statement.setObject(1, order);
                ResultSet row = statement.executeQuery();
                return row.next() ? Optional.of(row.getString(1)) : Optional.<String>empty();
            }
        });
    }

    @Test
    @DisplayName("The host's own SQL sees what a unit has written, before anybody commits")
    void tablesAreThereToJoin() {
        String id = unique();
        host.inTransaction(() -> {
            Lead lead = ada().leads().capture(lead(id));
            ada().leads().tag(lead.id(), "big");
            List<?> rows = host.current()
                    .createNativeQuery("select company, version from crm_lead where external_id = ?")
                    .setParameter(1, id)
                    .getResultList();
            assertThat(rows).hasSize(1);
            assertThat((Object[]) rows.get(0)).containsExactly("Analytical Engines", 2L);
            return true;
        });
    }

    @Test
    @DisplayName("When somebody else has changed the record meanwhile, the host learns of it and nothing of ours stays")
    void conflictIsTold() {
        Lead lead = others().leads().capture(lead(unique()));
        UUID order = UUID.randomUUID();
        AtomicReference<Throwable> told = new AtomicReference<>();
        Supplier<Boolean> work = () -> {
            host.current().persist(new OrderEntity(order, "Charles"));
            ada().leads().get(lead.id());
            elsewhere(() -> others().leads().tag(lead.id(), "theirs"));
            told.set(catchThrowable(() -> ada().leads().tag(lead.id(), "ours")));
            return true;
        };
        if (losesTransactions()) {
            catchThrowable(() -> host.inTransaction(work)); // Hibernate may roll back without a word
            assertThat(told.get())
                    .hasCauseInstanceOf(ConflictException.class)
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.code()).isEqualTo(StoreErrors.TRANSACTION_LOST));
            assertThat(committedOrder(order)).isEmpty();
        } else {
            host.inTransaction(work);
            assertThat(told.get()).isInstanceOf(ConflictException.class);
            assertThat(committedOrder(order)).contains("Charles");
        }
        assertThat(others().leads().get(lead.id()).tags()).containsExactly("theirs");
    }

    /** Whether the database undoes a whole transaction that meets a conflict, and not its last statement alone. */
    boolean losesTransactions() {
        return false;
    }

    @Test
    @DisplayName("Without a transaction of the host nothing is written or read")
    void noTransaction() {
        assertRefused(JpaStore.joining(host.factory(), () -> host.factory().createEntityManager()));
        assertRefused(JpaStore.joining(host.factory(), () -> null));
    }

    private void assertRefused(JpaStore store) {
        CrmSession nobody =
                Crm.builder().store(store).build().as(Actor.user("ada").in(tenant));
        String id = unique();
        assertRefused(() -> nobody.leads().capture(lead(id)));
        assertRefused(() -> nobody.leads().count(Criterion.always()));
        assertThat(committed(id)).isEmpty();
    }

    private static void assertRefused(Supplier<?> work) {
        assertThatThrownBy(work::get)
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.code()).isEqualTo(StoreErrors.NO_TRANSACTION));
    }

    /** As another thread does it, which has no part in the host's transaction. */
    private static <T> T elsewhere(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work).join();
    }
}
