package dev.clientela.persistence.jpa;

import dev.clientela.persistence.jpa.host.OrderEntity;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;

/** A host of JTA, on PostgreSQL through Hibernate. */
class JtaJoiningTest extends JoiningContract {

    private final EntityManagerFactory besides = Provider.HIBERNATE.over(database(), List.of());

    @Override
    Host start() {
        return new JtaHost(database(), OrderEntity.class);
    }

    @Override
    DataSource database() {
        return Database.POSTGRESQL.dataSource();
    }

    @Override
    EntityManagerFactory besides() {
        return besides;
    }

    @AfterAll
    void closeBesides() {
        besides.close();
    }
}
