package dev.clientela.persistence.jpa;

/** The contract on PostgreSQL through EclipseLink. */
class PostgreSQLEclipseLinkContractTest extends JpaStoreContract {

    PostgreSQLEclipseLinkContractTest() {
        super(Database.POSTGRESQL, Provider.ECLIPSELINK);
    }
}
