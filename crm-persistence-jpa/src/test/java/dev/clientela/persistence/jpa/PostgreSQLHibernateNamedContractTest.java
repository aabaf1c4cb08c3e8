package dev.clientela.persistence.jpa;

import javax.sql.DataSource;

/**
 * The contract where a host has chosen other things than most: the prefix and the schema of the tables, and a pool
 * without auto-commit.
 */
class PostgreSQLHibernateNamedContractTest extends JpaStoreContract {

    static final TableNames NAMES = TableNames.prefixed("erp_").inSchema("sales");

    PostgreSQLHibernateNamedContractTest() {
        super(Database.POSTGRESQL, Provider.HIBERNATE, NAMES);
    }

    static { // not before all tests of an engine: the properties run in another one
        Database.POSTGRESQL.apply(Database.POSTGRESQL.dataSource(), NAMES);
    }

    @Override
    DataSource connections(DataSource usual) {
        return Database.POSTGRESQL.withoutAutoCommit();
    }
}
