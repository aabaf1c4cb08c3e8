package dev.clientela.persistence.jpa;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.ValidationMode;
import jakarta.persistence.spi.PersistenceProvider;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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

    private final Supplier<PersistenceProvider> implementation;
    private final Map<String, String> properties;

    Provider(Supplier<PersistenceProvider> implementation, Map<String, String> properties) {
        this.implementation = implementation;
        this.properties = properties;
    }

    EntityManagerFactory over(DataSource dataSource, List<Class<?>> more) {
        PersistenceConfiguration configuration = new PersistenceConfiguration("crm-" + name())
                .validationMode(ValidationMode.NONE)
                .property("jakarta.persistence.nonJtaDataSource", dataSource);
        properties.forEach(configuration::property);
        configuration.mappingFile("META-INF/clientela-orm.xml");
        more.forEach(configuration::managedClass);
        // Asked directly, as the configuration takes whichever provider it finds first.
        return implementation.get().createEntityManagerFactory(configuration);
    }
}
