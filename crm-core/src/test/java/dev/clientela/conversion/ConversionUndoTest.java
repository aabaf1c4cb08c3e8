package dev.clientela.conversion;

import static dev.clientela.conversion.Office.only;
import static dev.clientela.conversion.Office.refusal;
import static dev.clientela.conversion.Office.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.account.Account;
import dev.clientela.account.AccountFields;
import dev.clientela.activity.Activity;
import dev.clientela.activity.PlanActivity;
import dev.clientela.command.CommandErrors;
import dev.clientela.command.Edit;
import dev.clientela.contact.Contact;
import dev.clientela.contact.CreateContact;
import dev.clientela.conversion.ConvertedRecord.Role;
import dev.clientela.error.CrmException;
import dev.clientela.event.EventEnvelope;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.record.Criterion;
import dev.clientela.record.Field;
import dev.clientela.record.RecordErrors;
import dev.clientela.security.Owner;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class ConversionUndoTest {

    private final Office office = new Office();
    private final Conversions conversions = office.conversions;

    @Test
    @DisplayName("LC-36 the receipt lists every record created or changed, with its versions")
    void receipt() {
        Account account = office.account("Engines plc");
        Lead lead = office.lead();
        Activity task =
                office.ada.activities().plan(PlanActivity.task("Send brochure").about(lead.id()));
        ConversionReceipt done = conversions.convert(
                ConvertLead.of(lead.id()).intoAccount(account.id()).ownedBy("grace"));
        assertThat(done.records())
                .containsExactly(
                        new ConvertedRecord(account.ref(), Role.ACCOUNT, 1, 2),
                        new ConvertedRecord(done.contact().ref(), Role.CONTACT, 0, 1),
                        new ConvertedRecord(done.opportunity().ref(), Role.OPPORTUNITY, 0, 1),
                        new ConvertedRecord(lead.ref(), Role.LEAD, 1, 2),
                        new ConvertedRecord(task.ref(), Role.ACTIVITY, 1, 3));
        assertThat(conversions.get(done.id())).isEqualTo(done);
        assertThat(conversions.of(lead.id())).hasValue(done);
        assertThat(conversions
                        .list(conversions.query().where(ConversionFields.RULE.is("usual")))
                        .items())
                .containsExactly(done);
        assertThat(done.get(ConversionFields.OWNER)).isEqualTo(Owner.user("grace"));
    }

    @Test
    @DisplayName("LC-36 undone, what was created is gone, what was changed is as before, and the lead is a lead again")
    void undone() {
        Account account = office.account("Engines plc");
        Lead lead = office.lead();
        Activity task =
                office.ada.activities().plan(PlanActivity.task("Send brochure").about(lead.id()));
        ConversionReceipt done = conversions.convert(
                ConvertLead.of(lead.id()).intoAccount(account.id()).ownedBy("grace"));
        office.now.set(Office.NOON.plusSeconds(60));
        ConversionReceipt undone = conversions.undo(done.id());

        assertThat(undone.undoneAt()).hasValue(Office.NOON.plusSeconds(60));
        Lead again = office.lead(lead);
        assertThat(again.isConverted()).isFalse();
        assertThat(again.status()).isEqualTo("new");
        assertThat(again.convertedAccount()).isEmpty();
        assertThat(again.find(LeadFields.CONVERTED_AT)).isEmpty();
        assertThat(again.version()).isEqualTo(3);
        Account earlier = office.ada.accounts().get(account.id());
        assertThat(earlier.find(AccountFields.CITY)).isEmpty();
        assertThat(earlier.name()).isEqualTo("Engines plc");
        assertThat(office.ada.contacts().find(done.contact())).isEmpty();
        assertThat(office.ada.opportunities().find(done.opportunity())).isEmpty();
        assertThat(office.ada.activities().get(task.id()).related()).containsExactly(lead.ref());
        assertThat(office.ada.activities().get(task.id()).owner()).isEqualTo(Owner.user("ada"));
        assertThat(conversions.of(lead.id())).isEmpty();
    }

    @Test
    @DisplayName("LC-36 an undo is told in events of the lead, of what followed and of the conversion")
    void events() {
        Lead lead = office.lead();
        Activity task =
                office.ada.activities().plan(PlanActivity.task("Send brochure").about(lead.id()));
        ConversionReceipt done = office.convert(lead);
        var undone = office.ada.dryRun(session -> session.conversions().undo(done.id()));
        assertThat(undone.events())
                .extracting(EventEnvelope::type)
                .containsExactly(
                        "lead.conversion_undone",
                        "activity.unrelated",
                        "opportunity.deleted",
                        "contact.deleted",
                        "account.deleted",
                        "conversion.undone");
        assertThat(undone.events().get(5).payload())
                .containsEntry("lead", lead.id().value().toString());
        assertThat(undone.events().get(1).payload().get("records").toString())
                .contains(done.account().ref().toString());
        assertThat(office.ada.activities().history(task.id()))
                .extracting(EventEnvelope::type)
                .containsExactly("activity.planned", "activity.related");
    }

    @Test
    @DisplayName("LC-36 a lead whose conversion was undone can be converted again")
    void again() {
        Lead lead = office.lead();
        conversions.undo(office.convert(lead).id());
        ConversionReceipt second = office.convert(lead);
        assertThat(conversions.of(lead.id())).hasValue(second);
        assertThat(office.ada.accounts().count(Criterion.always())).isEqualTo(1);
    }

    @Test
    @DisplayName("LC-36 a conversion is undone once")
    void once() {
        ConversionReceipt done = office.convert(office.lead());
        conversions.undo(done.id());
        assertThat(refusal(() -> conversions.undo(done.id()))).isEqualTo(only(ConversionErrors.ALREADY_UNDONE));
        assertThat(refusal(() -> conversions.undo(new ConversionId(new UUID(0, 1)))))
                .isEqualTo(only(CommandErrors.NOT_FOUND));
    }

    @Test
    @DisplayName("LC-36 when records have changed since, undoing is refused with the list of changes")
    void changedSince() {
        Lead lead = office.lead();
        ConversionReceipt done = office.convert(lead);
        office.ada.accounts().tag(done.account(), "vip");
        CrmException refused = refused(() -> conversions.undo(done.id()));
        assertThat(refused.code()).isEqualTo(ConversionErrors.UNDO_REFUSED);
        assertThat(refused.parameters().get("changes"))
                .isEqualTo(List.of(Map.of("record", done.account().ref(), "expected", 1L, "found", 2L)));
        assertThat(office.lead(lead).isConverted()).isTrue();
    }

    @Test
    @DisplayName("LC-36 an activity that was changed since counts as a change, one that did not follow does not")
    void changedActivity() {
        Lead lead = office.lead();
        Activity task =
                office.ada.activities().plan(PlanActivity.task("Send brochure").about(lead.id()));
        Activity other = office.ada.activities().plan(PlanActivity.task("Other"));
        ConversionReceipt done = office.convert(lead);
        office.ada.activities().complete(other.id());
        office.ada.activities().complete(task.id());
        assertThat(refused(() -> conversions.undo(done.id())).parameters().get("changes"))
                .isEqualTo(List.of(Map.of("record", task.ref(), "expected", 2L, "found", 3L)));
        office.ada.activities().delete(task.id());
        assertThat(refused(() -> conversions.undo(done.id())).parameters().get("changes"))
                .isEqualTo(List.of(Map.of("record", task.ref(), "expected", 2L, "found", 0L)));
    }

    @Test
    @DisplayName("LC-36 what others have come to refer to is not taken away from under them")
    void referredTo() {
        ConversionReceipt done = office.convert(office.lead());
        Contact colleague =
                office.ada.contacts().add(CreateContact.named("Ada", "Byron").of(done.account()));
        assertThat(refused(() -> conversions.undo(done.id())).parameters().get("changes"))
                .isEqualTo(List.of(Map.of("record", done.account().ref(), "referred_to_by", "contact.account")));
        office.ada.contacts().delete(colleague.id());
        assertThat(conversions.undo(done.id()).undoneAt()).isPresent();
    }

    @Test
    @DisplayName("LC-36 a target that the conversion did not have to change may change since")
    void untouchedTarget() {
        Account account = office.account(office.convert(office.lead()));
        Lead second =
                office.ada.leads().capture(CaptureLead.named("Ada", "Byron").company("Analytical Engines"));
        ConversionReceipt done = conversions.convert(ConvertLead.of(second.id()).intoAccount(account.id()));
        office.ada.accounts().edit(account.id(), Edit.set(AccountFields.REGION, "North"));
        conversions.undo(done.id());
        assertThat(office.ada.accounts().get(account.id()).find(AccountFields.REGION))
                .hasValue("North");
    }

    @Test
    @DisplayName("LC-36 a receipt survives JSON, so that any store can keep it")
    void plainForm() {
        office.useMatches(TieBreak.OLDEST);
        office.convert(office.lead());
        Lead lead = office.lead();
        office.ada.activities().plan(PlanActivity.task("Send brochure").about(lead.id()));
        ConversionReceipt done = office.convert(lead);
        assertThat(done.matches()).isNotEmpty();
        JsonMapper json = JsonMapper.builder()
                .enable(DeserializationFeature.USE_LONG_FOR_INTS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
        for (Field<?> field : done.values().fields()) {
            assertThat(again(field, done, json))
                    .as(field.toString())
                    .isEqualTo(done.values().get(field));
        }
    }

    private static <T> Object again(Field<T> field, ConversionReceipt receipt, JsonMapper json) {
        String written = json.writeValueAsString(field.toPlain(receipt.get(field)));
        return field.fromPlain(json.readValue(written, Object.class));
    }

    @Test
    @DisplayName("LC-36 a malformed receipt is refused when it is read")
    void malformed() {
        for (Field<?> field : List.of(
                ConversionFields.RECORDS,
                ConversionFields.LINEAGE,
                ConversionFields.EXPLANATION,
                ConversionFields.MATCHES)) {
            assertThat(refused(() -> field.fromPlain(List.of(Map.of("record", 7L))))
                            .code())
                    .isEqualTo(RecordErrors.MALFORMED);
            assertThat(refused(() -> field.fromPlain(List.of("text"))).code()).isEqualTo(RecordErrors.MALFORMED);
        }
    }
}
