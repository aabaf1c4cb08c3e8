package dev.clientela.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.error.StoreException;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.security.Actor;
import dev.clientela.security.Tenant;
import dev.clientela.store.StoreErrors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A Galera cluster undoes a transaction half-way and tells nobody. A single server plays the cluster. */
class UndoneTransactionTest {

    private final AtomicBoolean undo = new AtomicBoolean();
    private final EntityManagerFactory factory =
            Provider.HIBERNATE.over(undoing(Database.MARIADB.dataSource()), List.of());
    private final Actor ada = Actor.user("ada").in(new Tenant("t" + UUID.randomUUID()));

    @AfterEach
    void close() {
        factory.close();
    }

    /** Connections to a cluster that, when it is told to, undoes the next transaction right behind its events. */
    private DataSource undoing(DataSource target) {
        return ProxyDataSourceBuilder.create(target)
                .queryTransformer(statement -> statement.getQuery().startsWith("show variables like 'wsrep_on'")
                        ? "select 'wsrep_on', 'ON'"
                        : statement.getQuery())
                .listener(new QueryExecutionListener() {
                    @Override
                    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

                    @Override
                    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
                        if (queries.get(0).getQuery().startsWith("insert into crm_event ")
                                && undo.compareAndSet(true, false)) {
                            rollBack(execution);
                        }
                    }
                })
                .build();
    }

    private static void rollBack(ExecutionInfo execution) {
        try (Statement statement = execution.getStatement().getConnection().createStatement()) {
            statement.execute("rollback");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private CrmSession over(JpaStore store) {
        return Crm.builder().store(store).build().as(ada);
    }

    private static Lead capture(CrmSession session) {
        return session.once("capture/1").leads().capture(CaptureLead.named("Charles", "Babbage"));
    }

    @Test
    @DisplayName("A unit of which only the rest is left is not committed but run again")
    void runAgain() {
        CrmSession session = over(JpaStore.over(factory));
        undo.set(true);
        Lead lead = capture(session);
        assertThat(undo).isFalse();
        assertThat(session.leads().get(lead.id())).isEqualTo(lead);
        assertThat(session.leads().history(lead.id())).hasSize(1);
    }

    @Test
    @DisplayName("Where the transaction is the host's, the host is told that it is lost, and must not commit it")
    void theHostIsTold() {
        try (EntityManager entities = factory.createEntityManager()) {
            CrmSession session = over(JpaStore.joining(factory, () -> entities));
            entities.getTransaction().begin();
            undo.set(true);
            assertThatThrownBy(() -> capture(session))
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.code()).isEqualTo(StoreErrors.TRANSACTION_LOST));
            assertThat(entities.getTransaction().getRollbackOnly()).isTrue();
            entities.getTransaction().rollback();
        }
    }
}
