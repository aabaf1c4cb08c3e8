package dev.clientela.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.error.StoreException;
import dev.clientela.persistence.jpa.host.OrderEntity;
import dev.clientela.record.FieldCatalog;
import dev.clientela.store.StoreErrors;
import java.sql.Connection;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A host that begins and commits by the entity manager. */
class ResourceLocalJoiningTest {

    private abstract static class Cell extends JoiningContract {

        private final Database database;
        private final Provider provider;

        Cell(Database database, Provider provider) {
            this.database = database;
            this.provider = provider;
        }

        @Override
        Host start() {
            return new ResourceLocalHost(
                    provider.over(database, Provider.MAPPING_FILES, List.of(OrderEntity.class), this::connections));
        }

        /** Those that the host works on, given the usual ones. */
        DataSource connections(DataSource usual) {
            return usual;
        }

        @Override
        DataSource database() {
            return database.dataSource();
        }

        @Override
        boolean losesTransactions() {
            return database != Database.POSTGRESQL;
        }
    }

    @Nested
    class OnPostgreSQL extends Cell {
        OnPostgreSQL() {
            super(Database.POSTGRESQL, Provider.HIBERNATE);
        }

        @Test
        @DisplayName("A transaction that does not work on one snapshot is refused")
        void snapshotsAreDemanded() {
            JpaStore store = JpaStore.joining(host().factory(), host()::current);
            store.open(new FieldCatalog(RecordTables.TYPES));
            host().inTransaction(() -> {
                int usual = isolate(Connection.TRANSACTION_READ_COMMITTED);
                assertThatThrownBy(store::tenants)
                        .isInstanceOfSatisfying(
                                StoreException.class, e -> assertThat(e.code()).isEqualTo(StoreErrors.NOT_READY));
                return isolate(usual);
            });
        }

        /** @return how it was before */
        private int isolate(int level) {
            return Connections.on(host().current(), connection -> {
                int before = connection.getTransactionIsolation();
                connection.setTransactionIsolation(level);
                return before;
            });
        }
    }

    @Nested
    class OnMariaDB extends Cell {
        OnMariaDB() {
            super(Database.MARIADB, Provider.HIBERNATE);
        }
    }

    @Nested
    class OnH2 extends Cell {
        OnH2() {
            super(Database.H2, Provider.HIBERNATE);
        }
    }

    @Nested
    class OnPostgreSQLWithoutAutoCommit extends OnPostgreSQL {
        @Override
        DataSource connections(DataSource usual) {
            return Database.POSTGRESQL.withoutAutoCommit();
        }
    }

    @Nested
    class OnH2WithoutAutoCommit extends OnH2 {
        @Override
        DataSource connections(DataSource usual) {
            return Database.H2.withoutAutoCommit();
        }
    }

    @Nested
    class OnPostgreSQLThroughEclipseLink extends Cell {
        OnPostgreSQLThroughEclipseLink() {
            super(Database.POSTGRESQL, Provider.ECLIPSELINK);
        }
    }
}
