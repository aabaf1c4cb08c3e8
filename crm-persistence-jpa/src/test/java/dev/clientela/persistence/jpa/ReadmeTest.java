package dev.clientela.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.Crm;
import dev.clientela.lead.CaptureLead;
import dev.clientela.persistence.jpa.host.OrderEntity;
import dev.clientela.record.Criterion;
import dev.clientela.security.Actor;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.ValidationMode;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.CompositeResourceAccessor;
import liquibase.resource.DirectoryResourceAccessor;
import org.flywaydb.core.Flyway;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

/** The snippets of the README: the Java as it stands here, XML and SQL as they stand there. */
class ReadmeTest {

    @Test
    @DisplayName("Every statement of the README's Java is compiled and run here, in the README's order")
    void snippetsAreThese() throws IOException {
        String self =
                squeezed(Files.readString(Path.of("src/test/java/dev/clientela/persistence/jpa/ReadmeTest.java")));
        int at = self.indexOf("voidfirstScreen(");
        int count = 0;
        for (String block : blocks("java")) {
            for (String statement : squeezed(block).split(";")) {
                at = self.indexOf(statement, at);
                assertThat(at).as("not compiled here: %s", statement).isNotNegative();
                count++;
            }
        }
        assertThat(count).isGreaterThan(15);
    }

    /** Without comments and spaces; formatting differs where lines are broken. */
    private static String squeezed(String code) {
        return code.replaceAll("//[^\n]*", "").replaceAll("\\s+", "");
    }

