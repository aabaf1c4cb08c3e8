package dev.clientela.command;

import static dev.clientela.command.FaultyStore.Fault.BROKEN_BEFORE_COMMIT;
import static dev.clientela.command.FaultyStore.Fault.CONFLICT;
import static dev.clientela.command.FaultyStore.Fault.DISK_FULL;
import static dev.clientela.command.FaultyStore.Fault.UNKNOWN_AND_DONE;
import static dev.clientela.command.FaultyStore.Fault.UNKNOWN_AND_UNDONE;
import static dev.clientela.command.FaultyStore.Fault.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.command.FaultyStore.Fault;
import dev.clientela.error.CrmException;
import dev.clientela.error.ErrorCode;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.record.Criterion;
import dev.clientela.security.Actor;
import dev.clientela.store.StoreErrors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What passes is tried again, a bounded number of times; nothing is lost on the way and nothing done twice. */
class RetriesTest {

    private static final int MOST = 3;

    private final FaultyStore store = new FaultyStore();
    private final List<Duration> pauses = new ArrayList<>();
    private final CrmSession ada = session(store);

    private CrmSession session(FaultyStore over) {
        return Crm.builder()
                .store(over)
                .retries(Retries.usual().atMost(MOST).waitingBy(pauses::add))
                .build()
                .as(Actor.user("ada"));
    }

    private static CaptureLead charles() {
        return CaptureLead.named("Charles", "Babbage").company("Analytical Engines");
    }

    private static List<Fault> times(int times, Fault fault) {
        return Collections.nCopies(times, fault);
    }

    private static ErrorCode refusal(Supplier<?> command) {
        return catchThrowableOfType(CrmException.class, command::get).code();
    }

