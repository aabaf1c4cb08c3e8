package dev.clientela.persistence.jpa;

/** The contract on H2 through EclipseLink. */
class H2EclipseLinkContractTest extends JpaStoreContract {

    H2EclipseLinkContractTest() {
        super(Database.H2, Provider.ECLIPSELINK);
    }
}
