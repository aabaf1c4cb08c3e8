package dev.clientela.persistence.jpa;

import org.junit.jupiter.api.BeforeAll;

/** The contract on tables whose prefix and schema a host has chosen. */
class PostgreSQLHibernateNamedContractTest extends JpaStoreContract {

    static final TableNames NAMES = TableNames.prefixed("erp_").inSchema("sales");

    PostgreSQLHibernateNamedContractTest() {
        super(Database.POSTGRESQL, Provider.HIBERNATE, NAMES);
    }

    @BeforeAll
    static void makeTables() {
        Database.POSTGRESQL.apply(Database.POSTGRESQL.dataSource(), NAMES);
    }
}
