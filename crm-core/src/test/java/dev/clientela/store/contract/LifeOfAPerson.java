package dev.clientela.store.contract;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.account.Account;
import dev.clientela.account.AccountFields;
import dev.clientela.account.AccountId;
import dev.clientela.activity.Activity;
import dev.clientela.activity.ActivityFields;
import dev.clientela.activity.ActivityId;
import dev.clientela.activity.ActivitySeriesFields;
import dev.clientela.activity.Direction;
import dev.clientela.activity.LogActivity;
import dev.clientela.activity.Participant;
import dev.clientela.activity.PlanActivity;
import dev.clientela.activity.PlanSeries;
import dev.clientela.address.EmailAddress;
import dev.clientela.command.Edit;
import dev.clientela.command.Execution;
import dev.clientela.command.SaveRules;
import dev.clientela.contact.Contact;
import dev.clientela.contact.ContactFields;
import dev.clientela.contact.ContactId;
import dev.clientela.contact.CreateContact;
import dev.clientela.conversion.ConversionReceipt;
import dev.clientela.conversion.ConvertLead;
import dev.clientela.decision.Remembered;
import dev.clientela.decision.Ruling;
import dev.clientela.decision.States;
import dev.clientela.event.EventEnvelope;
import dev.clientela.event.EventSubscriber;
import dev.clientela.housekeeping.RelaySettings;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.lead.LeadId;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.opportunity.OpportunityId;
import dev.clientela.privacy.GiveConsent;
import dev.clientela.privacy.LegalHolds;
import dev.clientela.quote.AddQuoteLine;
import dev.clientela.quote.AttachedDocument;
import dev.clientela.quote.DraftQuote;
import dev.clientela.quote.PublicQuotes;
import dev.clientela.quote.QuoteFields;
import dev.clientela.quote.QuoteId;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.CustomField;
import dev.clientela.record.Field;
import dev.clientela.record.RecordId;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.record.Trait;
import dev.clientela.record.Values;
import dev.clientela.security.Actor;
import dev.clientela.security.Tenant;
import dev.clientela.store.CrmStore;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * A person whom a CRM comes to know in every way that it can: captured, edited, called, written to, met with others,
 * converted, taken back, converted again, won; with a value of their own wherever one can stand, under a subscriber that
 * takes nothing and complains of what it was told.
 */
public final class LifeOfAPerson {

    public static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    private static final RelaySettings IMPATIENT =
            RelaySettings.usual().withAttempts(2).retrying(Duration.ofMillis(1), Duration.ofMillis(1));

    public final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    public final Secrets secrets;
    public final Crm crm;
    public final Actor actor;
    public final CrmSession ada;
    public final String listener = "listener-" + UUID.randomUUID();

    public LeadId lead;
    public AccountId account;
    public ContactId contact;
    public OpportunityId deal;
    public ActivityId call;
    public ActivityId meeting;
    public ContactId colleague;
    public Lead asCaptured;

    public LifeOfAPerson(CrmStore store, long seed, LegalHolds holds) {
        secrets = new Secrets(seed);
        actor = Actor.user("ada").in(new Tenant("t" + UUID.randomUUID()));
        crm = Crm.builder()
                .store(new SingleTenantStore(store, actor.tenant()))
                .clock(now::get)
                .relay(IMPATIENT)
                .legalHolds(holds)
                .recurrences((rule, first, zone, notBefore) -> Stream.of(first)
                        .filter(time -> !time.isBefore(notBefore))
                        .iterator())
                .subscriber(new Complaining(listener))
                .saveRules(new Telling())
                .build();
        for (RecordType<?> type : List.<RecordType<?>>of(Lead.TYPE, Contact.TYPE, Account.TYPE, Activity.TYPE)) {
            defineFields(type);
        }
        defineFields(Opportunity.TYPE, Trait.PERSONAL);
        ada = crm.as(actor);
    }

    private void defineFields(RecordType<?> type, Trait... traits) {
        crm.fields().define(CustomField.on(type, "nickname", traits).text(40));
        crm.fields().define(CustomField.on(type, "shoe_size", traits).decimal(2));
        crm.fields().define(CustomField.on(type, "steps", traits).integer(0, 1_000_000_000));
        crm.fields().define(CustomField.on(type, "fortune", traits).money());
        crm.fields().define(CustomField.on(type, "wedding", traits).date());
        crm.fields().define(CustomField.on(type, "born_at", traits).instant());
        crm.fields().define(CustomField.on(type, "is_happy", traits).flag());
    }