    private void assertLeads(long expected) {
        assertThat(ada.leads().count(Criterion.always())).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"UNREACHABLE", "BROKEN_BEFORE_COMMIT", "CONFLICT"})
    @DisplayName("A command that fails for a passing reason is done again, from the beginning, and once")
    void passingFailures(Fault fault) {
        store.next(times(MOST, fault));
        Lead lead = ada.leads().capture(charles());
        assertThat(store.units()).isEqualTo(1 + MOST);
        assertThat(ada.leads().get(lead.id())).isEqualTo(lead);
        assertThat(ada.leads().history(lead.id())).hasSize(1);
        assertLeads(1);
    }

    @Test
    @DisplayName("Where the bound ends the last failure goes to the caller, and nothing is left behind")
    void bounded() {
        store.next(times(MOST + 1, CONFLICT));
        assertThat(refusal(() -> ada.leads().capture(charles()))).isEqualTo(StoreErrors.CONFLICT);
        assertThat(store.units()).isEqualTo(1 + MOST);
        store.next(times(MOST + 1, BROKEN_BEFORE_COMMIT));
        assertThat(refusal(() -> ada.leads().capture(charles()))).isEqualTo(StoreErrors.UNAVAILABLE);
        assertLeads(0);
    }

    @Test
    @DisplayName("The pauses grow, each by half at least what it is by the rule, and never beyond the longest")
    void pauses() {
        Retries retries = Retries.usual()
                .pausing(Duration.ofMillis(10), Duration.ofMillis(40))
                .waitingBy(pauses::add);
        for (long chance : new long[] {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, 6_000_000}) {
            pauses.clear();
            for (int runs = 1; runs <= 70; runs++) {
                retries.await(runs, chance);
                long whole = Math.min(40, 10L << Math.min(runs - 1, 10));
                assertThat(pauses.get(runs - 1)).isBetween(Duration.ofMillis(whole / 2), Duration.ofMillis(whole));
            }
        }
    }

    @Test
    @DisplayName("What does not pass goes to the caller at once: a full disk, a refusal, a fault of the input")
    void nothingElse() {
        store.next(List.of(DISK_FULL));
        assertThat(refusal(() -> ada.leads().capture(charles()))).isEqualTo(StoreErrors.FAILED);
        assertThat(store.units()).isEqualTo(1);
        store.next(List.of());
        refusal(() -> ada.leads().capture(CaptureLead.blank()));
        assertThat(store.units()).isLessThanOrEqualTo(1);
        ada.leads().capture(charles().externalId("x"));
        store.next(List.of());
        assertThat(refusal(() -> ada.leads().capture(charles().externalId("x"))))
                .isEqualTo(StoreErrors.DUPLICATE_KEY);
        assertThat(store.units()).isEqualTo(1);
        assertThat(pauses).isEmpty();
    }

    @Test
    @DisplayName("When nobody knows whether it was done, the caller is told so, and it is not done again")
    void unknownOutcome() {
        store.next(List.of(UNKNOWN_AND_DONE));
        assertThat(refusal(() -> ada.leads().capture(charles()))).isEqualTo(StoreErrors.OUTCOME_UNKNOWN);
        assertThat(store.units()).isEqualTo(1);
        assertLeads(1);
        store.next(List.of(UNKNOWN_AND_UNDONE));
        assertThat(refusal(() -> ada.leads().capture(charles()))).isEqualTo(StoreErrors.OUTCOME_UNKNOWN);
        assertLeads(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"UNKNOWN_AND_DONE", "UNKNOWN_AND_UNDONE"})
    @DisplayName("Known by a key, it is found to be done, or is done, and either way once")
    void unknownOutcomeOfKeyedCommand(Fault fault) {
        store.next(List.of(fault, UNREACHABLE, CONFLICT));
        Lead lead = ada.once("capture-1").leads().capture(charles());
        assertThat(ada.leads().get(lead.id())).isEqualTo(lead);
        assertThat(ada.leads().history(lead.id())).hasSize(1);
        assertLeads(1);
    }

    @Test
    @DisplayName("What was unknown stays unknown while the database is out of reach")
    void unknownThenUnreachable() {
        store.next(List.of(UNKNOWN_AND_DONE, UNREACHABLE, UNREACHABLE, UNREACHABLE));
        assertThat(refusal(() -> ada.once("capture-1").leads().capture(charles())))
                .isEqualTo(StoreErrors.OUTCOME_UNKNOWN);
        Lead lead = ada.once("capture-1").leads().capture(charles());
        assertThat(ada.leads().history(lead.id())).hasSize(1);
        assertLeads(1);
    }

    @Test
    @DisplayName("Whoever sends the same command while it is being done gets what came of it")
    void sameCommandMeanwhile() {
        boolean[] meanwhile = new boolean[1];
        CrmSession rival = Crm.builder()
                .store(store)
                .rule((before, after) -> {
                    if (!meanwhile[0]) {
                        meanwhile[0] = true;
                        ada.once("capture-1").leads().capture(charles());
                    }
                    return List.of();
                })
                .retries(Retries.usual().waitingBy(pauses::add))
                .build()
                .as(Actor.user("ada"));
        Lead lead = rival.once("capture-1").leads().capture(charles());
        assertThat(ada.leads().get(lead.id())).isEqualTo(lead);
        assertLeads(1);
    }

    @Test
    @DisplayName("Who names the version that was decided on gets the conflict at once")
    void expectedVersion() {
        Lead lead = ada.leads().capture(charles());
        ada.leads().tag(lead.id(), "theirs");
        Edit edit = Edit.set(LeadFields.COMPANY, "Engines plc").ifVersion(lead.version());
        store.next(List.of());
        assertThat(refusal(() -> ada.leads().edit(lead.id(), edit))).isEqualTo(CommandErrors.STALE);
        assertThat(store.units()).isEqualTo(1);
        assertThat(pauses).isEmpty();
    }

    @Test
    @DisplayName("Several commands in one transaction are done again together, none of them by itself")
    void together() {
        store.next(List.of(CONFLICT, BROKEN_BEFORE_COMMIT));
        List<String> runs = new ArrayList<>();
        ada.atomically(session -> {
            runs.add("run");
            session.leads().capture(charles());
            return session.leads().capture(charles());
        });
        assertThat(runs).hasSize(3);
        assertThat(store.units()).isEqualTo(3);
        assertLeads(2);
    }

    @Test
    @DisplayName("In a transaction of the host's nothing is done again: only the host can begin it anew")
    void hostsTransaction() {
        FaultyStore joining = FaultyStore.joining();
        CrmSession host = session(joining);
        joining.next(List.of(CONFLICT));
        assertThat(refusal(() -> host.leads().capture(charles()))).isEqualTo(StoreErrors.CONFLICT);
        joining.next(List.of(UNREACHABLE));
        assertThat(refusal(() -> host.once("capture-1").leads().capture(charles())))
                .isEqualTo(StoreErrors.UNAVAILABLE);
        assertThat(joining.units()).isEqualTo(1);
        assertThat(pauses).isEmpty();
    }
}
