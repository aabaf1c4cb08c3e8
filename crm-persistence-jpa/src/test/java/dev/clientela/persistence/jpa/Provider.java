package dev.clientela.persistence.jpa;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.ValidationMode;
import jakarta.persistence.spi.PersistenceProvider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** An implementation of Jakarta Persistence. */
enum Provider {
    HIBERNATE(
            org.hibernate.jpa.HibernatePersistenceProvider::new,
            Map.of(
                    "hibernate.hbm2ddl.auto", "validate",
                    // Else a date-time passes through the JVM's zone, where an hour may be missing.
                    "hibernate.type.java_time_use_direct_jdbc", "true")),
    ECLIPSELINK(
            org.eclipse.persistence.jpa.PersistenceProvider::new,
            Map.of(
                    "eclipselink.logging.level", "OFF",
                    "eclipselink.weaving", "false"));

    /** Those of the standard names. */
    static final List<String> MAPPING_FILES = List.of("META-INF/clientela-orm.xml");

    private final Supplier<PersistenceProvider> implementation;
    private final Map<String, String> properties;

    Provider(Supplier<PersistenceProvider> implementation, Map<String, String> properties) {
        this.implementation = implementation;
        this.properties = properties;
    }

    /** With what this provider wants on the database. */
    EntityManagerFactory over(Database database, List<Class<?>> more) {
        return over(database, MAPPING_FILES, more);
    }

    /** Over tables that the mapping files name. */
    EntityManagerFactory over(Database database, List<String> mappingFiles, List<Class<?>> more) {
        return over(database, mappingFiles, more, UnaryOperator.identity());
    }

    /** Over the database's connections as they come out of something between. */
    EntityManagerFactory over(Database database, UnaryOperator<DataSource> between) {
        return over(database, MAPPING_FILES, List.of(), between);
    }

    EntityManagerFactory over(
            Database database, List<String> mappingFiles, List<Class<?>> more, UnaryOperator<DataSource> between) {
        return over(between.apply(database.dataSource()), mappingFiles, more, wanted(database));
    }

    /** With what this provider wants on the database, but for these settings. */
    EntityManagerFactory set(Database database, Map<String, String> settings) {
        Map<String, String> also = new HashMap<>(wanted(database));
        also.putAll(settings);
        return over(database.dataSource(), MAPPING_FILES, List.of(), also);
    }

    private Map<String, String> wanted(Database database) {
        // Its platform for H2 writes parameters into the statement, and truth as a number, which H2 refuses.
        return this == ECLIPSELINK && database == Database.H2
                ? Map.of("eclipselink.target-database", "PostgreSQL")
                : Map.of();
    }

    /** For hosts that put a persistence unit together in their own way. */
    PersistenceProvider implementation() {
        return implementation.get();
    }

    Map<String, String> properties() {
        return properties;
    }

    EntityManagerFactory over(DataSource dataSource, List<Class<?>> more) {
        return over(dataSource, MAPPING_FILES, more, Map.of());
    }

    /** Over tables that one mapping file names. */
    EntityManagerFactory over(DataSource dataSource, String mappingFile) {
        return over(dataSource, List.of(mappingFile), List.of(), Map.of());
    }

    /** Without validating anything at start, so that the store finds out itself. */
    EntityManagerFactory unvalidated(DataSource dataSource, List<String> mappingFiles) {
        return over(dataSource, mappingFiles, List.of(), Map.of("hibernate.hbm2ddl.auto", "none"));
    }

    private EntityManagerFactory over(
            DataSource dataSource, List<String> mappingFiles, List<Class<?>> more, Map<String, String> also) {
        PersistenceConfiguration configuration = new PersistenceConfiguration("crm-" + name())
                .validationMode(ValidationMode.NONE)
                .property("jakarta.persistence.nonJtaDataSource", dataSource);
        properties.forEach(configuration::property);
        also.forEach(configuration::property);
        mappingFiles.forEach(configuration::mappingFile);
        more.forEach(configuration::managedClass);
        // Asked directly, as the configuration takes whichever provider it finds first.
        return implementation.get().createEntityManagerFactory(configuration);
    }
}
