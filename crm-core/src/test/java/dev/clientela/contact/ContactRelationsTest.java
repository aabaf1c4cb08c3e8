package dev.clientela.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.account.AccountId;
import dev.clientela.account.CreateAccount;
import dev.clientela.command.CommandErrors;
import dev.clientela.command.Edit;
import dev.clientela.error.CrmException;
import dev.clientela.error.ErrorCode;
import dev.clientela.error.RefusedException;
import dev.clientela.error.ValidationException;
import dev.clientela.event.EventEnvelope;
import dev.clientela.record.RecordRef;
import dev.clientela.security.Actor;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whom a contact works for and reports to, and where it came from. */
class ContactRelationsTest {

    private final CrmSession ada = Crm.inMemory().as(Actor.user("ada"));

    private AccountId business(String name) {
        return ada.accounts().open(CreateAccount.business(name)).id();
    }

    private ContactId add(String firstName) {
        return ada.contacts().add(CreateContact.named(firstName, "Babbage")).id();
    }

    private static List<String> faults(Runnable act) {
        return catchThrowableOfType(ValidationException.class, act::run).violations().stream()
                .map(violation -> (violation.path() + " " + violation.code()).strip())
                .toList();
    }

    private static ErrorCode refusal(Runnable act) {
        return catchThrowableOfType(CrmException.class, act::run).code();
    }

    @Test
    @DisplayName("S-06 a person changes to another account; the event says from where to where")
    void moves() {
        AccountId engines = business("Analytical Engines");
        AccountId navy = business("Navy");
        ContactId id = ada.contacts()
                .add(CreateContact.named("Charles", "Babbage").of(engines))
                .id();

        ada.contacts().moveTo(id, navy);

        assertThat(ada.contacts().list(ada.contacts().of(engines)).items()).isEmpty();
        assertThat(ada.contacts().list(ada.contacts().of(navy)).items())
                .extracting(Contact::id)
                .containsExactly(id);
        EventEnvelope moved = ada.contacts().history(id).get(1);
        assertThat(moved.type()).isEqualTo("contact.moved");
        assertThat(moved.payload())
                .isEqualTo(Map.of(
                        "from", engines.value().toString(), "to", navy.value().toString()));
    }

    @Test
    @DisplayName("LC-11 a person account is its own contact, and has no other")
    void personAccount() {
        AccountId ana = ada.accounts().open(CreateAccount.person("Ana", "Ruiz")).id();
        ContactId id = add("Charles");

        assertThat(refusal(() ->
                        ada.contacts().add(CreateContact.named("Ana", "Ruiz").of(ana))))
                .isEqualTo(ContactErrors.ACCOUNT_IS_PERSON);
        assertThat(refusal(() -> ada.contacts().moveTo(id, ana))).isEqualTo(ContactErrors.ACCOUNT_IS_PERSON);
    }

    @Test
    @DisplayName("S-06 whom a contact reports to makes no circle, however long and whoever closes it")
    void reporting() {
        ContactId charles = add("Charles");
        ContactId henry = add("Henry");
        ContactId george = add("George");
        ada.contacts().reportTo(henry, charles);
        ada.contacts().reportTo(george, henry);

        assertThat(ada.contacts().superiors(george)).extracting(Contact::id).containsExactly(henry, charles);
        assertThat(refusal(() -> ada.contacts().reportTo(charles, george))).isEqualTo(ContactErrors.REPORTING_CYCLE);
        assertThat(refusal(() -> ada.contacts().reportTo(charles, charles))).isEqualTo(ContactErrors.REPORTING_CYCLE);
        AtomicInteger runs = new AtomicInteger();
        ContactId one = ada.atomically(session -> {
            runs.incrementAndGet();
            ContactId added = session.contacts()
                    .add(CreateContact.named("One", "X").reportingTo(george))
                    .id();
            ada.contacts().edit(george, Edit.clear(ContactFields.REPORTS_TO));
            return added;
        });
        assertThat(runs).as("runs, the first on what had changed meanwhile").hasValue(2);
        assertThat(ada.contacts().superiors(one)).extracting(Contact::id).containsExactly(george);
    }

    @Test
    @DisplayName("LC-34 which lead made a contact is told by the library alone")
    void provenance() {
        RecordRef lead = new RecordRef("lead", new UUID(0, 1));

        assertThat(faults(() -> ada.contacts()
                        .add(CreateContact.named("Charles", "Babbage").with(ContactFields.CREATED_BY_LEAD, lead))))
                .containsExactly("created_by_lead field.read_only");
        assertThat(ContactFields.CREATED_BY_LEAD.fromPlain(ContactFields.CREATED_BY_LEAD.toPlain(lead)))
                .isEqualTo(lead);
    }

    @Test
    @DisplayName("a contact to whom others report is not deleted")
    void deletes() {
        ContactId charles = add("Charles");
        ContactId henry = add("Henry");
        ada.contacts().reportTo(henry, charles);

        RefusedException refused = catchThrowableOfType(
                RefusedException.class, () -> ada.contacts().delete(charles));
        assertThat(refused.code()).isEqualTo(CommandErrors.STILL_REFERENCED);
        ada.contacts().delete(henry);
        ada.contacts().delete(charles);
        assertThat(ada.contacts().find(charles)).isEmpty();
    }
}
