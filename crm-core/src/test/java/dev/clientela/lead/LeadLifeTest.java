package dev.clientela.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.command.Edit;
import dev.clientela.error.ErrorCode;
import dev.clientela.error.RefusedException;
import dev.clientela.error.ValidationException;
import dev.clientela.event.EventEnvelope;
import dev.clientela.lead.LeadStatus.Kind;
import dev.clientela.record.RecordErrors;
import dev.clientela.security.Actor;
import dev.clientela.security.Owner;
import dev.clientela.store.memory.InMemoryStore;
import dev.clientela.vocabulary.Term;
import dev.clientela.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** From status to status, by the acts named so and by edits. */
class LeadLifeTest {

    private static final CaptureLead BABBAGE = CaptureLead.named("Charles", "Babbage")
            .company("Analytical Engines")
            .email("charles@engines.example")
            .source(LeadSource.WEB);

    private final CrmSession ada = Crm.inMemory().as(Actor.user("ada"));

    private static List<String> faults(Runnable act) {
        return catchThrowableOfType(ValidationException.class, act::run).violations().stream()
                .map(violation -> (violation.path() + " " + violation.code()).strip())
                .toList();
    }

    private static ErrorCode refusal(Runnable act) {
        return catchThrowableOfType(RefusedException.class, act::run).code();
    }

    private List<String> story(LeadId id) {
        return ada.leads().history(id).stream().map(EventEnvelope::type).toList();
    }

    @Test
    @DisplayName("qualified, given up with a reason, worked on again: each tells its own event")
    void life() {
        LeadId id = ada.leads().capture(BABBAGE).id();

        ada.leads().changeStatus(id, "contacted");
        ada.leads().qualify(id);
        Lead lost = ada.leads().lose(id, LeadLostReason.NO_BUDGET);
        Lead reopened = ada.leads().reopen(id);

        assertThat(lost.find(LeadFields.LOST_REASON)).contains(LeadLostReason.NO_BUDGET);
        assertThat(reopened.find(LeadFields.LOST_REASON)).isEmpty();
        assertThat(reopened.status()).isEqualTo("new");
        assertThat(story(id))
                .containsExactly(
                        "lead.captured", "lead.status_changed", "lead.qualified", "lead.lost", "lead.reopened");
        assertThat(ada.leads().history(id).get(3).payload()).isEqualTo(Map.of("reason", "no_budget"));
    }

    @Test
    @DisplayName("a lead is given up for a reason that the host knows, or not at all")
    void reasons() {
        LeadId id = ada.leads().capture(BABBAGE).id();

        assertThat(faults(() -> ada.leads().changeStatus(id, "unqualified")))
                .containsExactly("lost_reason field.required");
        assertThat(faults(() -> ada.leads().lose(id, "bad weather"))).containsExactly("lost_reason field.not_a_term");
        assertThat(faults(() -> ada.leads().edit(id, Edit.set(LeadFields.LOST_REASON, LeadLostReason.OTHER))))
                .containsExactly("lost_reason lead.not_lost");
        assertThat(faults(() -> ada.leads()
                        .edit(
                                id,
                                Edit.set(LeadFields.STATUS, "qualified")
                                        .and(LeadFields.LOST_REASON, LeadLostReason.OTHER))))
                .containsExactly("lost_reason lead.not_lost");
        assertThat(faults(() -> ada.leads().capture(BABBAGE.with(LeadFields.STATUS, "unqualified"))))
                .containsExactly("lost_reason field.required");
        assertThat(story(id)).containsExactly("lead.captured");
    }

    @Test
    @DisplayName("an edit of the status or the owner is the same act as the method named after it")
    void editsAreActs() {
        LeadId id = ada.leads().capture(BABBAGE).id();

        ada.leads().edit(id, Edit.set(LeadFields.STATUS, "qualified").and(LeadFields.CITY, "London"));
        ada.leads()
                .edit(
                        id,
                        Edit.set(LeadFields.STATUS, "unqualified")
                                .and(LeadFields.LOST_REASON, LeadLostReason.NO_RESPONSE));
        Lead reopened = ada.leads().edit(id, Edit.set(LeadFields.STATUS, "new"));
        ada.leads().edit(id, Edit.set(LeadFields.OWNER, Owner.user("bob")));
        ada.leads().edit(id, Edit.set(LeadFields.CITY, "Leeds"));

        assertThat(reopened.find(LeadFields.LOST_REASON)).isEmpty();
        assertThat(story(id))
                .containsExactly(
                        "lead.captured",
                        "lead.qualified",
                        "lead.lost",
                        "lead.reopened",
                        "lead.assigned",
                        "lead.edited");
    }

    @Test
    @DisplayName("an edit that takes the status or the owner away is refused, not failed")
    void requiredFields() {
        LeadId id = ada.leads().capture(BABBAGE).id();

        assertThat(faults(
                        () -> ada.leads().edit(id, Edit.clear(LeadFields.STATUS).andClear(LeadFields.OWNER))))
                .containsExactlyInAnyOrder("status field.required", "owner field.required");
        assertThat(faults(() -> ada.leads().edit(id, Edit.set(LeadFields.STATUS, "fancy"))))
                .containsExactly("status field.not_a_term");
        assertThat(faults(() -> ada.leads().changeStatus(id, "fancy"))).containsExactly("status lead.unknown_status");
    }

