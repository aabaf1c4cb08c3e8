package dev.clientela.persistence.jpa;

/** The contract on MariaDB through Hibernate. */
class MariaDBHibernateContractTest extends JpaStoreContract {

    MariaDBHibernateContractTest() {
        super(Database.MARIADB, Provider.HIBERNATE);
    }
}
