package dev.clientela.persistence.jpa;

import dev.clientela.persistence.jpa.entity.CommandEntity;
import dev.clientela.persistence.jpa.entity.CustomValueEntity;
import dev.clientela.persistence.jpa.entity.DeliveryEntity;
import dev.clientela.persistence.jpa.entity.EventEntity;
import dev.clientela.persistence.jpa.entity.EventHeadEntity;
import dev.clientela.persistence.jpa.entity.KeyEntity;
import dev.clientela.persistence.jpa.entity.SchemaVersionEntity;
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

    private static final List<Class<?>> SHARED = List.of(
            KeyEntity.class,
            CustomValueEntity.class,
            EventEntity.class,
            EventHeadEntity.class,
            DeliveryEntity.class,
            CommandEntity.class,
            SchemaVersionEntity.class);

    private final String implementation;
    private final Map<String, String> properties;

    Provider(String implementation, Map<String, String> properties) {
        this.implementation = implementation;
        this.properties = properties;
    }

    EntityManagerFactory over(DataSource dataSource, List<Class<?>> records) {
        PersistenceConfiguration configuration = new PersistenceConfiguration("crm-" + name())
                .provider(implementation)
                .validationMode(ValidationMode.NONE)
                .property("jakarta.persistence.nonJtaDataSource", dataSource);
        properties.forEach(configuration::property);
        SHARED.forEach(configuration::managedClass);
        configuration.managedClass(dev.clientela.persistence.jpa.entity.RecordEntity.class);
        records.forEach(configuration::managedClass);
        return configuration.createEntityManagerFactory();
    }
}
