package dev.clientela.persistence.jpa;

import dev.clientela.persistence.jpa.host.OrderEntity;
import javax.sql.DataSource;

/** A host whose transactions Spring manages, on PostgreSQL through Hibernate. */
class SpringJoiningTest extends JoiningContract {

    @Override
    Host start() {
        return new SpringHost(database(), Provider.HIBERNATE, OrderEntity.class);
    }

    @Override
    DataSource database() {
        return Database.POSTGRESQL.dataSource();
    }
}
