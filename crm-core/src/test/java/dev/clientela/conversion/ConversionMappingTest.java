package dev.clientela.conversion;

import static dev.clientela.conversion.Office.refusal;
import static dev.clientela.conversion.Office.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.clientela.account.Account;
import dev.clientela.account.AccountFields;
import dev.clientela.contact.Contact;
import dev.clientela.contact.ContactFields;
import dev.clientela.contact.CreateContact;
import dev.clientela.conversion.FieldPlan.Outcome;
import dev.clientela.error.ErrorCode;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.record.ChoiceField;
import dev.clientela.record.CustomField;
import dev.clientela.record.Field;
import dev.clientela.record.IntegerField;
import dev.clientela.record.TextField;
import dev.clientela.record.Trait;
import dev.clientela.vocabulary.Vocabulary;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConversionMappingTest {

    private static final TextField LEAD_BUDGET_NOTE =
            CustomField.on(Lead.TYPE, "budget_note").text(100);
    private static final TextField DEAL_BUDGET_NOTE =
            CustomField.on(Opportunity.TYPE, "budget_note").text(10);
    private static final IntegerField LEAD_FLEET =
            CustomField.on(Lead.TYPE, "fleet").integer(0, 1000);
    private static final IntegerField ACCOUNT_TRUCKS =
            CustomField.on(Account.TYPE, "trucks").integer(0, 1000);
    private static final ErrorCode NO_COMPETITORS = ErrorCode.of("host.no_competitors");

    private final Office office = new Office(builder -> builder.vocabulary(Vocabulary.of("tier", "basic", "gold"))
            .rule((before, after) -> after instanceof Account account
                            && account.find(AccountFields.NAME)
                                    .filter("Looms Ltd"::equals)
                                    .isPresent()
                    ? List.of(Violation.of("name", NO_COMPETITORS))
                    : List.of()));
    private final Conversions conversions = office.conversions;

    private void defineCustomFields() {
        for (Field<?> field : List.of(LEAD_BUDGET_NOTE, DEAL_BUDGET_NOTE, LEAD_FLEET, ACCOUNT_TRUCKS)) {
            office.crm.fields().define(field);
        }
    }

    private void mapping(FieldMapping... more) {
        office.rule(
                rule -> rule.mappingBusinesses(UsualMapping.BUSINESS.with(more)).mappingPersons(UsualMapping.PERSON));
    }

    @Test
    @DisplayName("LC-16 LC-26 custom fields are carried over as the mapping says, under whatever name")
    void customFields() {
        defineCustomFields();
        mapping(FieldMapping.copy(LEAD_FLEET, ACCOUNT_TRUCKS));
        Lead lead = office.ada
                .leads()
                .capture(Office.charles().with(LEAD_FLEET, 12L).with(LEAD_BUDGET_NOTE, "much"));
        ConversionReceipt done = office.convert(lead);
        assertThat(office.account(done).find(ACCOUNT_TRUCKS)).hasValue(12L);
        assertThat(done.lineage())
                .contains(new FieldLineage(done.account().ref(), "trucks", List.of("fleet"), null, 12L));
    }

    @Test
    @DisplayName("LC-16 nothing is mapped because two fields bear one name")
    void neverByName() {
        defineCustomFields();
        Lead lead = office.ada.leads().capture(Office.charles().with(LEAD_BUDGET_NOTE, "much"));
        assertThat(conversions.plan(ConvertLead.of(lead.id())).leftBehind())
                .contains(new LeftBehind(LEAD_BUDGET_NOTE, "much", LeftBehind.Reason.NOT_MAPPED));
        assertThat(office.opportunity(office.convert(lead)).find(DEAL_BUDGET_NOTE))
                .isEmpty();
    }

    @Test
    @DisplayName("LC-16 LC-11 a value too long for its target is refused, naming field and target, and never cut")
    void tooLong() {
        defineCustomFields();
        mapping(FieldMapping.copy(LEAD_BUDGET_NOTE, DEAL_BUDGET_NOTE));
        Lead lead = office.ada.leads().capture(Office.charles().with(LEAD_BUDGET_NOTE, "a very long story"));
        ValidationException refused = (ValidationException) refused(() -> office.convert(lead));
        assertThat(refused.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.path()).isEqualTo("opportunity.budget_note");
            assertThat(violation.code().value()).isEqualTo("field.too_long");
            assertThat(violation.parameters())
                    .contains(entry("source", "lead.budget_note"), entry("max", 10), entry("length", 17));
        });
        assertThat(office.lead(lead)).isEqualTo(lead);
    }

    @Test
    @DisplayName("LC-16 of several mappings to one target, the first that has something to give counts")
    void firstMappingCounts() {
        mapping(
                FieldMapping.copy(LeadFields.DESCRIPTION, AccountFields.DESCRIPTION),
                FieldMapping.constant(AccountFields.DESCRIPTION, "from a lead"),
                FieldMapping.join(OpportunityFields.NAME, LeadFields.COMPANY, LeadFields.CITY));
        ConversionReceipt plain = office.convert(office.lead());
        assertThat(office.account(plain).find(AccountFields.DESCRIPTION)).hasValue("from a lead");
        assertThat(office.opportunity(plain).name()).isEqualTo("Analytical Engines London");

        Lead told = office.ada
                .leads()
                .capture(CaptureLead.named("A", "B").company("Other").with(LeadFields.DESCRIPTION, "told"));
        assertThat(office.account(office.convert(told)).find(AccountFields.DESCRIPTION))
                .hasValue("told");
    }

    @Test
    @DisplayName("LC-17 the plan lists every value of the lead that no target takes, and why")
    void leftBehind() {
        Lead lead = office.ada
                .leads()
                .capture(Office.charles()
                        .with(LeadFields.SCORE, 80L)
                        .with(LeadFields.PRODUCT_INTEREST, "Engines")
                        .with(LeadFields.EXTERNAL_ID, "w-1"));
        assertThat(conversions.plan(ConvertLead.of(lead.id())).leftBehind())
                .containsExactly(
                        new LeftBehind(LeadFields.EXTERNAL_ID, "w-1", LeftBehind.Reason.NOT_MAPPED),
                        new LeftBehind(LeadFields.SCORE, 80L, LeftBehind.Reason.NOT_MAPPED));
        assertThat(conversions
                        .plan(ConvertLead.of(lead.id()).withoutOpportunity())
                        .leftBehind())
                .contains(new LeftBehind(LeadFields.PRODUCT_INTEREST, "Engines", LeftBehind.Reason.NOT_TAKEN));
    }

    @Test
    @DisplayName("LC-17 a value whose target keeps its own is left behind, and the plan shows both")
    void kept() {
        Account account = office.account("Engines plc");
        Contact contact = office.ada
                .contacts()
                .add(CreateContact.named("Charles", "Babbage").of(account.id()).with(ContactFields.TITLE, "Professor"));
        Lead lead = office.lead();
        ConversionPlan plan = conversions.plan(
                ConvertLead.of(lead.id()).intoAccount(account.id()).intoContact(contact.id()));
        assertThat(plan.leftBehind())
                .contains(
                        new LeftBehind(LeadFields.COMPANY, "Analytical Engines", LeftBehind.Reason.NOT_TAKEN),
                        new LeftBehind(LeadFields.TITLE, "Founder", LeftBehind.Reason.NOT_TAKEN));
        TargetPlan target = plan.contact().orElseThrow();
        assertThat(target.field(ContactFields.TITLE))
                .hasValue(new FieldPlan(
                        List.of(LeadFields.TITLE), ContactFields.TITLE, "Professor", "Professor", Outcome.KEPT));
        assertThat(target.field(ContactFields.FIRST_NAME))
                .hasValueSatisfying(field -> assertThat(field.outcome()).isEqualTo(Outcome.SAME));
        assertThat(plan.leftBehind().stream().map(LeftBehind::field)).doesNotContain(LeadFields.FIRST_NAME);
    }

    @Test
    @DisplayName("LC-18 what the targets require and lack is told before anything is written, all at once")
    void required() {
        TextField taxId = CustomField.on(Account.TYPE, "tax_id", Trait.REQUIRED).text(20);
        TextField floor = CustomField.on(Contact.TYPE, "floor", Trait.REQUIRED).text(20);
        office.crm.fields().define(taxId);
        office.crm.fields().define(floor);
        Lead lead = office.lead();
        assertThat(refusal(() -> office.convert(lead)))
                .containsExactly("account.tax_id: field.required", "contact.floor: field.required");
        assertThat(refusal(() -> conversions.plan(ConvertLead.of(lead.id()))))
                .containsExactly("account.tax_id: field.required", "contact.floor: field.required");
    }

    @Test
    @DisplayName("LC-18 a required term that the lead does not give is the first of its vocabulary")
    void defaultTerm() {
        ChoiceField tier = CustomField.on(Account.TYPE, "tier", Trait.REQUIRED).choice("tier");
        ChoiceField optional = CustomField.on(Account.TYPE, "old_tier").choice("tier");
        office.crm.fields().define(tier);
        office.crm.fields().define(optional);
        Lead lead = office.lead();
        assertThat(conversions.plan(ConvertLead.of(lead.id())).account().field(tier))
                .hasValue(new FieldPlan(List.of(), tier, null, "basic", Outcome.DEFAULTED));
        Account account = office.account(office.convert(lead));
        assertThat(account.find(tier)).hasValue("basic");
        assertThat(account.find(optional)).isEmpty();
    }

    @Test
    @DisplayName("LC-18 an existing target that is not changed is not asked for what it lacks")
    void unchangedTarget() {
        Account account = office.account(office.convert(office.lead()));
        TextField taxId = CustomField.on(Account.TYPE, "tax_id", Trait.REQUIRED).text(20);
        office.crm.fields().define(taxId);
        Lead same = office.ada.leads().capture(CaptureLead.named("Ada", "Byron").company("Analytical Engines"));
        assertThat(conversions
                        .convert(ConvertLead.of(same.id()).intoAccount(account.id()))
                        .account())
                .isEqualTo(account.id());
    }

    @Test
    @DisplayName("LC-25 a refusal on either side holds, also where the contact said otherwise")
    void consent() {
        Account account = office.account("Engines plc");
        Contact open = office.ada
                .contacts()
                .add(CreateContact.named("Charles", "Babbage")
                        .of(account.id())
                        .with(ContactFields.EMAIL_OPT_OUT, false)
                        .with(ContactFields.DO_NOT_CALL, true));
        Lead lead = office.ada
                .leads()
                .capture(Office.charles().with(LeadFields.EMAIL_OPT_OUT, true).with(LeadFields.DO_NOT_CALL, false));
        Contact after = office.contact(conversions.convert(
                ConvertLead.of(lead.id()).intoAccount(account.id()).intoContact(open.id())));
        assertThat(after.find(ContactFields.EMAIL_OPT_OUT)).hasValue(true);
        assertThat(after.find(ContactFields.DO_NOT_CALL)).hasValue(true);
    }

    @Test
    @DisplayName("LC-25 a new contact, or person, refuses what the lead refuses")
    void consentOfNew() {
        Lead charles = office.ada.leads().capture(Office.charles().with(LeadFields.DO_NOT_CALL, true));
        Contact contact = office.contact(office.convert(charles));
        assertThat(contact.find(ContactFields.DO_NOT_CALL)).hasValue(true);
        assertThat(contact.find(ContactFields.EMAIL_OPT_OUT)).isEmpty();

        Lead mary = office.ada
                .leads()
                .capture(Office.mary().with(LeadFields.EMAIL_OPT_OUT, true).with(LeadFields.DO_NOT_CALL, false));
        Account person = office.account(office.convert(mary));
        assertThat(person.find(AccountFields.EMAIL_OPT_OUT)).hasValue(true);
        assertThat(person.find(AccountFields.DO_NOT_CALL)).hasValue(false);
    }

    @Test
    @DisplayName("LC-26 tags and target lists are united, without doubles in other case or accents")
    void tags() {
        Account account = office.account("Engines plc");
        Contact contact = office.ada
                .contacts()
                .add(CreateContact.named("Charles", "Babbage")
                        .of(account.id())
                        .tagged("VIP", "fair")
                        .with(ContactFields.TARGET_LISTS, Set.of("Spring")));
        Lead lead = office.ada
                .leads()
                .capture(Office.charles()
                        .tagged("vip", "navy")
                        .with(LeadFields.TARGET_LISTS, Set.of("spring", "Autumn")));
        ConversionReceipt done = conversions.convert(
                ConvertLead.of(lead.id()).intoAccount(account.id()).intoContact(contact.id()));
        assertThat(office.contact(done).tags()).containsExactlyInAnyOrder("VIP", "fair", "navy");
        assertThat(office.contact(done).find(ContactFields.TARGET_LISTS))
                .hasValueSatisfying(lists -> assertThat(lists).containsExactlyInAnyOrder("Spring", "Autumn"));
        assertThat(office.account(done).tags()).containsExactlyInAnyOrder("vip", "navy");
        assertThat(office.opportunity(done).tags()).containsExactlyInAnyOrder("vip", "navy");
    }

    @Test
    @DisplayName("LC-26 where a mapping unites lists, what the contact lacks is added behind, and never as primary")
    void unitedAddresses() {
        mapping(FieldMapping.unite(LeadFields.EMAILS, ContactFields.EMAILS));
        Account account = office.account("Engines plc");
        Contact contact = office.ada
                .contacts()
                .add(CreateContact.named("Charles", "Babbage").of(account.id()).email("CB@engines.example"));
        Lead lead = office.ada.leads().capture(Office.charles().email("cb@engines.example"));
        Contact after = office.contact(conversions.convert(
                ConvertLead.of(lead.id()).intoAccount(account.id()).intoContact(contact.id())));
        assertThat(after.emails().stream().map(Object::toString).toList()).hasSize(2);
        assertThat(after.emails().get(0).address()).isEqualTo("CB@engines.example");
        assertThat(after.emails().get(1).address()).isEqualTo("charles@engines.example");
        assertThat(after.emails().get(1).primary()).isFalse();
    }

    @Test
    @DisplayName("LC-33 the host's rules and the fields' constraints hold as in a normal save")
    void hostRules() {
        Lead looms = office.ada.leads().capture(CaptureLead.named("A", "B").company("Looms Ltd"));
        assertThat(refusal(() -> office.convert(looms))).containsExactly("account.name: host.no_competitors");

        Lead abroad = office.ada.leads().capture(CaptureLead.named("C", "D").company("Far Ltd"));
        mapping(FieldMapping.constant(AccountFields.COUNTRY, "XX"));
        assertThat(refusal(() -> office.convert(abroad))).containsExactly("account.country: address.unknown_country");
        assertThat(office.lead(abroad)).isEqualTo(abroad);

        Lead odd = office.ada.leads().capture(CaptureLead.named("E", "F").company("Odd Ltd"));
        mapping(FieldMapping.constant(AccountFields.INDUSTRY, "no such industry"));
        assertThat(refusal(() -> office.convert(odd))).containsExactly("account.industry: field.not_a_term");
    }
}
