package dev.clientela.conversion;

import static dev.clientela.conversion.Office.only;
import static dev.clientela.conversion.Office.refusal;
import static dev.clientela.conversion.Office.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.clientela.account.Account;
import dev.clientela.account.AccountFields;
import dev.clientela.account.AccountKind;
import dev.clientela.account.CreateAccount;
import dev.clientela.command.CommandErrors;
import dev.clientela.contact.Contact;
import dev.clientela.contact.ContactFields;
import dev.clientela.contact.CreateContact;
import dev.clientela.error.CrmException;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.opportunity.ContactRole;
import dev.clientela.opportunity.OpenOpportunity;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.opportunity.WinOpportunity;
import dev.clientela.record.Criterion;
import dev.clientela.record.RecordId;
import dev.clientela.security.Owner;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConversionTargetsTest {

    private final Office office = new Office();
    private final Conversions conversions = office.conversions;

    @Test
    @DisplayName("LC-8 a lead becomes a new account, which is a business")
    void newAccount() {
        Account account = office.account(office.convert(office.lead()));
        assertThat(account.name()).isEqualTo("Analytical Engines");
        assertThat(account.kind()).isEqualTo(AccountKind.BUSINESS);
        assertThat(account.find(AccountFields.CITY)).hasValue("London");
    }

    @Test
    @DisplayName("LC-8 of an existing account empty and blank fields are filled, all others stay")
    void existingAccount() {
        Account before = office.ada
                .accounts()
                .open(CreateAccount.business("Engines plc")
                        .with(AccountFields.CITY, "Leeds")
                        .with(AccountFields.COUNTRY, "GB")
                        .with(AccountFields.REGION, "  "));
        Lead lead = office.ada
                .leads()
                .capture(Office.charles()
                        .with(LeadFields.REGION, "Greater London")
                        .with(LeadFields.WEBSITE, "https://engines.example"));
        ConversionReceipt done = conversions.convert(ConvertLead.of(lead.id()).intoAccount(before.id()));
        Account after = office.account(done);
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.name()).isEqualTo("Engines plc");
        assertThat(after.find(AccountFields.CITY)).hasValue("Leeds");
        assertThat(after.find(AccountFields.REGION)).hasValue("Greater London");
        assertThat(after.find(AccountFields.WEBSITE)).hasValue("https://engines.example");
        assertThat(after.version()).isEqualTo(before.version() + 1);
    }

    @Test
    @DisplayName("LC-8 an existing account that lacks nothing is not written")
    void nothingToFill() {
        Account account = office.account(office.convert(office.lead()));
        Lead second = office.lead();
        ConversionReceipt done = conversions.convert(
                ConvertLead.of(second.id()).intoAccount(account.id()).acknowledging(contacts()));
        assertThat(office.account(done)).isEqualTo(account);
        assertThat(done.records()).contains(new ConvertedRecord(account.ref(), ConvertedRecord.Role.ACCOUNT, 1, 1));
    }

    private RecordId[] contacts() {
        return office.ada.contacts().list(office.ada.contacts().query()).items().stream()
                .map(Contact::id)
                .toArray(RecordId[]::new);
    }

    @Test
    @DisplayName("LC-9 of an existing contact empty fields are filled, all others stay")
    void existingContact() {
        Account account = office.account("Engines plc");
        Contact before = office.ada
                .contacts()
                .add(CreateContact.named("Ch.", "Babbage")
                        .of(account.id())
                        .email("old@engines.example")
                        .with(ContactFields.SOURCE, "event"));
        ConversionReceipt done = conversions.convert(
                ConvertLead.of(office.lead().id()).intoAccount(account.id()).intoContact(before.id()));
        Contact after = office.contact(done);
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.find(ContactFields.FIRST_NAME)).hasValue("Ch.");
        assertThat(after.emails()).isEqualTo(before.emails());
        assertThat(after.find(ContactFields.SOURCE)).hasValue("event");
        assertThat(after.find(ContactFields.TITLE)).hasValue("Founder");
        assertThat(after.phones()).hasSize(1);
    }

    @Test
    @DisplayName("LC-9 the lead source alone is overwritten, when the command says so")
    void overwrittenSource() {
        Account account = office.account("Engines plc");
        Contact before = office.ada
                .contacts()
                .add(CreateContact.named("Ch.", "Babbage").of(account.id()).with(ContactFields.SOURCE, "event"));
        ConvertLead command = ConvertLead.of(office.lead().id())
                .intoAccount(account.id())
                .intoContact(before.id())
                .overwritingLeadSource();
        assertThat(conversions.plan(command).contact().orElseThrow().field(ContactFields.SOURCE))
                .hasValueSatisfying(plan -> assertThat(plan.outcome()).isEqualTo(FieldPlan.Outcome.OVERWRITTEN));
        Contact after = office.contact(conversions.convert(command));
        assertThat(after.find(ContactFields.SOURCE)).hasValue("web");
        assertThat(after.find(ContactFields.FIRST_NAME)).hasValue("Ch.");
    }

    @Test
    @DisplayName("LC-9 a lead without a source overwrites nothing")
    void nothingToOverwriteWith() {
        Account account = office.account("Engines plc");
        Contact before = office.ada
                .contacts()
                .add(CreateContact.named("Mary", "S.").of(account.id()).with(ContactFields.SOURCE, "event"));
        Lead lead = office.ada.leads().capture(Office.mary().company("Engines plc"));
        ConversionReceipt done = conversions.convert(ConvertLead.of(lead.id())
                .intoAccount(account.id())
                .intoContact(before.id())
                .overwritingLeadSource());
        assertThat(office.contact(done).find(ContactFields.SOURCE)).hasValue("event");
    }

    @Test
    @DisplayName("LC-9 LC-10 LC-12 every contradiction of a command is told at once, each at its field")
    void shape() {
        Lead lead = office.lead();
        Account account = office.account("Engines plc");
        Contact contact = office.contact(account.id(), "Charles", "Babbage");
        Opportunity deal = office.ada.opportunities().open(OpenOpportunity.named("Old deal"));
        ConvertLead of = ConvertLead.of(lead.id());
        assertThat(refusal(() -> conversions.convert(of.overwritingLeadSource())))
                .containsExactly("overwriteLeadSource: conversion.overwrite_without_contact");
        assertThat(refusal(() -> conversions.convert(of.intoContact(contact.id()))))
                .containsExactly("contact: conversion.contact_without_account");
        assertThat(refusal(() -> conversions.convert(
                        of.withOpportunity("Deal").withoutOpportunity().ownedBy(" "))))
                .containsExactly("opportunityName: conversion.contradictory_opportunity", "owner: field.required");
        assertThat(refusal(() -> conversions.convert(of.intoOpportunity(deal.id())
                        .withOpportunity(" ")
                        .withoutOpportunity()
                        .intoContact(contact.id()))))
                .containsExactly(
                        "contact: conversion.contact_without_account",
                        "opportunity: conversion.contradictory_opportunity",
                        "opportunity: conversion.opportunity_without_account",
                        "opportunityName: conversion.contradictory_opportunity",
                        "opportunityName: field.required");
        assertThat(refusal(() -> conversions.plan(of.withOpportunity("Deal").withoutOpportunity())))
                .containsExactly("opportunityName: conversion.contradictory_opportunity");
        assertThat(office.lead(lead)).isEqualTo(lead);
    }

    @Test
    @DisplayName("LC-10 a contact of another account, or of none, is refused")
    void contactOfOther() {
        Account account = office.account("Engines plc");
        Account other = office.account("Looms Ltd");
        Contact ofOther = office.contact(other.id(), "Charles", "Babbage");
        Contact ofNone = office.ada.contacts().add(CreateContact.named("Charles", "B."));
        Lead lead = office.lead();
        for (Contact contact : List.of(ofOther, ofNone)) {
            CrmException refused = refused(() -> conversions.convert(
                    ConvertLead.of(lead.id()).intoAccount(account.id()).intoContact(contact.id())));
            assertThat(refused.code()).isEqualTo(ConversionErrors.CONTACT_OF_OTHER_ACCOUNT);
            assertThat(refused.parameters())
                    .containsOnly(entry("contact", contact.id()), entry("account", account.id()));
        }
        assertThat(office.lead(lead)).isEqualTo(lead);
    }

    @Test
    @DisplayName("LC-11 a lead without company becomes a person account, which is its own contact")
    void personAccount() {
        Lead lead = office.ada.leads().capture(Office.mary().with(LeadFields.TITLE, "Scholar"));
        ConversionReceipt done = office.convert(lead);
        Account account = office.account(done);
        assertThat(account.isPerson()).isTrue();
        assertThat(account.name()).isEqualTo("Mary Somerville");
        assertThat(account.find(AccountFields.LAST_NAME)).hasValue("Somerville");
        assertThat(account.emails()).isEqualTo(lead.emails());
        assertThat(done.findContact()).isEmpty();
        assertThat(office.ada.contacts().count(Criterion.always())).isZero();
        assertThat(office.lead(lead).convertedContact()).isEmpty();
    }

    @Test
    @DisplayName("LC-11 a person without a name is called as the lead was")
    void personWithoutName() {
        Lead lead = office.ada.leads().capture(CaptureLead.blank().email("who@somewhere.example"));
        assertThat(office.account(office.convert(lead)).name()).isEqualTo("who@somewhere.example");
    }

    @Test
    @DisplayName("LC-11 no contact can be named for a person account")
    void contactOfPerson() {
        Account person = office.ada.accounts().open(CreateAccount.person("Mary", "Somerville"));
        Contact contact = office.contact(office.account("Engines plc").id(), "Mary", "Somerville");
        Lead lead = office.ada.leads().capture(Office.mary());
        assertThat(refusal(() -> conversions.convert(
                        ConvertLead.of(lead.id()).intoAccount(person.id()).intoContact(contact.id()))))
                .isEqualTo(only(ConversionErrors.CONTACT_OF_PERSON_ACCOUNT));
    }

    @Test
    @DisplayName("LC-11 a person may turn out to belong to a business, never a company to a person")
    void kinds() {
        Account business = office.account("Engines plc");
        Lead mary = office.ada.leads().capture(Office.mary());
        ConversionReceipt done = conversions.convert(ConvertLead.of(mary.id()).intoAccount(business.id()));
        assertThat(office.contact(done).account()).hasValue(business.id());

        Account person = office.ada.accounts().open(CreateAccount.person("Charles", "Babbage"));
        Lead charles = office.lead();
        assertThat(refusal(
                        () -> conversions.convert(ConvertLead.of(charles.id()).intoAccount(person.id()))))
                .isEqualTo(only(ConversionErrors.COMPANY_INTO_PERSON));
    }

    @Test
    @DisplayName("LC-11 into an existing person account, its empty fields are filled")
    void existingPerson() {
        Account person = office.ada.accounts().open(CreateAccount.person("Mary", "S."));
        Lead lead = office.ada.leads().capture(Office.mary());
        Account after =
                office.account(conversions.convert(ConvertLead.of(lead.id()).intoAccount(person.id())));
        assertThat(after.id()).isEqualTo(person.id());
        assertThat(after.name()).isEqualTo("Mary S.");
        assertThat(after.emails()).isEqualTo(lead.emails());
    }

    @Test
    @DisplayName("LC-11 a rule may make every lead a person, or a business that needs a company")
    void accountChoice() {
        office.rule(rule -> rule.into(AccountChoice.PERSON));
        Lead charles = office.lead();
        assertThat(office.account(office.convert(charles)).name()).isEqualTo("Charles Babbage");

        office.rule(rule -> rule.into(AccountChoice.BUSINESS));
        Lead mary = office.ada.leads().capture(Office.mary());
        assertThat(refusal(() -> office.convert(mary))).containsExactly("account.name: field.required");
    }

    @Test
    @DisplayName("LC-11 a company that names nobody becomes an account alone")
    void companyAlone() {
        ConversionReceipt done = office.convert(office.ada.leads().capture(CaptureLead.ofCompany("Looms Ltd")));
        assertThat(done.findContact()).isEmpty();
        assertThat(office.account(done).name()).isEqualTo("Looms Ltd");
        assertThat(office.opportunity(done).contactRoles()).isEmpty();
    }

    @Test
    @DisplayName("LC-12 an opportunity is made, called as the command says, or else after company or person")
    void opportunityName() {
        ConversionReceipt named =
                conversions.convert(ConvertLead.of(office.lead().id()).withOpportunity("Engines for the navy"));
        assertThat(office.opportunity(named).name()).isEqualTo("Engines for the navy");
        assertThat(office.opportunity(named).account()).hasValue(named.account());
        assertThat(office.opportunity(named).find(OpportunityFields.SOURCE)).hasValue("web");

        Lead looms = office.ada.leads().capture(CaptureLead.named("A", "B").company("Looms Ltd"));
        assertThat(office.opportunity(office.convert(looms)).name()).isEqualTo("Looms Ltd");

        Lead mary = office.ada.leads().capture(Office.mary());
        assertThat(office.opportunity(office.convert(mary)).name()).isEqualTo("Mary Somerville");
    }

    @Test
    @DisplayName("LC-12 a rule may make none unless one is named")
    void opportunityByRule() {
        office.rule(ConversionRule::withoutOpportunity);
        assertThat(office.convert(office.lead()).findOpportunity()).isEmpty();
        Lead looms = office.ada.leads().capture(CaptureLead.ofCompany("Looms Ltd"));
        assertThat(conversions
                        .convert(ConvertLead.of(looms.id()).withOpportunity("Looms"))
                        .findOpportunity())
                .isPresent();
    }

    @Test
    @DisplayName("LC-12 a new opportunity starts at the default open stage, or where the rule says")
    void stage() {
        assertThat(office.opportunity(office.convert(office.lead())).stage()).isEqualTo("prospecting");
        office.rule(rule -> rule.startingAt("proposal"));
        Opportunity deal =
                office.opportunity(office.convert(office.ada.leads().capture(CaptureLead.ofCompany("Looms Ltd"))));
        assertThat(deal.stage()).isEqualTo("proposal");
        assertThat(deal.probability()).isEqualTo(50);
    }

    @Test
    @DisplayName("LC-13 a lead converts into an open opportunity of the account")
    void existingOpportunity() {
        Account account = office.account("Engines plc");
        Opportunity before = office.ada
                .opportunities()
                .open(OpenOpportunity.named("Old deal").account(account.id()));
        ConversionReceipt done = conversions.convert(
                ConvertLead.of(office.lead().id()).intoAccount(account.id()).intoOpportunity(before.id()));
        Opportunity after = office.opportunity(done);
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.name()).isEqualTo("Old deal");
        assertThat(after.stage()).isEqualTo(before.stage());
        assertThat(after.find(OpportunityFields.SOURCE)).hasValue("web");
        assertThat(office.ada.opportunities().count(Criterion.always())).isEqualTo(1);
    }

    @Test
    @DisplayName("LC-13 an opportunity of another account, or a closed one, is refused")
    void unfitOpportunity() {
        Account account = office.account("Engines plc");
        Opportunity ofNobody = office.ada.opportunities().open(OpenOpportunity.named("Somebody's deal"));
        Lead lead = office.lead();
        ConvertLead command = ConvertLead.of(lead.id()).intoAccount(account.id());
        CrmException refused = refused(() -> conversions.convert(command.intoOpportunity(ofNobody.id())));
        assertThat(refused.code()).isEqualTo(ConversionErrors.OPPORTUNITY_OF_OTHER_ACCOUNT);
        assertThat(refused.parameters())
                .containsOnly(entry("opportunity", ofNobody.id()), entry("account", account.id()));

        Opportunity won =
                office.ada.opportunities().open(OpenOpportunity.named("Won").account(account.id()));
        office.ada.opportunities().win(WinOpportunity.of(won.id()));
        CrmException closed = refused(() -> conversions.convert(command.intoOpportunity(won.id())));
        assertThat(closed.code()).isEqualTo(ConversionErrors.OPPORTUNITY_CLOSED);
        assertThat(closed.parameters()).containsOnly(entry("opportunity", won.id()), entry("stage", "won"));
    }

    @Test
    @DisplayName("LC-14 what is created belongs to the lead's owner, or to the user named")
    void owner() {
        Lead graces = office.ada.leads().capture(Office.charles().ownedBy(Owner.user("grace")));
        ConversionReceipt done = office.convert(graces);
        assertThat(office.account(done).owner()).isEqualTo(Owner.user("grace"));
        assertThat(office.contact(done).owner()).isEqualTo(Owner.user("grace"));
        assertThat(office.opportunity(done).owner()).isEqualTo(Owner.user("grace"));

        Lead looms = office.ada.leads().capture(CaptureLead.named("A", "B").company("Looms Ltd"));
        ConversionReceipt named = conversions.convert(ConvertLead.of(looms.id()).ownedBy("grace"));
        assertThat(office.account(named).owner()).isEqualTo(Owner.user("grace"));
        assertThat(office.lead(looms).owner()).isEqualTo(Owner.user("ada"));
    }

    @Test
    @DisplayName("LC-14 a lead in a queue needs a user named, even if nothing is created")
    void queue() {
        Account account = office.account("Engines plc");
        Contact contact = office.contact(account.id(), "Charles", "Babbage");
        Lead lead = office.ada.leads().capture(Office.charles().ownedBy(Owner.queue("web")));
        ConvertLead command = ConvertLead.of(lead.id())
                .intoAccount(account.id())
                .intoContact(contact.id())
                .withoutOpportunity();
        assertThat(refusal(() -> conversions.convert(command))).containsExactly("owner: conversion.owner_is_queue");
        assertThat(conversions.convert(command.ownedBy("ada")).account()).isEqualTo(account.id());
    }

    @Test
    @DisplayName("LC-14 an owner who has left, or whom nobody knows, is refused")
    void unfitOwner() {
        Lead lead = office.lead();
        assertThat(refusal(() -> conversions.convert(ConvertLead.of(lead.id()).ownedBy("eve"))))
                .containsExactly("owner: " + CommandErrors.INACTIVE_OWNER);
        assertThat(refusal(() -> conversions.convert(ConvertLead.of(lead.id()).ownedBy("nobody"))))
                .containsExactly("owner: " + CommandErrors.UNKNOWN_OWNER);
        assertThat(office.lead(lead)).isEqualTo(lead);
    }

    @Test
    @DisplayName("LC-14 a rule may give what is created to whoever converts")
    void convertingUser() {
        office.rule(rule -> rule.ownedBy(OwnerPolicy.CONVERTING_USER));
        Lead lead = office.ada.leads().capture(Office.charles().ownedBy(Owner.queue("web")));
        ConversionReceipt done = office.grace.conversions().convert(ConvertLead.of(lead.id()));
        assertThat(office.account(done).owner()).isEqualTo(Owner.user("grace"));
    }

    @Test
    @DisplayName("LC-15 existing accounts, contacts and opportunities keep their owner")
    void ownersStay() {
        Account account =
                office.ada.accounts().open(CreateAccount.business("Engines plc").ownedBy(Owner.user("grace")));
        Contact contact = office.ada
                .contacts()
                .add(CreateContact.named("Ch.", "Babbage").of(account.id()).ownedBy(Owner.user("grace")));
        Opportunity deal = office.ada
                .opportunities()
                .open(OpenOpportunity.named("Deal").account(account.id()).ownedBy(Owner.user("grace")));
        ConversionReceipt done =
                conversions.convert(ConvertLead.of(office.lead().id())
                        .intoAccount(account.id())
                        .intoContact(contact.id())
                        .intoOpportunity(deal.id())
                        .ownedBy("ada"));
        assertThat(office.account(done).owner()).isEqualTo(Owner.user("grace"));
        assertThat(office.contact(done).owner()).isEqualTo(Owner.user("grace"));
        assertThat(office.opportunity(done).owner()).isEqualTo(Owner.user("grace"));
    }

    @Test
    @DisplayName("LC-23 the contact is the primary role of the new opportunity")
    void primaryRole() {
        ConversionReceipt done = office.convert(office.lead());
        assertThat(office.opportunity(done).contactRoles())
                .containsExactly(ContactRole.of(done.contact(), "").asPrimary());
    }

    @Test
    @DisplayName("LC-23 an existing primary role stays the only one, and nobody has two roles")
    void existingRoles() {
        Account account = office.account("Engines plc");
        Contact first = office.contact(account.id(), "Ada", "Byron");
        Contact second = office.contact(account.id(), "Charles", "B.");
        ContactRole primary = ContactRole.of(first.id(), "buyer").asPrimary();
        ContactRole other = ContactRole.of(second.id(), "user");

        assertThat(ConversionWriter.roles(List.of(primary), second.id()))
                .containsExactly(primary, ContactRole.of(second.id(), ""));
        assertThat(ConversionWriter.roles(List.of(primary, other), second.id())).containsExactly(primary, other);
        assertThat(ConversionWriter.roles(List.of(primary), first.id())).containsExactly(primary);
        assertThat(ConversionWriter.roles(List.of(other), second.id())).containsExactly(other.asPrimary());
        assertThat(ConversionWriter.roles(List.of(other), first.id()))
                .containsExactly(other, ContactRole.of(first.id(), "").asPrimary());
    }

    @Test
    @DisplayName("LC-34 a new contact says which lead made it")
    void createdByLead() {
        Lead lead = office.lead();
        Contact contact = office.contact(office.convert(lead));
        assertThat(contact.find(ContactFields.CREATED_BY_LEAD)).hasValue(lead.ref());
        assertThat(contact.find(ContactFields.UPDATED_BY_LEAD)).isEmpty();
        assertThat(contact.version()).isEqualTo(1);
    }

    @Test
    @DisplayName("LC-34 an existing contact says which lead filled it in, if one did")
    void updatedByLead() {
        Account account = office.account("Engines plc");
        Contact before = office.contact(account.id(), "Ch.", "Babbage");
        Lead lead = office.lead();
        ConvertLead command =
                ConvertLead.of(lead.id()).intoAccount(account.id()).intoContact(before.id());
        Contact after = office.contact(conversions.convert(command));
        assertThat(after.find(ContactFields.UPDATED_BY_LEAD)).hasValue(lead.ref());
        assertThat(after.find(ContactFields.CREATED_BY_LEAD)).isEmpty();

        Lead empty = office.ada.leads().capture(CaptureLead.ofCompany("Engines plc"));
        Contact unchanged = office.contact(conversions.convert(
                ConvertLead.of(empty.id()).intoAccount(account.id()).intoContact(before.id())));
        assertThat(unchanged).isEqualTo(after);
    }

    @Test
    @DisplayName("LC-34 the receipt keeps for each field written where it came from, what was and what is")
    void lineage() {
        Account account = office.account("Engines plc");
        Lead lead = office.lead();
        ConversionReceipt done = conversions.convert(ConvertLead.of(lead.id()).intoAccount(account.id()));
        assertThat(done.lineage())
                .contains(
                        new FieldLineage(account.ref(), "city", List.of("city"), null, "London"),
                        new FieldLineage(done.contact().ref(), "first_name", List.of("first_name"), null, "Charles"),
                        new FieldLineage(done.contact().ref(), "owner", List.of(), null, "user:ada"),
                        new FieldLineage(lead.ref(), "status", List.of(), "new", "converted"),
                        new FieldLineage(lead.ref(), "is_converted", List.of(), false, true));
        assertThat(done.lineage().stream()
                        .filter(line -> line.record().equals(account.ref())
                                && line.field().equals("name")))
                .isEmpty();
        assertThat(done.lineage().stream().map(FieldLineage::field))
                .doesNotContain("version", "modified_at", "created_by");
    }

    @Test
    @DisplayName("LC-34 a contact's address is one address, made of the lead's parts")
    void address() {
        ConversionReceipt done = office.convert(office.lead());
        assertThat(office.contact(done).addresses()).singleElement().satisfies(address -> {
            assertThat(address.city()).isEqualTo("London");
            assertThat(address.country()).isEqualTo("GB");
            assertThat(address.street()).isEmpty();
            assertThat(address.primary()).isTrue();
        });
        assertThat(done.lineage().stream()
                        .filter(line -> line.field().equals("addresses"))
                        .map(FieldLineage::sources))
                .containsExactly(List.of("city", "country"));
    }
}
