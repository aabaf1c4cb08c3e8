package dev.clientela.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.command.CommandErrors;
import dev.clientela.command.Edit;
import dev.clientela.error.ConflictException;
import dev.clientela.error.ErrorCode;
import dev.clientela.error.RefusedException;
import dev.clientela.error.ValidationException;
import dev.clientela.event.EventEnvelope;
import dev.clientela.lead.LeadStatus.Kind;
import dev.clientela.record.CustomField;
import dev.clientela.record.IntegerField;
import dev.clientela.record.RecordErrors;
import dev.clientela.security.Actor;
import dev.clientela.security.InMemoryUserDirectory;
import dev.clientela.security.Owner;
import dev.clientela.security.User;
import dev.clientela.store.memory.InMemoryStore;
import dev.clientela.vocabulary.Term;
import dev.clientela.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LeadsTest {

    private static final CaptureLead BABBAGE = CaptureLead.named("Charles", "Babbage")
            .company("Analytical Engines")
            .email("charles@engines.example")
            .source(LeadSource.WEB);

    private final Crm crm = Crm.inMemory();
    private final CrmSession ada = crm.as(Actor.user("ada"));

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
    @DisplayName("a capture is refused with all that is wrong with it, each fault at its field, and leaves nothing")
    void refusesAllAtOnce() {
        assertThat(faults(() -> ada.leads()
                        .capture(CaptureLead.named(" ", "")
                                .source("smoke_signals")
                                .with(LeadFields.STATUS, "fancy")
                                .with(LeadFields.COUNTRY, "es")
                                .with(LeadFields.EMPLOYEES, -5L)
                                .with(LeadFields.TITLE, "x".repeat(129))
                                .with(LeadFields.DESCRIPTION, "a\u0000b"))))
                .containsExactlyInAnyOrder(
                        "lead.nobody",
                        "source field.not_a_term",
                        "status field.not_a_term",
                        "country address.unknown_country",
                        "employees field.out_of_range",
                        "title field.too_long",
                        "description field.unstorable");
        assertThat(ada.leads().count(LeadFields.ID.isPresent())).isZero();
    }

    @Test
    @DisplayName("anything by which the lead could be found again makes it somebody")
    void somebody() {
        List<CaptureLead> found = List.of(
                CaptureLead.ofCompany("Analytical Engines"),
                CaptureLead.blank().email("charles@engines.example"),
                CaptureLead.blank().phone("+44 20 7946 0000"),
                CaptureLead.blank().externalId("web-1"),
                CaptureLead.blank().with(LeadFields.FIRST_NAME, "Charles"));

        assertThat(found).allSatisfy(command -> ada.leads().capture(command));
        assertThat(faults(() -> ada.leads().capture(CaptureLead.blank().tagged("nobody"))))
                .containsExactly("lead.nobody");
    }

    @Test
    @DisplayName("a lead cannot be made nobody by an edit either")
    void staysSomebody() {
        LeadId id =
                ada.leads().capture(CaptureLead.ofCompany("Analytical Engines")).id();

        assertThat(faults(() -> ada.leads().edit(id, Edit.clear(LeadFields.COMPANY))))
                .containsExactly("lead.nobody");
    }

    @Test
    @DisplayName("a lead is called by its name, its company, its address or its external id, whichever is there first")
    void names() {
        assertThat(ada.leads().capture(BABBAGE).name()).isEqualTo("Charles Babbage");
        assertThat(ada.leads().capture(CaptureLead.ofCompany("Engines")).name()).isEqualTo("Engines");
        assertThat(ada.leads().capture(CaptureLead.blank().email("a@b.example")).name())
                .isEqualTo("a@b.example");
        assertThat(ada.leads().capture(CaptureLead.blank().externalId("web-1")).name())
                .isEqualTo("web-1");
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

    @Test
    @DisplayName("S-02 a lead that names no owner is assigned by the port, which sees the lead as it will be")
    void assignment() {
        List<Lead> seen = new ArrayList<>();
        CrmSession session = Crm.builder()
                .leadAssignment((lead, execution) -> {
                    seen.add(lead);
                    return new LeadAssignment.Assignment(Owner.user("bob"), "his turn");
                })
                .build()
                .as(Actor.user("ada"));

        assertThat(session.leads().capture(BABBAGE).owner()).isEqualTo(Owner.user("bob"));
        assertThat(session.leads().capture(BABBAGE.ownedBy(Owner.user("eve"))).owner())
                .isEqualTo(Owner.user("eve"));
        assertThat(seen).singleElement().satisfies(lead -> {
            assertThat(lead.status()).isEqualTo("new");
            assertThat(lead.company()).contains("Analytical Engines");
        });
    }

    @Test
    @DisplayName("S-02 what a program captures waits in a queue; what a user captures is the user's")
    void usualAssignment() {
        assertThat(ada.leads().capture(BABBAGE).owner()).isEqualTo(Owner.user("ada"));
        assertThat(crm.as(Actor.system("web")).leads().capture(BABBAGE).owner()).isEqualTo(Owner.queue("leads"));
    }

    @Test
    @DisplayName("an owner whom the host does not know, or who has left, is refused")
    void unknownOwner() {
        CrmSession session = Crm.builder()
                .users(new InMemoryUserDirectory()
                        .add(User.named("ada", "Ada"))
                        .add(User.named("eve", "Eve").deactivated()))
                .build()
                .as(Actor.user("ada"));
        LeadId id = session.leads().capture(BABBAGE).id();

        assertThat(faults(() -> session.leads().assign(id, Owner.user("nobody"))))
                .containsExactly("owner " + CommandErrors.UNKNOWN_OWNER);
        assertThat(faults(() -> session.leads().assign(id, Owner.user("eve"))))
                .containsExactly("owner " + CommandErrors.INACTIVE_OWNER);
        assertThat(faults(() -> session.leads().assign(id, Owner.queue("none"))))
                .containsExactly("owner " + CommandErrors.UNKNOWN_OWNER);
    }

    @Test
    @DisplayName("a capture sent twice under one key is done once; another one under the same key is refused")
    void idempotentCapture() {
        Lead first = ada.once("form-1").leads().capture(BABBAGE);
        Lead again = ada.once("form-1").leads().capture(BABBAGE);

        assertThat(again).isEqualTo(first);
        assertThat(ada.leads().count(LeadFields.ID.isPresent())).isEqualTo(1);
        for (CaptureLead other : List.of(
                BABBAGE.company("Difference Engines"),
                BABBAGE.phone("+442079460000"),
                BABBAGE.with(
                        LeadFields.EMAILS,
                        List.of(BABBAGE.values().get(LeadFields.EMAILS).get(0).labelled("work"))))) {
            assertThat(catchThrowableOfType(
                                    ConflictException.class,
                                    () -> ada.once("form-1").leads().capture(other))
                            .code())
                    .isEqualTo(CommandErrors.KEY_REUSED);
        }
        assertThat(ada.once("form-2").leads().capture(BABBAGE).id()).isNotEqualTo(first.id());
    }

    @Test
    @DisplayName("a refused capture does not use its key up")
    void refusedKey() {
        assertThat(faults(() -> ada.once("form-1").leads().capture(CaptureLead.blank())))
                .containsExactly("lead.nobody");

        assertThat(ada.once("form-1").leads().capture(BABBAGE).version()).isEqualTo(1);
    }

    @Test
    @DisplayName("a dry run tells what would happen and leaves neither lead, nor event, nor key behind")
    void dryRun() {
        var rehearsed = ada.dryRun(session -> {
            LeadId id = session.leads().capture(BABBAGE).id();
            return session.leads().lose(id, LeadLostReason.OTHER);
        });

        assertThat(rehearsed.result().find(LeadFields.LOST_REASON)).contains("other");
        assertThat(rehearsed.events()).extracting(EventEnvelope::type).containsExactly("lead.captured", "lead.lost");
        assertThat(ada.leads().count(LeadFields.ID.isPresent())).isZero();
    }

    @Test
    @DisplayName("several commands in one transaction are all done, or none")
    void atomically() {
        assertThat(faults(() -> ada.atomically(session -> {
                    session.leads().capture(BABBAGE);
                    return session.leads().capture(CaptureLead.blank());
                })))
                .containsExactly("lead.nobody");
        assertThat(ada.leads().count(LeadFields.ID.isPresent())).isZero();

        ada.atomically(session -> {
            LeadId id = session.leads().capture(BABBAGE).id();
            return session.leads().qualify(id);
        });
        assertThat(ada.leads().count(LeadFields.STATUS.is("qualified"))).isEqualTo(1);
    }

    @Test
    @DisplayName("P-12 a custom field is captured, found, edited and kept in the history like any other")
    void customField() {
        IntegerField berths =
                crm.fields().define(CustomField.on(Lead.TYPE, "berths").integer(0, 99));
        LeadId id = ada.leads().capture(BABBAGE.with(berths, 7L)).id();

        ada.leads().edit(id, Edit.set(berths, 8L));

        assertThat(ada.leads().count(berths.is(8L))).isEqualTo(1);
        assertThat(faults(() -> ada.leads().edit(id, Edit.set(berths, 100L))))
                .containsExactly("berths field.out_of_range");
        var change = ada.leads().history(id).get(1).changes().of(berths).orElseThrow();
        assertThat(List.of(Optional.of(7L), Optional.of(8L)))
                .containsExactly(
                        Optional.ofNullable((Long) change.before()), Optional.ofNullable((Long) change.after()));
    }

    @Test
    @DisplayName("a custom field that the host has not made known is refused")
    void unknownCustomField() {
        IntegerField berths = CustomField.on(Lead.TYPE, "berths").integer(0, 99);

        assertThat(faults(() -> ada.leads().capture(BABBAGE.with(berths, 7L)))).containsExactly("berths field.unknown");
    }
}
