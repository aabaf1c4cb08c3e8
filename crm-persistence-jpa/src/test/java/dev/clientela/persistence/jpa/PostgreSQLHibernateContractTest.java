package dev.clientela.persistence.jpa;

/** The contract on PostgreSQL through Hibernate. */
class PostgreSQLHibernateContractTest extends JpaStoreContract {

    PostgreSQLHibernateContractTest() {
        super(Database.POSTGRESQL, Provider.HIBERNATE);
    }
}
