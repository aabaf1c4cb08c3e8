package dev.clientela.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.housekeeping.DueWork;
import dev.clientela.privacy.Erasure;
import dev.clientela.record.Moment;
import dev.clientela.security.Actor;
import dev.clientela.security.Tenant;
import dev.clientela.store.Scope;
import dev.clientela.store.contract.PendingLeadsInRace;
import dev.clientela.store.memory.InMemoryStore;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Leads that wait to be captured. */
class PendingLeadsTest {

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    private final Crm crm = Crm.builder().clock(() -> NOON).build();
    private final CrmSession ada = crm.as(Actor.user("ada"));

    @Test
    @DisplayName(
            "AS-17 AS-14 pending leads are bounded, captured once each by two nodes at once, and kept where they fail")
    void race() throws Exception {
        InMemoryStore store = new InMemoryStore();
        new PendingLeadsInRace(List.of(store, store)).run();
    }

    @Test
    @DisplayName("AS-17 what is wrong with values in themselves is told at once, with every fault, and nothing is kept")
    void shape() {
        ValidationException refusal = catchThrowableOfType(
                ValidationException.class,
                () -> ada.pendingLeads()
                        .accept(CaptureLead.blank()
                                .with(LeadFields.COUNTRY, "Spain")
                                .with(LeadFields.EMPLOYEES, -1L)));
        assertThat(refusal.violations()).extracting(Violation::path).contains("country", "employees", "");
        assertThat(ada.pendingLeads().backlog().waiting()).isZero();
    }

    @Test
    @DisplayName("AS-17 sent again by its key a lead is accepted once, also after it was captured")
    void once() {
        CaptureLead command = CaptureLead.named("Charles", "Babbage");
        LeadId first = ada.once("k1").pendingLeads().accept(command);
        assertThat(ada.once("k1").pendingLeads().accept(command)).isEqualTo(first);
        assertThat(crm.housekeeping()
                        .runDue(NOON)
                        .work()
                        .get("clientela.pending_leads")
                        .done())
                .isEqualTo(1);
        assertThat(ada.once("k1").pendingLeads().accept(command)).isEqualTo(first);
        assertThat(ada.leads().get(first).name()).isEqualTo("Charles Babbage");
        assertThat(ada.pendingLeads().backlog().waiting()).isZero();
    }

    @Test
    @DisplayName(
            "AS-17 P-14 what is pending of a person is exported, and goes when the person is erased; no lead comes of it")
    void erased() {
        Lead charles =
                ada.leads().capture(CaptureLead.named("Charles", "Babbage").email("c@engines.example"));
        LeadId pending = ada.pendingLeads()
                .accept(CaptureLead.named("Ch.", "Babbage")
                        .email("C@Engines.example")
                        .company("Analytical"));
        LeadId other = ada.pendingLeads()
                .accept(CaptureLead.named("Mary", "Somerville").email("m@turin.example"));
        PendingLead before = ada.pendingLeads().find(pending).orElseThrow();
        assertThat(ada.privacy().export(charles.id()).records().toString())
                .contains("Analytical")
                .doesNotContain("Somerville");
        Erasure erasure = ada.privacy().erase(charles.id());
        assertThat(erasure.erased()).contains(new Erasure.Erased(before.ref(), "payload"));
        assertThat(ada.pendingLeads().find(pending)).get().matches(PendingLead::isErased);
        crm.housekeeping().runDue(NOON);
        assertThat(ada.leads().find(pending)).isEmpty();
        assertThat(ada.pendingLeads().find(pending)).isEmpty();
        assertThat(ada.leads().get(other).name()).isEqualTo("Mary Somerville");
    }

    @Test
    @DisplayName("AS-17 what somebody takes away does not become a lead")
    void discarded() {
        LeadId pending = ada.pendingLeads().accept(CaptureLead.named("Charles", "Babbage"));
        ada.pendingLeads().discard(pending);
        crm.housekeeping().runDue(NOON);
        assertThat(ada.leads().find(pending)).isEmpty();
        assertThat(ada.pendingLeads().backlog().waiting()).isZero();
    }

    @Test
    @DisplayName("AS-17 a pending lead whose failure cannot even be noted is asked once a run, and holds nobody up")
    void broken() {
        InMemoryStore store = new InMemoryStore();
        Crm onStore = Crm.builder().store(store).clock(() -> NOON).build();
        PendingLeadId broken = new PendingLeadId(UUID.fromString("00000000-0000-7000-8000-000000000001"));
        PendingLead row = PendingLead.TYPE.create(PendingLead.TYPE
                .noValues()
                .edit()
                .set(PendingLeadFields.ID, broken)
                .set(PendingLeadFields.PAYLOAD, "neither lead nor actor")
                .set(PendingLeadFields.DUE_AT, NOON)
                .set(PendingLeadFields.CREATED_AT, NOON)
                .build());
        store.write(new Scope(Tenant.DEFAULT, new Moment(NOON, ZoneOffset.UTC)), unit -> {
            unit.records(PendingLead.TYPE).insert(row);
            return row;
        });
        CrmSession session = onStore.as(Actor.user("ada"));
        LeadId sound = session.pendingLeads().accept(CaptureLead.named("Charles", "Babbage"));
        DueWork.Done done = onStore.housekeeping().runDue(NOON).work().get("clientela.pending_leads");
        assertThat(done.done()).isEqualTo(1);
        assertThat(done.failed()).isEqualTo(1);
        assertThat(session.leads().find(sound)).isPresent();
        assertThat(session.pendingLeads().backlog().waiting()).isEqualTo(1);
    }
}
