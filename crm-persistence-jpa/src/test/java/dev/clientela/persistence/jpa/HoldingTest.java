package dev.clientela.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.account.Account;
import dev.clientela.account.CreateAccount;
import dev.clientela.security.Actor;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What units on a Galera cluster do to a record that they hold; a single MariaDB server takes the same statements. */
class HoldingTest {

    private EntityManagerFactory factory;
    private CrmSession session;
    private Mappings mappings;
    private Account account;

    @BeforeEach
    void openAccount() {
        factory = Provider.HIBERNATE.over(Database.MARIADB.dataSource(), List.of());
        Crm crm = Crm.builder().store(JpaStore.over(factory)).build();
        session = crm.as(Actor.user("ada"));
        mappings = Mappings.of(crm.fields(), factory.getMetamodel(), TableNames.standard());
        account = session.accounts().open(CreateAccount.business("Analytical Engines"));
    }

    @AfterEach
    void close() {
        factory.close();
    }

    private boolean touch(EntityManager entities, long version) {
        return Holding.TOUCH.hold(entities, mappings, session.actor().tenant().id(), account.ref(), version);
    }

    private boolean touch(long version) {
        return Transactions.own(factory).commit(entities -> touch(entities, version));
    }

    @Test
    @DisplayName("A record that was touched is as it was")
    void touchedIsAsItWas() {
        assertThat(touch(1)).isTrue();
        assertThat(session.accounts().get(account.id())).isEqualTo(account);
    }

    @Test
    @DisplayName("A record that has another version by now is not held, nor changed")
    void changedIsNotHeld() {
        Account customer = session.accounts().becomeCustomer(account.id());
        assertThat(touch(1)).isFalse();
        assertThat(session.accounts().get(account.id())).isEqualTo(customer);
    }

    @Test
    @DisplayName("Who began before somebody else touched the record may touch it after them")
    void touchedOneAfterTheOther() {
        boolean later = Transactions.own(factory).commit(entities -> {
            entities.createQuery("select count(e) from crm_account e", Long.class)
                    .getSingleResult();
            assertThat(touch(1)).isTrue();
            return touch(entities, 1);
        });
        assertThat(later).isTrue();
        assertThat(session.accounts().get(account.id())).isEqualTo(account);
    }

    @Test
    @DisplayName("On a server that is in no cluster, a record is held by a lock")
    void aloneByLock() {
        assertThat(Transactions.own(factory).<Holding>discard(Holding::of)).isEqualTo(Holding.LOCK);
    }
}
