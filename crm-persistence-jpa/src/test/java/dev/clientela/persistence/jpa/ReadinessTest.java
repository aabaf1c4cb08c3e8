package dev.clientela.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.error.StoreException;
import dev.clientela.record.FieldCatalog;
import dev.clientela.store.StoreErrors;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A store that could not work says so when it is opened, and what it lacks. */
class ReadinessTest {

    private static final String MAPPING_FILE = "META-INF/clientela-orm.xml";

    @ParameterizedTest
    @EnumSource(Database.class)
    @DisplayName("Without tables, the schema is missing; where the SQL is, is said")
    void noTables(Database database) {
        assertMissing(
                database.inSchema("bare"), "the schema: there is no table crm_schema_version; apply the SQL files");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    @DisplayName("With the tables of an older version, the version is missing")
    void anOlderVersion(Database database) {
        DataSource target = made(database);
        Database.run(target, List.of("delete from crm_schema_version where version = 2"));
        assertMissing(target, "schema version 2; the database has 1");
        assertThatReady(made(database));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    @DisplayName("Every table and column that is missing is named")
    void missingTablesAndColumns(Database database) {
        DataSource target = made(database);
        Database.run(
                target,
                List.of(
                        "drop table crm_conversion",
                        "drop table crm_lead",
                        "alter table crm_product drop column returnable",
                        "alter table crm_command drop column fingerprint"));
        assertMissing(
                target,
                "column crm_command.fingerprint, column crm_product.returnable, table crm_conversion, table crm_lead");
        Database.run(
                target,
                List.of(
                        "alter table crm_product add column returnable boolean",
                        "alter table crm_command add column fingerprint varchar(200)"));
        assertThatReady(made(database));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    @DisplayName("Connections that do not work on snapshots are refused")
    void withoutSnapshots(Database database) {
        assertMissing(database.readCommitted(), "transaction isolation on snapshots");
    }

    @Test
    @DisplayName("A persistence unit without the mapping file is told which one to add")
    void withoutTheMappingFile() {
        try (EntityManagerFactory factory = Provider.HIBERNATE.unvalidated(Database.H2.dataSource(), List.of())) {
            assertNotReady(JpaStore.over(factory), "entity crm_key", MAPPING_FILE);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    @DisplayName("A mapping file for tables that are not there is noticed")
    void aMappingFileForOtherTables(Database database) {
        TableNames names = TableNames.prefixed("solo_");
        DataSource target = database.inSchema("solo");
        database.schema(names).scripts().forEach(script -> Database.run(target, script.statements()));
        try (EntityManagerFactory factory = Provider.HIBERNATE.unvalidated(target, List.of(MAPPING_FILE))) {
            assertNotReady(JpaStore.over(factory).tables(names), "a mapping file for the tables solo_…");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    @DisplayName("A mapping file for the tables of another installation in the same schema is noticed")
    void aMappingFileForAnotherInstallation(Database database) {
        TableNames names = TableNames.prefixed("second_");
        DataSource target = made(database);
        database.schema(names).scripts().forEach(script -> Database.run(target, script.statements()));
        try (EntityManagerFactory factory = Provider.HIBERNATE.unvalidated(target, List.of(MAPPING_FILE))) {
            assertNotReady(
                    JpaStore.over(factory).tables(names),
                    "a mapping file for the tables second_…; the present one names crm_…");
            assertThatCode(() -> JpaStore.over(factory).open(new FieldCatalog(RecordTables.TYPES)))
                    .doesNotThrowAnyException();
        }
    }

    /** The scripts bring back what a test has taken away. */
    private static DataSource made(Database database) {
        DataSource target = database.inSchema("readiness");
        database.schema(TableNames.standard()).scripts().forEach(script -> Database.run(target, script.statements()));
        return target;
    }

    private static void assertMissing(DataSource target, String missing) {
        try (EntityManagerFactory factory = Provider.HIBERNATE.unvalidated(target, List.of(MAPPING_FILE))) {
            assertNotReady(JpaStore.over(factory), missing);
        }
    }

    private static void assertThatReady(DataSource target) {
        try (EntityManagerFactory factory = Provider.HIBERNATE.unvalidated(target, List.of(MAPPING_FILE))) {
            assertThatCode(() -> JpaStore.over(factory).open(new FieldCatalog(RecordTables.TYPES)))
                    .doesNotThrowAnyException();
        }
    }

    private static void assertNotReady(JpaStore store, String... missing) {
        assertThatThrownBy(() -> store.open(new FieldCatalog(RecordTables.TYPES)))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(StoreErrors.NOT_READY))
                .hasMessageContainingAll(missing);
    }
}
