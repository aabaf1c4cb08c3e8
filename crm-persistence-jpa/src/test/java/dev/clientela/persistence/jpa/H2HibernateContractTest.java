package dev.clientela.persistence.jpa;

/** The contract on H2 through Hibernate. */
class H2HibernateContractTest extends JpaStoreContract {

    H2HibernateContractTest() {
        super(Database.H2, Provider.HIBERNATE);
    }
}
