package dev.clientela.persistence.jpa;

import dev.clientela.store.contract.PendingLeadsInRace;
import dev.clientela.store.contract.RoutedLeads;
import dev.clientela.store.contract.StatesInRace;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What deciding remembers, changed by many at once on two nodes, through each provider. */
class StatesRaceTest {

    @ParameterizedTest
    @EnumSource(Database.class)
    @DisplayName(
            "AS-9 AS-10 commands on two nodes at once are given one number each, leads shared in turn, and nobody is told of a"
                    + " conflict")
    void oneNumberEach(Database database) throws InterruptedException, ExecutionException {
        for (Provider provider : Provider.values()) {
            try (EntityManagerFactory one = provider.over(database, usual -> usual);
                    EntityManagerFactory two = provider.over(database, usual -> database.otherNode())) {
                new StatesInRace(List.of(JpaStore.over(one), JpaStore.over(two)), 6, 10).run();
                new RoutedLeads(List.of(JpaStore.over(one), JpaStore.over(two))).run();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    @DisplayName(
            "AS-17 AS-14 pending leads are bounded, captured once each by two nodes at once, and kept where they fail")
    void pendingLeads(Database database) throws InterruptedException, ExecutionException {
        for (Provider provider : Provider.values()) {
            try (EntityManagerFactory one = provider.over(database, usual -> usual);
                    EntityManagerFactory two = provider.over(database, usual -> database.otherNode())) {
                new PendingLeadsInRace(List.of(JpaStore.over(one), JpaStore.over(two))).run();
            }
        }
    }
}
