package dev.clientela.persistence.jpa;

/** The contract on MariaDB through EclipseLink. */
class MariaDBEclipseLinkContractTest extends JpaStoreContract {

    MariaDBEclipseLinkContractTest() {
        super(Database.MARIADB, Provider.ECLIPSELINK);
    }
}
