package dev.clientela.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.account.AccountId;
import dev.clientela.account.CreateAccount;
import dev.clientela.address.EmailAddress;
import dev.clientela.address.PhoneNumber;
import dev.clientela.address.PostalAddress;
import dev.clientela.command.CommandErrors;
import dev.clientela.command.Edit;
import dev.clientela.error.ConflictException;
import dev.clientela.error.ValidationException;
import dev.clientela.event.EventEnvelope;
import dev.clientela.lead.LeadSource;
import dev.clientela.record.CustomField;
import dev.clientela.record.FlagField;
import dev.clientela.security.Actor;
import dev.clientela.security.Owner;
import dev.clientela.vocabulary.Vocabulary;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ContactsTest {

    private static final PostalAddress OFFICE =
            PostalAddress.of("1 Dorset Street", "London", "", "W1U 4EF", "GB").labelled("office");
    private static final PostalAddress HOME = PostalAddress.of("12 St James's Square", "London", "", "SW1Y 4LB", "GB")
            .labelled("home");

    private final Crm crm = Crm.inMemory();
    private final CrmSession ada = crm.as(Actor.user("ada"));

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

    private List<String> story(ContactId id) {
        return ada.contacts().history(id).stream().map(EventEnvelope::type).toList();
    }

    @Test
    @DisplayName("S-06 a contact has several addresses of each kind, the first of each its primary one")
    void several() {
        Contact contact = ada.contacts()
                .add(CreateContact.named("Charles", "Babbage")
                        .of(business("Analytical Engines"))
                        .email("charles@engines.example")
                        .email(EmailAddress.of("charles@home.example").labelled("home"))
                        .phone("+44 20 7946 0000")
                        .phone(PhoneNumber.of("020 7946 0001", "GB"))
                        .address(OFFICE)
                        .address(HOME)
                        .with(ContactFields.LANGUAGE, "en")
                        .with(ContactFields.SOURCE, LeadSource.EVENT));

        assertThat(contact.name()).isEqualTo("Charles Babbage");
        assertThat(contact.owner()).isEqualTo(Owner.user("ada"));
        assertThat(contact.email().orElseThrow().address()).isEqualTo("charles@engines.example");
        assertThat(contact.phone().orElseThrow().key()).isEqualTo("+442079460000");
        assertThat(contact.address().orElseThrow().label()).isEqualTo("office");
        assertThat(contact.addresses()).extracting(PostalAddress::primary).containsExactly(true, false);
        assertThat(ada.contacts()
                        .count(ContactFields.PHONES
                                .has("+442079460001")
                                .and(ContactFields.EMAILS.has("CHARLES@home.example"))
                                .and(ContactFields.ADDRESSES.has(HOME.key()))))
                .isEqualTo(1);
        assertThat(ada.contacts().get(contact.id())).isEqualTo(contact);
    }

    @Test
    @DisplayName("S-06 another primary address takes the place of the one before, and is added if it is new")
    void prefers() {
        ContactId id = ada.contacts()
                .add(CreateContact.named("Charles", "Babbage")
                        .email("charles@engines.example")
                        .email("charles@home.example")
                        .phone("+44 20 7946 0000")
                        .address(OFFICE))
                .id();

        ada.contacts().preferEmail(id, EmailAddress.of("charles@home.example"));
        ada.contacts().preferPhone(id, PhoneNumber.of("+44 20 7946 0001"));
        Contact contact = ada.contacts().preferAddress(id, HOME);

        assertThat(contact.email().orElseThrow().address()).isEqualTo("charles@home.example");
        assertThat(contact.emails()).hasSize(2);
        assertThat(contact.phones()).extracting(PhoneNumber::primary).containsExactly(false, true);
        assertThat(contact.address()).contains(HOME.asPrimary());
        assertThat(story(id)).hasSize(4);
        ada.contacts().preferAddress(id, HOME);
        assertThat(story(id)).hasSize(4);
    }

    @Test
    @DisplayName("S-06 two primaries of a kind, or one address twice, are refused")
    void onePrimary() {
        PhoneNumber one = PhoneNumber.of("+44 20 7946 0000").asPrimary();
        PhoneNumber same = PhoneNumber.of("020 7946 0000", "GB").asPrimary();

        assertThat(faults(() -> ada.contacts()
                        .add(CreateContact.named("Charles", "Babbage")
                                .with(ContactFields.PHONES, List.of(one, same))
                                .with(ContactFields.ADDRESSES, List.of(HOME.asPrimary(), OFFICE.asPrimary())))))
                .containsExactlyInAnyOrder(
                        "phones field.several_primary", "phones field.repeated", "addresses field.several_primary");
    }

    @Test
    @DisplayName("a contact is refused with all that is wrong with it, each fault at its field")
    void refusesAllAtOnce() {
        assertThat(faults(() -> ada.contacts()
                        .add(CreateContact.named("", " ")
                                .of(new AccountId(new UUID(0, 1)))
                                .address(HOME)
                                .address(PostalAddress.of("", "", "", "", "XX"))
                                .with(ContactFields.LANGUAGE, "English")
                                .with(ContactFields.SOURCE, "dream"))))
                .containsExactlyInAnyOrder(
                        "contact.nobody",
                        "account record.unknown_reference",
                        "addresses[1].country address.unknown_country",
                        "language field.too_long",
                        "language contact.unknown_language",
                        "source field.not_a_term");
    }

    @Test
    @DisplayName("anything by which the contact could be found again makes it somebody, also after an edit")
    void somebody() {
        ContactId id =
                ada.contacts().add(CreateContact.blank().email("a@b.example")).id();

        assertThat(ada.contacts().get(id).name()).isEqualTo("a@b.example");
        assertThat(faults(() -> ada.contacts().edit(id, Edit.clear(ContactFields.EMAILS))))
                .containsExactly("contact.nobody");
    }

    @Test
    @DisplayName("assigning tells who had it and who has it")
    void assigns() {
        ContactId id = add("Charles");

        Contact contact = ada.contacts().assign(id, Owner.user("bob"));

        assertThat(contact.owner()).isEqualTo(Owner.user("bob"));
        assertThat(story(id)).containsExactly("contact.created", "contact.assigned");
        assertThat(crm.as(Actor.system("import"))
                        .contacts()
                        .add(CreateContact.named("Henry", "Babbage"))
                        .owner())
                .isEqualTo(Owner.queue("contacts"));
    }

    @Test
    @DisplayName("contacts and leads share the vocabulary of sources")
    void sources() {
        assertThat(ContactFields.SOURCE.vocabulary()).isEqualTo(LeadSource.VOCABULARY);
        CrmSession session = Crm.builder()
                .vocabulary(Vocabulary.of(LeadSource.VOCABULARY, "dream"))
                .build()
                .as(Actor.user("ada"));

        assertThat(session.contacts()
                        .add(CreateContact.named("Charles", "Babbage").with(ContactFields.SOURCE, "dream"))
                        .find(ContactFields.SOURCE))
                .contains("dream");
    }

    @Test
    @DisplayName("P-12, P-14 custom fields and tags are found, and stand in the past as they stood then")
    void customFieldsAndPast() {
        FlagField vip = crm.fields().define(CustomField.on(Contact.TYPE, "vip").flag());
        Contact first = ada.contacts()
                .add(CreateContact.named("Charles", "Babbage").with(vip, true).tagged("Royal Society"));
        Contact second = ada.contacts().edit(first.id(), Edit.set(vip, false));

        assertThat(ada.contacts().count(vip.is(false).and(ContactFields.TAGS.has("royal society"))))
                .isEqualTo(1);
        assertThat(ada.contacts().stateAt(first.id(), second.modifiedAt())).contains(second);
        assertThat(ada.contacts().history(first.id()).get(1).changes().of(vip)).isPresent();
    }

    @Test
    @DisplayName("an edit decided on an older version is refused")
    void stale() {
        Contact contact = ada.contacts().add(CreateContact.named("Charles", "Babbage"));
        ada.contacts().edit(contact.id(), Edit.set(ContactFields.TITLE, "Professor"));

        assertThat(catchThrowableOfType(
                                ConflictException.class,
                                () -> ada.contacts()
                                        .edit(
                                                contact.id(),
                                                Edit.set(ContactFields.TITLE, "Mister")
                                                        .ifVersion(contact.version())))
                        .code())
                .isEqualTo(CommandErrors.STALE);
    }
}
