package dev.clientela.persistence.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A host whose transactions Spring manages, as behind {@code @Transactional}: it has one entity manager, a proxy of that
 * of the thread's transaction.
 */
final class SpringHost implements Host {

    private final LocalContainerEntityManagerFactoryBean bean = new LocalContainerEntityManagerFactoryBean();
    private final EntityManagerFactory factory;
    private final EntityManager shared;
    private final TransactionTemplate transactions;

    SpringHost(DataSource dataSource, Provider provider, Class<?> entity) {
        bean.setPersistenceUnitName("spring");
        bean.setDataSource(dataSource);
        bean.setPersistenceProvider(provider.implementation());
        bean.setJpaPropertyMap(provider.properties());
        bean.getJpaPropertyMap().put("jakarta.persistence.validation.mode", "none");
        bean.setMappingResources("META-INF/clientela-orm.xml");
        bean.setManagedTypes(PersistenceManagedTypes.of(entity.getName()));
        bean.afterPropertiesSet();
        factory = Objects.requireNonNull(bean.getObject());
        shared = SharedEntityManagerCreator.createSharedEntityManager(factory);
        transactions = new TransactionTemplate(new JpaTransactionManager(factory));
    }

    @Override
    public EntityManagerFactory factory() {
        return factory;
    }

    @Override
    public EntityManager current() {
        return shared;
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }

    @Override
    public void close() {
        bean.destroy();
    }
}
