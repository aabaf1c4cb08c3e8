package dev.clientela.persistence.jpa;

import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;

/**
 * The contract where a host has chosen other things than most: the prefix and the schema of the tables, and a pool
 * without auto-commit.
 */
class PostgreSQLHibernateNamedContractTest extends JpaStoreContract {

    static final TableNames NAMES = TableNames.prefixed("erp_").inSchema("sales");

    PostgreSQLHibernateNamedContractTest() {
        super(Database.POSTGRESQL, Provider.HIBERNATE, NAMES);
    }

    @BeforeAll
    static void makeTables() {
        Database.POSTGRESQL.apply(Database.POSTGRESQL.dataSource(), NAMES);
    }

    @Override
    DataSource connections(DataSource usual) {
        return Database.POSTGRESQL.withoutAutoCommit();
    }
}
