package dev.clientela.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.activity.Activity;
import dev.clientela.activity.PlanActivity;
import dev.clientela.command.CommandErrors;
import dev.clientela.conversion.ConversionReceipt;
import dev.clientela.conversion.ConvertLead;
import dev.clientela.error.AccessDeniedException;
import dev.clientela.event.EventEnvelope;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.record.Criterion;
import dev.clientela.security.Access;
import dev.clientela.security.AccessPolicy;
import dev.clientela.security.Actor;
import dev.clientela.security.Permission;
import dev.clientela.store.contract.LifeOfAPerson;
import dev.clientela.store.memory.InMemoryStore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ExportOfAPersonTest {

    private final InMemoryStore store = new InMemoryStore();

    private static Map<?, ?> read(PersonExport export) {
        return JsonMapper.builder().build().readValue(export.toJson(), Map.class);
    }

    private static Map<?, ?> fields(Map<?, ?> document, Object record) {
        return ((List<?>) document.get("records"))
                .stream()
                        .map(entry -> (Map<?, ?>) entry)
                        .filter(entry -> entry.get("record").equals(record.toString()))
                        .map(entry -> (Map<?, ?>) entry.get("fields"))
                        .findFirst()
                        .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName(
            "P-14 a person is told everything: what they were and are, every past value, custom fields, calls, roles")
    void complete(boolean privately) {
        LifeOfAPerson life = new LifeOfAPerson(store, 7, LegalHolds.NONE);
        PersonExport export = privately
                ? life.privately().ada.privacy().export(life.account)
                : life.ofABusiness().ada.privacy().export(life.contact);
        Map<?, ?> document = read(export);

        // Keys of commands are the host's own; what was made for a deal and then not used is nobody's.
        assertThat(life.secrets.foundIn(export.toJson()))
                .hasSizeGreaterThan(life.secrets.given().size() * 9 / 10);
        assertThat(document.get("schema")).isEqualTo(1);
        assertThat(document.get("complete")).isEqualTo(true);
        life.own()
                .forEach(
                        own -> assertThat(fields(document, own).get("nickname")).isNotNull());
        assertThat(fields(document, life.call.ref()).get("subject")).isNotNull();
        assertThat(fields(document, life.deal.ref()).keySet().stream().map(Object::toString))
                .contains("name", "stage", "nickname")
                .doesNotContain("probability", "amount");
    }

    @Test
    @DisplayName("P-14 of what is of others too, the person is told what concerns them")
    void othersAreLeftOut() {
        LifeOfAPerson life = new LifeOfAPerson(store, 7, LegalHolds.NONE).ofABusiness();
        PersonExport export = life.ada.privacy().export(life.contact);

        assertThat(export.toJson()).doesNotContain("luigi@turin.example").doesNotContain("Menabrea");
        assertThat(fields(read(export), life.meeting.ref()).get("participants").toString())
                .contains("attendee");
        assertThat(fields(read(export), life.account.ref()).keySet().stream().map(Object::toString))
                .containsExactly("id", "name", "kind");
        assertThat(fields(read(export), life.deal.ref())
                        .get(OpportunityFields.CONTACT_ROLES.name())
                        .toString())
                .contains(life.contact.value().toString());
    }

    @Test
    @DisplayName("P-14 that somebody's data was given out is an event, which the next export tells as well")
    void told() {
        CrmSession ada = Crm.builder().store(store).build().as(Actor.user("ada").because("letter of 3 March"));
        Lead lead = ada.leads().capture(CaptureLead.named("Charles", "Babbage"));
        ada.privacy().export(lead.id());

        EventEnvelope told = ada.leads().history(lead.id()).get(1);
        assertThat(told.type()).isEqualTo("person.exported");
        assertThat(told.why()).contains("letter of 3 March");
        assertThat(ada.leads().get(lead.id())).isEqualTo(lead);
        assertThat(ada.privacy().export(lead.id()).events())
                .extracting(event -> event.get("type"))
                .containsExactly("lead.captured", "person.exported");
        ada.leads().delete(lead.id());
        assertThat(ada.privacy().export(lead.id()).records())
                .hasSize(1)
                .first()
                .extracting("deleted")
                .isEqualTo(true);
    }

    @Test
    @DisplayName("P-14 what the actor may not see is not given out, and the document says that it is not complete")
    void withheld() {
        AccessPolicy policy = new AccessPolicy() {
            @Override
            public Criterion visible(Access access) {
                return access.type().equals(Activity.TYPE) ? Criterion.never() : Criterion.always();
            }

            @Override
            public boolean permits(Access access, Permission permission) {
                return !access.actor().userId().equals("dan");
            }
        };
        Crm crm = Crm.builder().store(store).access(policy).build();
        Crm open = Crm.builder().store(store).build();
        CrmSession ada = crm.as(Actor.user("ada"));
        Lead lead = ada.leads().capture(CaptureLead.named("Charles", "Babbage").company("Engines"));
        open.as(Actor.user("ada"))
                .activities()
                .plan(PlanActivity.call("Secret call").about(lead.id()));
        ConversionReceipt done = ada.conversions().convert(ConvertLead.of(lead.id()));
        PersonExport export = ada.privacy().export(done.contact());

        assertThat(export.withheld()).isEqualTo(1);
        assertThat(read(export).get("complete")).isEqualTo(false);
        assertThat(export.toJson()).doesNotContain("Secret call");
        AccessDeniedException refused = catchThrowableOfType(
                AccessDeniedException.class,
                () -> crm.as(Actor.user("dan")).privacy().export(lead.id()));
        assertThat(refused.code()).isEqualTo(CommandErrors.ACCESS_DENIED);
    }
}
