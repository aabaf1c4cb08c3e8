package dev.clientela.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.Crm;
import dev.clientela.CrmBuilder;
import dev.clientela.CrmSession;
import dev.clientela.command.Edit;
import dev.clientela.command.Execution;
import dev.clientela.command.SaveRules;
import dev.clientela.conversion.ConvertLead;
import dev.clientela.decision.Decision;
import dev.clientela.decision.Ruling;
import dev.clientela.decision.States;
import dev.clientela.error.RefusedException;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.event.EventEnvelope;
import dev.clientela.notification.RecordingNotifications;
import dev.clientela.record.Criterion;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Values;
import dev.clientela.security.Actor;
import dev.clientela.security.Owner;
import dev.clientela.store.contract.RoutedLeads;
import dev.clientela.store.memory.InMemoryStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whose a lead is, by rule and otherwise, and what it is worth. */
class LeadRoutingTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final CaptureLead CHARLES = CaptureLead.named("Charles", "Babbage");
    private static final Owner BOB = Owner.user("bob");
    private static final Owner EVA = Owner.user("eva");

    private final RecordingNotifications mail = new RecordingNotifications();
    private int asked;

    private static Ruling ruling(String rule) {
        return new Ruling("assignment", "test", 2, Optional.of(rule), rule, Map.of("why", rule));
    }

    /** Leads of Spain go to Bob, those of Argentina stay where they are, all others go to Eva. */
    private LeadAssignment.Assignment byCountry(Lead lead, Execution execution) {
        asked++;
        return switch (lead.find(LeadFields.COUNTRY).orElse("")) {
            case "ES" -> new LeadAssignment.Assignment(BOB, "of Spain").because(ruling("spain"));
            case "AR" -> LeadAssignment.Assignment.keep("of Argentina").because(ruling("argentina"));
            default -> new LeadAssignment.Assignment(EVA, "of elsewhere");
        };
    }

    private CrmBuilder builder() {
        return Crm.builder().clock(() -> NOW).notifications(mail).leadAssignment(this::byCountry);
    }

    private static CrmSession ada(Crm crm) {
        return crm.as(Actor.user("ada"));
    }

    private List<String> told(Crm crm) {
        crm.housekeeping().runDue(NOW);
        return mail.sent().stream()
                .map(notification -> notification.recipient().value())
                .toList();
    }

    @Test
    @DisplayName("AS-5 assignment runs for a new lead and when asked, not at an edit; an explicit owner beats it")
    void whenAsked() {
        CrmSession ada = ada(builder().build());
        Lead explicit =
                ada.leads().capture(CHARLES.with(LeadFields.COUNTRY, "ES").ownedBy(EVA));
        assertThat(explicit.owner()).isEqualTo(EVA);
        assertThat(asked).isZero();

        Lead lead = ada.leads().capture(CHARLES);
        assertThat(lead.owner()).isEqualTo(EVA);
        ada.leads().edit(lead.id(), Edit.set(LeadFields.COUNTRY, "ES"));
        ada.leads().tag(lead.id(), "fair");
        ada.leads().qualify(lead.id());
        assertThat(ada.leads().get(lead.id()).owner()).isEqualTo(EVA);
        assertThat(asked).isEqualTo(1);

        Lead routed = ada.leads().route(lead.id());
        assertThat(routed.owner()).isEqualTo(BOB);
        assertThat(routed.assignedAt()).isEqualTo(NOW);
        List<EventEnvelope> history = ada.leads().history(lead.id());
        EventEnvelope last = history.get(history.size() - 1);
        assertThat(last.type()).isEqualTo("lead.assigned");
        assertThat(last.payload()).isEqualTo(Map.of("from", "user:eva", "to", "user:bob", "reason", "of Spain"));
        assertThat(ada.decisions().of(lead.ref()))
                .singleElement()
                .satisfies(decision -> assertThat(decision.rule()).contains("spain"));
    }

    @Test
    @DisplayName("AS-6 an assignment may say that a lead keeps its owner: nothing is written but why")
    void keeping() {
        CrmSession ada = ada(builder().build());
        Lead lead = ada.leads().capture(CHARLES.with(LeadFields.COUNTRY, "AR").ownedBy(BOB));

        assertThat(ada.leads().route(lead.id())).isEqualTo(lead);

        assertThat(ada.leads().history(lead.id())).hasSize(1);
        assertThat(ada.decisions().of(lead.ref())).extracting(Decision::outcome).containsExactly("argentina");
    }

    @Test
    @DisplayName("AS-3 a new lead always has an owner, also when assignment would leave it where it is")
    void keepingNobody() {
        Crm crm = builder().build();
        assertThat(ada(crm).leads()
                        .capture(CHARLES.with(LeadFields.COUNTRY, "AR"))
                        .owner())
                .isEqualTo(Owner.user("ada"));
        assertThat(crm.as(Actor.system("form"))
                        .leads()
                        .capture(CHARLES.with(LeadFields.COUNTRY, "AR"))
                        .owner())
                .isEqualTo(Owner.queue("leads"));
    }

    @Test
    @DisplayName("AS-5 where nobody assigns by rule, a lead that is routed stays where it is")
    void usual() {
        Crm crm = Crm.inMemory();
        Lead lead = ada(crm).leads().capture(CHARLES.ownedBy(BOB));
        assertThat(ada(crm).leads().route(lead.id())).isEqualTo(lead);
    }

    @Test
    @DisplayName("A converted lead is not routed, and a route sent again by its key is done once")
    void convertedAndOnce() {
        CrmSession ada = ada(builder().build());
        Lead lead = ada.leads().capture(CHARLES);
        ada.leads().edit(lead.id(), Edit.set(LeadFields.COUNTRY, "ES"));
        ada.once("route 1").leads().route(lead.id());
        ada.once("route 1").leads().route(lead.id());
        assertThat(asked).isEqualTo(2);

        ada.conversions().convert(ConvertLead.of(lead.id()));
        assertThatThrownBy(() -> ada.leads().route(lead.id()))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(LeadErrors.ALREADY_CONVERTED));
    }

    @Test
    @DisplayName("AS-15 who gets a lead by rule is told once for each change; not when it stays, nor of their own")
    void toldOnce() {
        Crm crm = builder().build();
        Lead lead = ada(crm).leads().capture(CHARLES.with(LeadFields.COUNTRY, "ES"));
        assertThat(told(crm)).containsExactly("bob");

        ada(crm).leads().route(lead.id());
        assertThat(told(crm)).as("still Bob's").containsExactly("bob");

        ada(crm).leads().edit(lead.id(), Edit.set(LeadFields.COUNTRY, "FR"));
        crm.as(Actor.user("eva")).leads().route(lead.id());
        assertThat(told(crm)).as("taken by Eva herself").containsExactly("bob");

        ada(crm).leads().edit(lead.id(), Edit.set(LeadFields.COUNTRY, "ES"));
        ada(crm).leads().route(lead.id());
        assertThat(told(crm)).containsExactly("bob", "bob");
    }

    @Test
    @DisplayName("AS-15 an owner that a rule before the save gives is told too, whatever was done to the lead")
    void toldOfARule() {
        Crm crm = builder()
                .saveRules(new SaveRules() {
                    @Override
                    public Values before(Optional<CrmRecord<?>> before, CrmRecord<?> draft, Execution execution) {
                        Lead lead = (Lead) draft;
                        return lead.status().equals("qualified")
                                ? lead.values().with(LeadFields.OWNER, EVA)
                                : lead.values();
                    }
                })
                .build();
        Lead lead = ada(crm).leads().capture(CHARLES.ownedBy(Owner.user("ada")));
        Lead qualified = ada(crm).leads().qualify(lead.id());

        assertThat(qualified.owner()).isEqualTo(EVA);
        assertThat(qualified.find(LeadFields.ASSIGNED_AT)).contains(NOW);
        assertThat(told(crm)).containsExactly("eva");
    }

    @Test
    @DisplayName("AS-18 score and grade are asked for before the write, at capture and edit, and before assignment")
    void scored() {
        List<String> seen = new ArrayList<>();
        CrmSession ada = ada(Crm.builder()
                .leadScoring((before, lead, execution) -> {
                    seen.add("score");
                    return lead.find(LeadFields.EMPLOYEES)
                            .map(employees -> LeadScoring.Score.of(employees)
                                    .graded(employees > 10 ? "A" : "B")
                                    .because(new Ruling("scoring", "size", 1, Optional.empty(), "", Map.of())));
                })
                .leadAssignment((lead, execution) -> {
                    seen.add("assign " + lead.find(LeadFields.SCORE).orElse(-1L));
                    return new LeadAssignment.Assignment(BOB, "his turn");
                })
                .build());
        Lead lead = ada.leads().capture(CHARLES.with(LeadFields.EMPLOYEES, 5L));
        assertThat(lead.find(LeadFields.SCORE)).contains(5L);
        assertThat(lead.find(LeadFields.GRADE)).contains("B");
        assertThat(lead.version()).isEqualTo(1);
        assertThat(seen).containsExactly("score", "assign 5");

        Lead edited = ada.leads().edit(lead.id(), Edit.set(LeadFields.EMPLOYEES, 50L));
        assertThat(edited.find(LeadFields.GRADE)).contains("A");
        assertThat(edited.version()).isEqualTo(2);
        ada.leads().tag(lead.id(), "same score");
        assertThat(ada.decisions().of(lead.ref())).as("kept when it changed").hasSize(2);

        Lead byHand = ada.leads().edit(lead.id(), Edit.set(LeadFields.SCORE, 99L));
        assertThat(byHand.find(LeadFields.SCORE)).contains(99L);
        assertThat(ada.leads().tag(lead.id(), "again").find(LeadFields.SCORE)).contains(50L);
        assertThat(ada.leads().edit(lead.id(), Edit.clear(LeadFields.EMPLOYEES)).find(LeadFields.SCORE))
                .as("nobody says anything new")
                .contains(50L);

        int before = seen.size();
        ada.conversions().convert(ConvertLead.of(lead.id()));
        assertThat(seen).hasSize(before);
        assertThat(ada.leads()
                        .capture(CHARLES.with(LeadFields.EMPLOYEES, 5L).with(LeadFields.SCORE, 1L))
                        .find(LeadFields.SCORE))
                .contains(1L);
    }

    @Test
    @DisplayName("A lead that is refused leaves neither a decision nor a turn taken")
    void refusedLead() {
        Crm crm = Crm.builder()
                .leadAssignment((lead, execution) -> {
                    long turn = States.of(execution).advance("turn");
                    return new LeadAssignment.Assignment(Owner.user("seller" + turn), "in turn")
                            .because(ruling("turn"));
                })
                .rule((before, after) ->
                        after.tags().contains("bad") ? List.of(Violation.of("tags", LeadErrors.NOBODY)) : List.of())
                .build();
        assertThatThrownBy(() -> ada(crm).leads().capture(CHARLES.tagged("bad")))
                .isInstanceOf(ValidationException.class);
        assertThat(ada(crm).decisions().count(Criterion.always())).isZero();
        assertThat(ada(crm).leads().capture(CHARLES).owner()).isEqualTo(Owner.user("seller0"));
    }

    @Test
    @DisplayName("AS-10 leads that many capture at once are shared in turn, each with its decision")
    void inTurn() throws Exception {
        InMemoryStore store = new InMemoryStore();
        new RoutedLeads(List.of(store, store)).run();
    }
}
