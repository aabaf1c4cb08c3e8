package dev.clientela.persistence.jpa;

import dev.clientela.store.contract.ApprovalsInRace;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Approvals at once on two nodes over one database, through each provider. */
class ApprovalRaceTest {

    @ParameterizedTest
    @EnumSource(Database.class)
    @DisplayName("AP-14 Of simultaneous answers, tokens and submissions one wins, and nothing is approved unseen")
    void oneWins(Database database) {
        for (Provider provider : Provider.values()) {
            try (EntityManagerFactory one = provider.over(database, usual -> usual);
                    EntityManagerFactory two = provider.over(database, usual -> database.otherNode())) {
                new ApprovalsInRace(List.of(JpaStore.over(one), JpaStore.over(two))).run();
            }
        }
    }
}
