package dev.clientela.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.command.CommandErrors;
import dev.clientela.command.Edit;
import dev.clientela.error.ConflictException;
import dev.clientela.error.ValidationException;
import dev.clientela.event.EventEnvelope;
import dev.clientela.record.CustomField;
import dev.clientela.record.IntegerField;
import dev.clientela.security.Actor;
import dev.clientela.security.InMemoryUserDirectory;
import dev.clientela.security.Owner;
import dev.clientela.security.User;
import java.util.ArrayList;
import java.util.List;
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
