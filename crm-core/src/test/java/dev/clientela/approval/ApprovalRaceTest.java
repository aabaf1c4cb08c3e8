package dev.clientela.approval;

import dev.clientela.store.contract.ApprovalsInRace;
import dev.clientela.store.memory.InMemoryStore;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Approvals at once, in memory. */
class ApprovalRaceTest {

    @Test
    @DisplayName("AP-14 Of simultaneous answers, tokens and submissions one wins, and nothing is approved unseen")
    void oneWins() {
        InMemoryStore store = new InMemoryStore();
        new ApprovalsInRace(List.of(store, store)).run();
    }
}
