package dev.clientela.examples.galera;

import com.zaxxer.hikari.HikariDataSource;
import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.conversion.ConversionRule;
import dev.clientela.conversion.ConversionRules;
import dev.clientela.conversion.TargetMatching;
import dev.clientela.conversion.TieBreak;
import dev.clientela.housekeeping.RelaySettings;
import dev.clientela.matching.MatchRules;
import dev.clientela.persistence.jpa.JpaStore;
import dev.clientela.record.Criterion;
import dev.clientela.security.Actor;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.ValidationMode;
import java.time.Duration;

/** One node of the host: a pool that prefers one node of the cluster, a provider of persistence, and a CRM. */
final class Host implements AutoCloseable {

    private final HikariDataSource pool;
    private final EntityManagerFactory factory;
    private final Crm crm;

    /** @param failures where what its units of work fail with is counted */
    Host(Cluster cluster, int preferred, Failures failures, Effects effects) {
        pool = cluster.pool(preferred, 12);
        factory = new org.hibernate.jpa.HibernatePersistenceProvider()
                .createEntityManagerFactory(new PersistenceConfiguration("crm")
                        .validationMode(ValidationMode.NONE)
                        .property("jakarta.persistence.nonJtaDataSource", pool)
                        .property("hibernate.type.java_time_use_direct_jdbc", "true")
                        .mappingFile("META-INF/clientela-orm.xml"));
        crm = Crm.builder()
                .store(failures.of(JpaStore.over(factory)))
                .subscriber(effects.through(pool))
                // What a relay had claimed whose connection broke is free again after this lease.
                .relay(RelaySettings.usual()
                        .withBatch(50)
                        .withPerRun(500)
                        .withLease(Duration.ofSeconds(20))
                        .withAttempts(1_000)
                        .retrying(Duration.ofMillis(100), Duration.ofSeconds(1)))
                .build();
        crm.conversionRules()
                .save(ConversionRules.of(ConversionRule.of("merging", Criterion.always())
                        .matchingAccounts(TargetMatching.using(MatchRules.forAccounts(), TieBreak.OLDEST))));
    }

    Crm crm() {
        return crm;
    }

    CrmSession ada() {
        return crm.as(Actor.user("ada"));
    }

    @Override
    public void close() {
        factory.close();
        pool.close();
    }
}