    @Test
    @DisplayName("a lead in each status goes to each other one only as the table says, and says from where to where")
    void transitions() {
        LeadStatuses statuses = LeadStatuses.usual();
        for (LeadStatus from : statuses.statuses()) {
            if (from.kind() == Kind.CONVERTED) {
                continue;
            }
            for (LeadStatus to : statuses.statuses()) {
                CaptureLead command = BABBAGE.with(LeadFields.STATUS, from.code());
                LeadId id = ada.leads()
                        .capture(
                                from.kind() == Kind.LOST
                                        ? command.with(LeadFields.LOST_REASON, LeadLostReason.OTHER)
                                        : command)
                        .id();
                Runnable move = () -> {
                    if (to.kind() == Kind.LOST) {
                        ada.leads().lose(id, LeadLostReason.OTHER);
                    } else {
                        ada.leads().changeStatus(id, to.code());
                    }
                };
                if (to.kind() == Kind.CONVERTED) {
                    assertThat(refusal(move)).isEqualTo(LeadErrors.STATUS_BY_CONVERSION_ONLY);
                } else if (LeadTransitions.allowed(from.kind(), to.kind())) {
                    move.run();
                    assertThat(ada.leads().get(id).status()).isEqualTo(to.code());
                } else {
                    RefusedException refused = catchThrowableOfType(RefusedException.class, move::run);
                    assertThat(refused.code()).isEqualTo(LeadErrors.INVALID_TRANSITION);
                    assertThat(refused.parameters())
                            .containsEntry("from", from.code())
                            .containsEntry("to", to.code());
                }
            }
        }
    }

    @Test
    @DisplayName("LC-2 no plain change of status converts: neither the act, nor an edit, nor a capture")
    void conversionOnly() {
        LeadId id = ada.leads().capture(BABBAGE).id();

        assertThat(refusal(() -> ada.leads().changeStatus(id, "converted")))
                .isEqualTo(LeadErrors.STATUS_BY_CONVERSION_ONLY);
        assertThat(refusal(() -> ada.leads().edit(id, Edit.set(LeadFields.STATUS, "converted"))))
                .isEqualTo(LeadErrors.STATUS_BY_CONVERSION_ONLY);
        assertThat(refusal(() -> ada.leads().capture(BABBAGE.with(LeadFields.STATUS, "converted"))))
                .isEqualTo(LeadErrors.STATUS_BY_CONVERSION_ONLY);
        assertThat(faults(() -> ada.leads().edit(id, Edit.set(LeadFields.IS_CONVERTED, true))))
                .containsExactly("is_converted " + RecordErrors.READ_ONLY);
        assertThat(ada.leads().get(id).isConverted()).isFalse();
    }

    @Test
    @DisplayName("P-12 a host's own statuses take the place of the usual ones; a retired one is left but not entered")
    void ownStatuses() {
        LeadStatuses own = new LeadStatuses(List.of(
                LeadStatus.of("fresh", Kind.OPEN, "Fresh", "Fresco"),
                new LeadStatus(Term.of("stale").retired(), Kind.OPEN),
                LeadStatus.of("ripe", Kind.QUALIFIED, "Ripe", "Maduro"),
                LeadStatus.of("rotten", Kind.LOST, "Rotten", "Podrido"),
                LeadStatus.of("sold", Kind.CONVERTED, "Sold", "Vendido")));
        CrmSession session = Crm.builder()
                .leadStatuses(own)
                .vocabulary(Vocabulary.of(LeadLostReason.VOCABULARY, "weather"))
                .build()
                .as(Actor.user("ada"));
        LeadId id = session.leads().capture(BABBAGE).id();

        assertThat(session.leads().get(id).status()).isEqualTo("fresh");
        assertThat(session.leads().qualify(id).status()).isEqualTo("ripe");
        assertThat(faults(() -> session.leads().changeStatus(id, "stale"))).containsExactly("status field.not_a_term");
        assertThat(session.leads().lose(id, "weather").status()).isEqualTo("rotten");
    }

    @Test
    @DisplayName("P-12 a lead whose status is no longer in the catalogue can still be edited and moved on")
    void forgottenStatus() {
        InMemoryStore store = new InMemoryStore();
        List<LeadStatus> before = new ArrayList<>(LeadStatuses.usual().statuses());
        before.add(LeadStatus.of("prehistoric", Kind.OPEN, "Prehistoric", "Prehistórico"));
        CrmSession then = Crm.builder()
                .store(store)
                .leadStatuses(new LeadStatuses(before))
                .build()
                .as(Actor.user("ada"));
        LeadId id = then.leads()
                .capture(BABBAGE.with(LeadFields.STATUS, "prehistoric"))
                .id();

        CrmSession now = Crm.builder().store(store).build().as(Actor.user("ada"));

        assertThat(now.leads().edit(id, Edit.set(LeadFields.CITY, "London")).status())
                .isEqualTo("prehistoric");
        assertThat(now.leads().qualify(id).status()).isEqualTo("qualified");
    }
}
