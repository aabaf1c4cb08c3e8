package dev.clientela.persistence.jpa;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.ValidationMode;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** An implementation of Jakarta Persistence. */
enum Provider {
    HIBERNATE(
            "org.hibernate.jpa.HibernatePersistenceProvider",
            Map.of(
                    "hibernate.hbm2ddl.auto", "validate",
                    "hibernate.jdbc.batch_size", "100",
                    "hibernate.order_inserts", "true")),
    ECLIPSELINK(
            "org.eclipse.persistence.jpa.PersistenceProvider",
            Map.of(
                    "eclipselink.logging.level", "OFF",
                    "eclipselink.jdbc.batch-writing", "JDBC",
                    "eclipselink.weaving", "false"));

    private final String implementation;
    private final Map<String, String> properties;

    Provider(String implementation, Map<String, String> properties) {
        this.implementation = implementation;
        this.properties = properties;
    }

    EntityManagerFactory over(DataSource dataSource, List<Class<?>> more) {
        PersistenceConfiguration configuration = new PersistenceConfiguration("crm-" + name())
                .provider(implementation)
                .validationMode(ValidationMode.NONE)
                .property("jakarta.persistence.nonJtaDataSource", dataSource);
        properties.forEach(configuration::property);
        configuration.mappingFile("META-INF/clientela-orm.xml");
        more.forEach(configuration::managedClass);
        return configuration.createEntityManagerFactory();
    }
}
