package dev.clientela.persistence.jpa;

import dev.clientela.store.contract.PricedBaskets;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Prices in each database, through each provider, by two nodes. */
class PricesOnDatabasesTest {

    @ParameterizedTest
    @EnumSource(Database.class)
    @DisplayName(
            "PB-24 PB-25 PB-26 PB-28 PB-29 PB-34 each database prices alike, and of two prices saved at once that tie, or rest on"
                    + " each other, one is refused")
    void pricesAlike(Database database) {
        for (Provider provider : Provider.values()) {
            try (EntityManagerFactory one = provider.over(database, usual -> usual);
                    EntityManagerFactory two = provider.over(database, usual -> database.otherNode())) {
                new PricedBaskets(List.of(JpaStore.over(one), JpaStore.over(two))).run();
            }
        }
    }
}