    /** Refuses every event and says in its error what it said. */
    private record Complaining(String name) implements EventSubscriber {

        @Override
        public void on(EventEnvelope event) {
            throw new IllegalStateException("cannot take " + event);
        }
    }

    /** Decides by rule at each save, and keeps why with every value read; remembers the last of them. */
    private static final class Telling implements SaveRules {

        @Override
        public void after(Optional<CrmRecord<?>> before, CrmRecord<?> saved, EventEnvelope event, Execution execution) {
            Map<String, Object> read = new LinkedHashMap<>();
            saved.values().fields().forEach(field -> put(read, field, saved.values()));
            new Ruling("telling", "all", 1, Optional.of("every"), "told", Map.of("read", read))
                    .keep(execution, saved.ref());
            States.of(execution)
                    .about(saved.ref())
                    .put("told", Remembered.at(execution.now()).saying(read.toString()));
        }

        private static <T> void put(Map<String, Object> read, Field<T> field, Values values) {
            read.put(field.name(), field.toPlain(Objects.requireNonNull(values.get(field))));
        }
    }

    /** A private person, who becomes account and contact in one. */
    public LifeOfAPerson privately() {
        live("");
        account = ada.leads().get(lead).convertedAccount().orElseThrow();
        ada.accounts()
                .edit(
                        account,
                        secrets.edit(crm.fields(), Account.TYPE)
                                .and(AccountFields.NAME, secrets.word() + " " + secrets.word()));
        ada.accounts().tag(account, secrets.word());
        after(account);
        return this;
    }

    /** Somebody of a business. */
    public LifeOfAPerson ofABusiness() {
        live("Analytical Engines");
        Lead converted = ada.leads().get(lead);
        account = converted.convertedAccount().orElseThrow();
        contact = converted.convertedContact().orElseThrow();
        ada.contacts().edit(contact, secrets.edit(crm.fields(), Contact.TYPE));
        ada.contacts().tag(contact, secrets.word());
        colleague = ada.contacts()
                .add(CreateContact.named("Luigi", "Menabrea").of(account).reportingTo(contact))
                .id();
        after(contact);
        return this;
    }

    private void live(String company) {
        CrmSession told = crm.as(actor.because("says " + secrets.word()).correlatedBy("mail/" + secrets.word()));
        Edit first = secrets.edit(crm.fields(), Lead.TYPE);
        Lead captured = told.once("form/" + secrets.word())
                .leads()
                .create(first.applyTo(Lead.TYPE.create(Lead.TYPE.noValues())));
        lead = captured.id();
        pass();
        told.leads().edit(lead, secrets.edit(crm.fields(), Lead.TYPE));
        if (!company.isEmpty()) {
            ada.leads()
                    .edit(
                            lead,
                            Edit.set(LeadFields.COMPANY, company)
                                    .and(LeadFields.WEBSITE, "engines.example")
                                    .and(LeadFields.STREET, "1 Dorset Street")
                                    .and(LeadFields.CITY, "London")
                                    .and(LeadFields.REGION, "England")
                                    .and(LeadFields.POSTAL_CODE, "W1U 4EG"));
        }
        asCaptured = ada.leads().get(lead);
        ada.consents().give(GiveConsent.of(lead, "newsletter", "email").evidence("signed " + secrets.word()));
        ada.consents().withdraw(lead, "newsletter", "email");
        contacted(told, lead);
        ConversionReceipt taken = told.conversions().convert(ConvertLead.of(lead));
        pass();
        ada.conversions().undo(taken.id());
        pass();
        ConversionReceipt done =
                told.once("conversion/" + secrets.word()).conversions().convert(ConvertLead.of(lead));
        deal = done.opportunity();
        ada.opportunities()
                .edit(
                        deal,
                        secrets.edit(crm.fields(), Opportunity.TYPE)
                                .and(OpportunityFields.EXTERNAL_ID, "deal/" + UUID.randomUUID())
                                .and(OpportunityFields.AMOUNT, Money.of(CurrencyUnit.EUR, 1_000)));
        pass();
    }

