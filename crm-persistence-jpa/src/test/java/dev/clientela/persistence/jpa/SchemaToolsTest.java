package dev.clientela.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The schema applied by Flyway, as hosts do; Hibernate then validates it, and the store works on it. */
class SchemaToolsTest {

    @ParameterizedTest
    @EnumSource(Database.class)
    @DisplayName("An empty database gets the schema from where the files lie on the class path; a second time, nothing")
    void fromTheClassPath(Database database) {
        DataSource target = database.inSchema("flyway");
        Flyway flyway = onClassPath(database, target).load();
        assertThat(flyway.migrate().migrationsExecuted).isEqualTo(2);
        assertThat(flyway.migrate().migrationsExecuted).isZero();
        assertWorks(target);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    @DisplayName("A database that was left half way through a script is completed by running it again")
    void fromHalfWay(Database database) {
        DataSource target = database.inSchema("flyway_again");
        List<Schema.Script> scripts = database.schema(TableNames.standard()).scripts();
        for (int version = 1; version <= scripts.size(); version++) {
            List<String> statements = scripts.get(version - 1).statements();
            Database.run(target, statements.subList(0, statements.size() / 2));
            onClassPath(database, target)
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .target("" + version)
                    .load()
                    .migrate();
        }
        assertWorks(target);
    }

    private static FluentConfiguration onClassPath(Database database, DataSource target) {
        return Flyway.configure()
                .dataSource(target)
                .locations("classpath:dev/clientela/persistence/jpa/sql/" + database.folder());
    }

    private static void assertWorks(DataSource target) {
        try (EntityManagerFactory factory = Provider.HIBERNATE.over(target, List.of())) {
            FirstSale.make(JpaStore.over(factory));
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    @DisplayName("Under another prefix and schema, it gets it from files that a host has written of Schema's texts")
    void underOtherNames(Database database, @TempDir Path sources) throws IOException, SQLException {
        TableNames names = TableNames.prefixed("erp_").inSchema("flyway_sales");
        Schema schema = database.schema(names);
        for (Schema.Script script : schema.scripts()) {
            Files.writeString(sources.resolve(script.fileName()), script.sql());
        }
        Files.writeString(sources.resolve("erp-orm.xml"), schema.mappingFile());
        DataSource target = database.inSchema("flyway_host");
        Database.run(target, List.of("create schema flyway_sales"));
        Flyway.configure()
                .dataSource(target)
                .locations("filesystem:" + sources)
                .load()
                .migrate();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader resources =
                new URLClassLoader(new URL[] {sources.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(resources);
            try (EntityManagerFactory factory = Provider.HIBERNATE.over(target, "erp-orm.xml")) {
                FirstSale.make(JpaStore.over(factory).tables(names));
            }
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
        assertThat(SchemaOnDatabase.read(target, "erp_").indexes()).isEmpty();
    }
}
