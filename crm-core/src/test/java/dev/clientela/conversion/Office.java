package dev.clientela.conversion;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clientela.Crm;
import dev.clientela.CrmBuilder;
import dev.clientela.CrmSession;
import dev.clientela.account.Account;
import dev.clientela.account.AccountId;
import dev.clientela.account.CreateAccount;
import dev.clientela.contact.Contact;
import dev.clientela.contact.CreateContact;
import dev.clientela.error.CrmException;
import dev.clientela.error.ErrorCode;
import dev.clientela.error.ValidationException;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.lead.LeadSource;
import dev.clientela.matching.MatchRules;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.record.Criterion;
import dev.clientela.security.Actor;
import dev.clientela.security.InMemoryUserDirectory;
import dev.clientela.security.Owner;
import dev.clientela.security.User;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A small sales office: Ada and Grace sell, Eve has left, leads from the web wait in a queue. */
final class Office {

    static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    final Crm crm;
    final CrmSession ada;
    final CrmSession grace;
    final Conversions conversions;

    Office() {
        this(UnaryOperator.identity());
    }

    Office(UnaryOperator<CrmBuilder> settings) {
        InMemoryUserDirectory users = new InMemoryUserDirectory()
                .add(User.named("ada", "Ada"))
                .add(User.named("grace", "Grace"))
                .add(User.named("eve", "Eve").deactivated())
                .addQueue("web")
                .addQueue("leads")
                .addQueue("accounts");
        crm = settings.apply(Crm.builder().clock(now::get).users(users)).build();
        ada = crm.as(Actor.user("ada"));
        grace = crm.as(Actor.user("grace"));
        conversions = ada.conversions();
    }

    /** Charles of Analytical Engines, with everything that a lead usually says. */
    static CaptureLead charles() {
        return CaptureLead.named("Charles", "Babbage")
                .company("Analytical Engines")
                .email("charles@engines.example")
                .phone("+44 20 7946 0018")
                .source(LeadSource.WEB)
                .with(LeadFields.TITLE, "Founder")
                .with(LeadFields.CITY, "London")
                .with(LeadFields.COUNTRY, "GB");
    }

    /** A private person. */
    static CaptureLead mary() {
        return CaptureLead.named("Mary", "Somerville").email("mary@somerville.example");
    }

    Lead lead() {
        return ada.leads().capture(charles());
    }

    Lead lead(Lead lead) {
        return ada.leads().get(lead.id());
    }

    Account account(String name) {
        return ada.accounts().open(CreateAccount.business(name));
    }

    Contact contact(AccountId account, String first, String last) {
        return ada.contacts().add(CreateContact.named(first, last).of(account));
    }

    Account account(ConversionReceipt done) {
        return ada.accounts().get(done.account());
    }

    Contact contact(ConversionReceipt done) {
        return ada.contacts().get(done.contact());
    }

    Opportunity opportunity(ConversionReceipt done) {
        return ada.opportunities().get(done.opportunity());
    }

    ConversionReceipt convert(Lead lead) {
        return conversions.convert(ConvertLead.of(lead.id()));
    }

    /** Conversion goes by one rule, made from the usual one. */
    void rule(UnaryOperator<ConversionRule> change) {
        crm.conversionRules().save(ConversionRules.of(change.apply(ConversionRule.of("usual", Criterion.always()))));
    }

    void useMatches(TieBreak ties) {
        rule(rule -> rule.matchingAccounts(TargetMatching.using(MatchRules.forAccounts(), ties))
                .matchingContacts(TargetMatching.using(MatchRules.forContacts(), ties)));
    }

    /** The code that a call is refused with; of several faults of an input, those at their paths. */
    static List<String> refusal(ThrowingCallable call) {
        CrmException refused = catchThrowableOfType(CrmException.class, call);
        if (refused instanceof ValidationException invalid) {
            return invalid.violations().stream()
                    .map(violation -> violation.path() + ": " + violation.code())
                    .toList();
        }
        return List.of(refused.code().value());
    }

    static CrmException refused(ThrowingCallable call) {
        return catchThrowableOfType(CrmException.class, call);
    }

    static List<String> only(ErrorCode code) {
        return List.of(code.value());
    }

    static Owner user(String id) {
        return Owner.user(id);
    }
}
