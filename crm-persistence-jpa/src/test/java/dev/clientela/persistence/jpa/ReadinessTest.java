package dev.clientela.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.error.StoreException;
import dev.clientela.record.FieldCatalog;
import dev.clientela.store.StoreErrors;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
                        "drop table crm_claim",
                        "drop table crm_delivery",
                        "drop table crm_event_head",
                        "alter table crm_product drop column returnable",
                        "alter table crm_command drop column fingerprint"));
        assertMissing(
                target,
                "column crm_command.fingerprint, column crm_product.returnable, table crm_claim, table crm_conversion,"
                        + " table crm_delivery, table crm_event_head, table crm_lead");
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
    @DisplayName("Connections of MariaDB that write over what others have committed are refused")
    void withoutSnapshotsOnMariaDb() {
        assertMissing(Database.MARIADB.overwriting(), "set session innodb_snapshot_isolation = on");
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

    @ParameterizedTest
    @EnumSource(Database.class)
    @DisplayName("A store that is ready opens with three statements, and one each for what not every database has")
    void fewStatements(Database database) {
        Statements statements = new Statements();
        DataSource counting = statements.counting(made(database));
        try (EntityManagerFactory factory = Provider.HIBERNATE.unvalidated(counting, List.of(MAPPING_FILE))) {
            JpaStore store = JpaStore.over(factory);
            Statements.Count count = statements.during(() -> store.open(new FieldCatalog(RecordTables.TYPES)));
            int expected = switch (database) {
                case H2 -> 3;
                case POSTGRESQL -> 4; // which foreign keys there are
                case MARIADB -> 5; // and how it writes on snapshots
            };
            assertThat(count.executions()).as("%s", statements.executed()).isEqualTo(expected);
        }
    }

    @Test
    @DisplayName("In a zone that skips an hour, providers that pass date-times through it are refused with the setting")
    void dateTimesThroughTheZoneOfTheJvm() throws IOException {
        List<String> options = new ArrayList<>(List.of("-Duser.timezone=Europe/Madrid", "-Xmx512m"));
        for (Database database : List.of(Database.POSTGRESQL, Database.MARIADB)) {
            options.add("-Dcrm.test." + database.folder() + ".url=" + database.url());
            options.add("-Dcrm.test." + database.folder() + ".user=" + database.user());
        }
        Process host = Fork.start(Fork.of(OpeningHost.class, options));
        String said = new String(host.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        List<String> opened =
                said.lines().filter(line -> line.startsWith(OpeningHost.OPENED)).toList();
        assertThat(opened).as(said).hasSize(9);
        for (String line : opened) {
            if (line.contains(OpeningHost.DIRECT + "=true}")) {
                assertThat(line).endsWith(OpeningHost.READY);
            } else {
                assertThat(line)
                        .contains(StoreErrors.NOT_READY.value(), "hibernate.type.java_time_use_direct_jdbc=true")
                        .contains("-Duser.timezone=UTC");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    @DisplayName("In a zone of the provider's own, every date-time is another, and that is noticed too")
    void dateTimesThroughAZoneOfTheProvider(Database database) {
        Map<String, String> settings = Map.of(OpeningHost.DIRECT, "false", "hibernate.jdbc.time_zone", "Asia/Tokyo");
        try (EntityManagerFactory factory = Provider.HIBERNATE.set(database, settings)) {
            assertNotReady(
                    JpaStore.over(factory), "date-times that pass through no time zone", OpeningHost.DIRECT + "=true");
        }
    }

    @Test
    @DisplayName("EclipseLink on H2 as such is told which dialect to speak")
    void eclipseLinkOnH2() {
        try (EntityManagerFactory factory = Provider.ECLIPSELINK.over(Database.H2.dataSource(), List.of())) {
            assertNotReady(JpaStore.over(factory), "eclipselink.target-database=PostgreSQL");
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
