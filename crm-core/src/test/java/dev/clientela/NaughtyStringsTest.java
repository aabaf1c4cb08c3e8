package dev.clientela;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.account.Account;
import dev.clientela.account.AccountFields;
import dev.clientela.account.CreateAccount;
import dev.clientela.address.EmailAddress;
import dev.clientela.address.PhoneNumber;
import dev.clientela.address.PostalAddress;
import dev.clientela.contact.Contact;
import dev.clientela.contact.ContactFields;
import dev.clientela.contact.CreateContact;
import dev.clientela.error.ErrorCode;
import dev.clientela.error.ValidationException;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.Values;
import dev.clientela.security.Actor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The 515 strings known to break programs, in every place where a person's text goes. */
@Tag("data")
class NaughtyStringsTest {

    private final CrmSession ada = Crm.inMemory().as(Actor.user("ada"));
    private final List<String> strings = SharedData.strings("naughty-strings/blns.json");

    private int accepted;
    private int refused;

    /** Empty when the text came back as it was given, otherwise what it was refused with. */
    private static Optional<List<ErrorCode>> outcome(Supplier<Values> write) {
        try {
            write.get();
            return Optional.empty();
        } catch (ValidationException e) {
            assertThat(e.violations()).isNotEmpty();
            return Optional.of(e.violations().stream().map(v -> v.code()).toList());
        }
    }

    private Values lead(CaptureLead command) {
        Lead lead = ada.leads().get(ada.leads().capture(command).id());
        return same(command.values(), lead.values());
    }

    private Values account(CreateAccount command) {
        Account account = ada.accounts().get(ada.accounts().open(command).id());
        return same(command.values(), account.values());
    }

    private Values contact(CreateContact command) {
        Contact contact = ada.contacts().get(ada.contacts().add(command).id());
        return same(command.values(), contact.values());
    }

    private static Values same(Values given, Values stored) {
        given.fields()
                .forEach(field -> assertThat(stored.get(field)).as(field.name()).isEqualTo(given.get(field)));
        return stored;
    }

    @Test
    @DisplayName(
            "as names, titles and descriptions they are stored as they are, or refused as blank, long or unstorable")
    void texts() {
        assertThat(strings).hasSize(515);
        for (String text : strings) {
            Set<ErrorCode> expected = Set.of(RecordErrors.REQUIRED, RecordErrors.TOO_LONG, RecordErrors.UNSTORABLE);
            assertOnly(
                    expected,
                    text,
                    t -> lead(CaptureLead.named(t, t).company("Engines").with(LeadFields.STREET, t)));
            assertOnly(expected, text, t -> account(CreateAccount.business(t).with(AccountFields.WEBSITE, t)));
            assertOnly(expected, text, t -> account(CreateAccount.person("Ada", t)));
            assertOnly(
                    expected, text, t -> contact(CreateContact.named("Ada", t).with(ContactFields.TITLE, t)));
            assertThat(outcome(() -> lead(CaptureLead.ofCompany("Engines").with(LeadFields.DESCRIPTION, text))))
                    .as(text)
                    .isEmpty();
        }
        assertThat(List.of(accepted, refused)).containsExactly(2_009, 51);
    }

    @Test
    @DisplayName("as e-mail addresses, telephone numbers and postal addresses they are stored as they are or refused")
    void contactPoints() {
        for (String text : strings) {
            Set<ErrorCode> email = Set.of(EmailAddress.MALFORMED);
            Set<ErrorCode> phone = Set.of(PhoneNumber.MALFORMED, PhoneNumber.UNKNOWN_REGION);
            Set<ErrorCode> address = Set.of(PostalAddress.EMPTY, RecordErrors.TOO_LONG, PostalAddress.UNKNOWN_COUNTRY);
            assertOnly(email, text, t -> lead(CaptureLead.named("Ada", "L").email(t)));
            assertOnly(
                    email, text, t -> account(CreateAccount.business("Engines").email(t)));
            assertOnly(email, text, t -> contact(CreateContact.named("Ada", "L").email(t)));
            assertOnly(phone, text, t -> lead(CaptureLead.named("Ada", "L").phone(t)));
            assertOnly(
                    phone, text, t -> account(CreateAccount.business("Engines").phone(PhoneNumber.of("1", t))));
            assertOnly(phone, text, t -> contact(CreateContact.named("Ada", "L").phone(PhoneNumber.of(t, "ES"))));
            assertOnly(
                    address,
                    text,
                    t -> contact(CreateContact.named("Ada", "L").address(PostalAddress.of(t, t, "", "", ""))));
            assertOnly(
                    address,
                    text,
                    t -> contact(CreateContact.named("Ada", "L").address(PostalAddress.of("Here", "", "", "", t))));
        }
        assertThat(List.of(accepted, refused)).containsExactly(645, 3_475);
    }

    @Test
    @DisplayName("as tags they are stored, stripped at the ends, or refused; what is stored is found")
    void tags() {
        Set<ErrorCode> expected = Set.of(RecordErrors.REQUIRED, RecordErrors.TOO_LONG, RecordErrors.UNSTORABLE);
        for (String text : strings) {
            assertOnly(expected, text, t -> {
                Lead lead = ada.leads().capture(CaptureLead.named("Ada", "L").tagged(t));
                return tagged(
                        t, lead, ada.leads().count(LeadFields.ID.is(lead.id()).and(LeadFields.TAGS.has(t))));
            });
            assertOnly(expected, text, t -> {
                Account account =
                        ada.accounts().open(CreateAccount.business("Engines").tagged(t));
                return tagged(
                        t,
                        account,
                        ada.accounts().count(AccountFields.ID.is(account.id()).and(AccountFields.TAGS.has(t))));
            });
            assertOnly(expected, text, t -> {
                Contact contact =
                        ada.contacts().add(CreateContact.named("Ada", "L").tagged(t));
                return tagged(
                        t,
                        contact,
                        ada.contacts().count(ContactFields.ID.is(contact.id()).and(ContactFields.TAGS.has(t))));
            });
        }
        assertThat(List.of(accepted, refused)).containsExactly(1_236, 309);
    }

    private static Values tagged(String text, CrmRecord<?> record, long found) {
        assertThat(record.tags()).containsExactly(text.strip());
        assertThat(found).isEqualTo(1);
        return record.values();
    }

    /** Counts what is accepted, so that the test sees both sides. */
    private void assertOnly(Set<ErrorCode> expected, String text, Function<String, Values> write) {
        Optional<List<ErrorCode>> outcome = outcome(() -> write.apply(text));
        assertThat(outcome.orElse(List.of())).as(text).isSubsetOf(expected);
        accepted += outcome.isEmpty() ? 1 : 0;
        refused += outcome.isEmpty() ? 0 : 1;
    }
}
