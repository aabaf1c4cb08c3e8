package dev.clientela.persistence.jpa;

import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import com.arjuna.common.internal.util.propertyservice.BeanPopulator;
import com.zaxxer.hikari.HikariDataSource;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration.TransactionIsolation;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.narayana.NarayanaTransactionIntegration;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceUnitTransactionType;
import jakarta.persistence.ValidationMode;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.postgresql.xa.PGXADataSource;

/**
 * A host of JTA, by Narayana on PostgreSQL through Hibernate: the connection is enlisted in the thread's transaction, as
 * in an application server.
 */
final class JtaHost implements Host {

    private final TransactionManager transactions;
    private final AgroalDataSource dataSource;
    private final EntityManagerFactory factory;
    private final ThreadLocal<EntityManager> open = new ThreadLocal<>();

    JtaHost(DataSource plain, Class<?> entity) {
        BeanPopulator.getDefaultInstance(ObjectStoreEnvironmentBean.class).setObjectStoreDir("target/narayana");
        transactions = com.arjuna.ats.jta.TransactionManager.transactionManager();
        dataSource = enlisting(((HikariDataSource) plain).getJdbcUrl());
        PersistenceConfiguration configuration = new PersistenceConfiguration("jta")
                .transactionType(PersistenceUnitTransactionType.JTA)
                .validationMode(ValidationMode.NONE)
                .property("jakarta.persistence.jtaDataSource", dataSource)
                .property(
                        "hibernate.transaction.jta.platform",
                        "org.hibernate.engine.transaction.jta.platform.internal.NarayanaJtaPlatform")
                .mappingFile("META-INF/clientela-orm.xml")
                .managedClass(entity);
        Provider.HIBERNATE.properties().forEach(configuration::property);
        factory = Provider.HIBERNATE.implementation().createEntityManagerFactory(configuration);
    }

    private AgroalDataSource enlisting(String url) {
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(8)
                            .transactionIntegration(new NarayanaTransactionIntegration(
                                    transactions, new TransactionSynchronizationRegistryImple()))
                            .connectionFactoryConfiguration(connections -> connections
                                    .connectionProviderClass(PGXADataSource.class)
                                    .jdbcUrl(url)
                                    .jdbcTransactionIsolation(TransactionIsolation.REPEATABLE_READ))));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public EntityManagerFactory factory() {
        return factory;
    }

    @Override
    public EntityManager current() {
        return Objects.requireNonNull(open.get(), "no transaction is open");
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        try {
            transactions.begin();
            try (EntityManager entities = factory.createEntityManager()) {
                open.set(entities);
                T result = work.get();
                transactions.commit();
                return result;
            } finally {
                open.remove();
                if (transactions.getStatus() != Status.STATUS_NO_TRANSACTION) {
                    transactions.rollback();
                }
            }
        } catch (NotSupportedException
                | SystemException
                | RollbackException
                | HeuristicMixedException
                | HeuristicRollbackException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        factory.close();
        dataSource.close();
    }
}