    private static List<String> blocks(String language) throws IOException {
        Matcher block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("README.md")));
        List<String> blocks = new ArrayList<>();
        while (block.find()) {
            blocks.add(block.group(1));
        }
        return blocks;
    }

    private static String block(String language, String containing) throws IOException {
        return blocks(language).stream()
                .filter(block -> block.contains(containing))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("The first screen: Flyway beside the tables of the host, persistence.xml, the store")
    void firstScreen(@TempDir Path folder) throws IOException {
        DataSource dataSource = Database.POSTGRESQL.inSchema("readme");
        Database.run(dataSource, List.of("create table if not exists customer (number varchar(20) primary key)"));

        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:dev/clientela/persistence/jpa/sql/postgresql")
                .table("crm_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();

        withResource(folder, "META-INF/persistence.xml", block("xml", "<persistence-unit"), () -> {
            try (EntityManagerFactory entityManagerFactory = Persistence.createEntityManagerFactory(
                    "erp", Map.of("jakarta.persistence.nonJtaDataSource", dataSource))) {
                Crm crm =
                        Crm.builder().store(JpaStore.over(entityManagerFactory)).build();

                assertWorks(crm);
            }
        });
    }

    private static void assertWorks(Crm crm) {
        long before = crm.as(Actor.user("ada")).leads().count(Criterion.always());
        crm.as(Actor.user("ada")).leads().capture(CaptureLead.named("Charles", "Babbage"));
        assertThat(crm.as(Actor.user("ada")).leads().count(Criterion.always())).isEqualTo(before + 1);
    }

    private static void withResource(Path folder, String name, String text, Runnable work) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader resources =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(resources);
            work.run();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    @DisplayName("A persistence unit put together in Java")
    void byPersistenceConfiguration() {
        DataSource dataSource = Database.POSTGRESQL.dataSource();

        EntityManagerFactory entityManagerFactory = new PersistenceConfiguration("erp")
                .provider("org.hibernate.jpa.HibernatePersistenceProvider")
                .mappingFile("META-INF/clientela-orm.xml")
                .managedClass(OrderEntity.class)
                .validationMode(ValidationMode.NONE)
                .property("jakarta.persistence.nonJtaDataSource", dataSource)
                .property("hibernate.type.java_time_use_direct_jdbc", "true")
                .createEntityManagerFactory();

        try (entityManagerFactory) {
            assertWorks(Crm.builder().store(JpaStore.over(entityManagerFactory)).build());
        }
    }

    @Test
    @DisplayName("A persistence unit put together by Spring")
    void bySpring() {
        DataSource dataSource = Database.POSTGRESQL.dataSource();

        LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
        factory.setDataSource(dataSource);
        factory.setPersistenceProviderClass(HibernatePersistenceProvider.class);
        factory.setMappingResources("META-INF/clientela-orm.xml");
        factory.setManagedTypes(PersistenceManagedTypes.of(OrderEntity.class.getName()));
        factory.setJpaPropertyMap(Map.of(
                "jakarta.persistence.validation.mode", "none",
                "hibernate.type.java_time_use_direct_jdbc", "true"));

        factory.setPersistenceUnitName("erp");
        factory.afterPropertiesSet();
        assertWorks(Crm.builder()
                .store(JpaStore.over(Objects.requireNonNull(factory.getObject())))
                .build());
        factory.destroy();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    @DisplayName("The change log of Liquibase, on each database")
    void liquibase(Database database, @TempDir Path folder) throws IOException, SQLException, LiquibaseException {
        DataSource target = database.inSchema("liquibase");
        Files.writeString(
                folder.resolve("changelog.xml"),
                block("xml", "<databaseChangeLog").replace("sql/postgresql", "sql/" + database.folder()));
        try (Connection connection = target.getConnection()) {
            new Liquibase(
                            "changelog.xml",
                            new CompositeResourceAccessor(
                                    new DirectoryResourceAccessor(folder), new ClassLoaderResourceAccessor()),
                            DatabaseFactory.getInstance()
                                    .findCorrectDatabaseImplementation(new JdbcConnection(connection)))
                    .update(new Contexts());
        }
        try (EntityManagerFactory factory = Provider.HIBERNATE.over(target, List.of())) {
            FirstSale.make(JpaStore.over(factory));
        }
    }

    @Test
    @DisplayName("By hand, through JDBC")
    void byHand() throws SQLException {
        DataSource dataSource = Database.POSTGRESQL.inSchema("by_hand");

        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (Schema.Script script : Schema.postgresql().scripts()) {
                for (String sql : script.statements()) {
                    statement.execute(sql);
                }
            }
        }

        try (EntityManagerFactory factory = Provider.HIBERNATE.over(dataSource, List.of())) {
            assertWorks(Crm.builder().store(JpaStore.over(factory)).build());
        }
    }

    @Test
    @DisplayName("Files for other names")
    void otherNames(@TempDir Path migrations, @TempDir Path resources) throws IOException {
        TableNames names = TableNames.prefixed("erp_").inSchema("sales");
        Schema schema = Schema.postgresql().named(names);
        for (Schema.Script script : schema.scripts()) {
            Files.writeString(migrations.resolve(script.fileName()), script.sql());
        }
        Files.writeString(resources.resolve("erp-crm-orm.xml"), schema.mappingFile());

        assertThat(migrations.resolve("V2__records.sql")).content().contains("sales.erp_lead");
        assertThat(resources.resolve("erp-crm-orm.xml")).content().contains("schema=\"sales\"");
    }

    @Test
    @DisplayName("In transactions of the store's own, and in the host's")
    void whoseTransaction() {
        try (EntityManagerFactory entityManagerFactory =
                Provider.HIBERNATE.over(Database.POSTGRESQL.dataSource(), List.of())) {
            JpaStore own = JpaStore.over(entityManagerFactory);

            assertWorks(Crm.builder().store(own).build());
            ResourceLocalHost host = new ResourceLocalHost(entityManagerFactory);
            Supplier<EntityManager> currentEntityManager = host::current;

            Crm crm = Crm.builder()
                    .store(JpaStore.joining(entityManagerFactory, currentEntityManager))
                    .build();

            host.inTransaction(() -> {
                assertWorks(crm);
                return true;
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    @DisplayName("What an ERP asks of the tables, on each database")
    void sqlOfTheHost(Database database) throws IOException, SQLException {
        DataSource target = database.inSchema("asked");
        database.schema(TableNames.standard()).scripts().forEach(script -> Database.run(target, script.statements()));
        try (EntityManagerFactory factory = Provider.HIBERNATE.over(target, List.of())) {
            FirstSale.make(JpaStore.over(factory));
            FirstSale.open(JpaStore.over(factory));
        }
        assertThat(rows(target, block("sql", "from crm_opportunity"))).isEqualTo(1);
        assertThat(rows(target, block("sql", "from crm_lead"))).isEqualTo(2);
    }

    private static int rows(DataSource target, String sql) throws SQLException {
        try (Connection connection = target.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int count = 0;
            while (rows.next()) {
                count++;
            }
            return count;
        }
    }
}