    private void contacted(CrmSession told, RecordId about) {
        ActivityId planned = ada.activities()
                .plan(PlanActivity.call("Ring " + secrets.word()).about(about))
                .id();
        call = planned;
        told.activities().edit(planned, secrets.edit(crm.fields(), Activity.TYPE));
        ada.activities().remind(planned, now.get());
        ada.activities().tag(planned, secrets.word());
        ada.activities().log(LogActivity.note("Is called " + secrets.word()).about(about));
        ActivityId deleted = ada.activities()
                .plan(PlanActivity.task("Visit " + secrets.word()).about(about))
                .id();
        ada.activities().delete(deleted);
        ada.recurringActivities()
                .plan(PlanSeries.call(
                                "Ring again " + secrets.word(),
                                LocalDateTime.of(2027, 3, 10, 9, 0),
                                ZoneOffset.UTC,
                                Duration.ofMinutes(10))
                        .with(ActivitySeriesFields.DESCRIPTION, "at " + secrets.word())
                        .about(about)
                        .recurring("once"));
        ActivityId unrelated = ada.activities()
                .plan(PlanActivity.task("Write to " + secrets.word()).about(about))
                .id();
        ada.activities().unrelate(unrelated, about);
        pass();
        crm.housekeeping().runDue(now.get());
        pass();
        crm.housekeeping().runDue(now.get());
    }

    private void after(RecordId person) {
        String name = name(person);
        String email = email(person);
        RecordId other =
                ada.contacts().add(CreateContact.named("Luigi", "Menabrea")).id();
        meeting = ada.activities()
                .plan(PlanActivity.meeting("Lunch with " + name, NOON, NOON.plusSeconds(3_600))
                        .about(person, other)
                        .with(
                                ActivityFields.DESCRIPTION,
                                "Ask " + name + " or write to " + email.toUpperCase(Locale.ROOT))
                        .with(
                                ActivityFields.PARTICIPANTS,
                                List.of(
                                        Participant.of(Participant.Role.ATTENDEE, email)
                                                .named(name),
                                        Participant.of(Participant.Role.ATTENDEE, "luigi@turin.example"))))
                .id();
        ada.activities()
                .log(LogActivity.email(Direction.INBOUND, "<" + UUID.randomUUID() + "@mail.example>")
                        .subject("Engines")
                        .from(email)
                        .to("ada@clientela.example"));
        contacted(crm.as(actor.because("heard " + secrets.word())), person);
        offered(person, name, email);
        ada.opportunities().edit(deal, Edit.set(OpportunityFields.NEXT_STEP, "call " + email));
    }

    /** Two offers: the person signs one and says no to the other. */
    private void offered(RecordId person, String name, String email) {
        for (boolean accepting : List.of(true, false)) {
            DraftQuote draft = DraftQuote.from(deal)
                    .named("Engines for " + name)
                    .introducedBy("Dear " + name + ", or " + email)
                    .attaching(AttachedDocument.of("Plan of " + name, "https://files.example/1"))
                    .with(QuoteFields.NOTES, "ring " + name);
            QuoteId offer = ada.quotes()
                    .draft(person instanceof ContactId id ? draft.contact(id) : draft.account(account))
                    .id();
            ada.quotes()
                    .addLine(AddQuoteLine.to(offer)
                            .named("Engine of " + name)
                            .description("as " + email + " wants it")
                            .unitPrice(Money.of(CurrencyUnit.EUR, 100)));
            String key = ada.quotes().send(offer).key().orElseThrow();
            PublicQuotes customer = crm.publicQuotes(actor.tenant());
            if (accepting) {
                customer.accept(key, secrets.word());
            } else {
                customer.reject(key, "since " + secrets.word());
            }
            QuoteId told = ada.quotes().duplicate(offer).id();
            ada.quotes().sendTo(told, secrets.word() + "@mail.example");
        }
    }

    private String name(RecordId person) {
        if (person instanceof ContactId id) {
            return ada.contacts().get(id).name();
        }
        return ada.accounts().get((AccountId) person).name();
    }

    private String email(RecordId person) {
        List<EmailAddress> emails = person instanceof ContactId id
                ? ada.contacts().get(id).find(ContactFields.EMAILS).orElseThrow()
                : ada.accounts().get((AccountId) person).emails();
        return emails.get(0).address();
    }

    private void pass() {
        now.set(now.get().plusSeconds(60));
    }

    /** What is the person's own. */
    public List<RecordRef> own() {
        return contact == null ? List.of(lead.ref(), account.ref()) : List.of(lead.ref(), contact.ref());
    }
}
