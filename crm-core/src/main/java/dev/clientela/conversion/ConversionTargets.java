package dev.clientela.conversion;

import dev.clientela.account.Account;
import dev.clientela.account.AccountId;
import dev.clientela.command.Execution;
import dev.clientela.contact.Contact;
import dev.clientela.contact.ContactId;
import dev.clientela.conversion.ConversionInput.Existing;
import dev.clientela.error.RefusedException;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.matching.DuplicateFinder;
import dev.clientela.matching.MatchProfile;
import dev.clientela.matching.Matches;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityId;
import dev.clientela.record.Criterion;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the existing targets of a conversion, named or matched, and whether they and their rights go together. */
final class ConversionTargets {

    private final Execution execution;
    private final ConvertLead command;
    private final Lead lead;
    private final MatchProfile sought;

    ConversionTargets(Execution execution, ConvertLead command, Lead lead) {
        this.execution = execution;
        this.command = command;
        this.lead = lead;
        this.sought = MatchProfile.of(lead);
    }

    /** What there is, and what there is to be. */
    record Found(
            boolean person,
            Existing<Account> account,
            Existing<Contact> contact,
            boolean hasContact,
            Optional<Opportunity> opportunity,
            boolean createOpportunity,
            MatchReport accountMatches,
            MatchReport contactMatches) {}

    /** By what the targets that are not named will be looked for. */
    List<Criterion> lookUps(ConversionRule rule) {
        List<Criterion> lookUps = new ArrayList<>();
        if (command.account() == null) {
            lookUps.addAll(new DuplicateFinder(execution, rule.accounts().rules()).lookUps(sought));
        }
        if (command.contact() == null) {
            lookUps.addAll(new DuplicateFinder(execution, rule.contacts().rules()).lookUps(sought));
        }
        return lookUps;
    }

    Found find(ConversionRule rule) {
        Optional<Account> named = namedAccount(rule);
        boolean person = named.map(Account::isPerson).orElseGet(() -> isPerson(rule));
        requireNoContactOf(person);
        DuplicateFinder accountFinder =
                new DuplicateFinder(execution, rule.accounts().rules());
        Matches accounts = named.isPresent() ? Matches.NONE : accountFinder.accounts(sought);
        Existing<Account> account = named.map(Existing::named)
                .orElseGet(() -> matched(rule.accounts(), accounts, Account.TYPE, found -> found.isPerson() == person));
        requireRight(Account.TYPE, account);
        claimUnlessFound(accountFinder, account);

        boolean hasContact = !person && (command.contact() != null || namesSomebody());
        DuplicateFinder contactFinder = accountFinder.by(rule.contacts().rules());
        Matches contacts = hasContact && command.contact() == null ? contacts(contactFinder, account) : Matches.NONE;
        Existing<Contact> contact = namedContact()
                .map(Existing::named)
                .orElseGet(() -> matched(rule.contacts(), contacts, Contact.TYPE, found -> isOf(found, account)));
        if (hasContact) {
            requireRight(Contact.TYPE, contact);
            claimUnlessFound(contactFinder, contact);
        }

        Optional<Opportunity> opportunity = namedOpportunity();
        boolean create = opportunity.isEmpty()
                && !command.doNotCreateOpportunity()
                && (command.opportunityName() != null || rule.opportunity());
        opportunity.ifPresent(execution::requireEdit);
        if (create) {
            execution.requireCreate(Opportunity.TYPE);
        }
        return new Found(
                person,
                account,
                contact,
                hasContact,
                opportunity,
                create,
                MatchReport.of(accounts),
                MatchReport.of(contacts));
    }

    private boolean isPerson(ConversionRule rule) {
        return switch (rule.account()) {
            case BY_COMPANY -> lead.company().isEmpty();
            case BUSINESS -> false;
            case PERSON -> true;
        };
    }

    private Optional<Account> namedAccount(ConversionRule rule) {
        @Nullable AccountId id = command.account();
        if (id == null) {
            return Optional.empty();
        }
        Account account = execution.load(Account.TYPE, id.value());
        if (account.isPerson() && lead.company().isPresent() && rule.account() != AccountChoice.PERSON) {
            throw new RefusedException(
                    ConversionErrors.COMPANY_INTO_PERSON, Map.of("lead", lead.id(), "account", account.id()));
        }
        return Optional.of(account);
    }

    private void requireNoContactOf(boolean person) {
        @Nullable ContactId contact = command.contact();
        if (person && contact != null) {
            throw new RefusedException(
                    ConversionErrors.CONTACT_OF_PERSON_ACCOUNT, Map.of("lead", lead.id(), "contact", contact));
        }
    }

    private Optional<Contact> namedContact() {
        @Nullable ContactId id = command.contact();
        @Nullable AccountId account = command.account();
        if (id == null || account == null) {
            return Optional.empty();
        }
        Contact contact = execution.load(Contact.TYPE, id.value());
        if (!contact.account().equals(Optional.of(account))) {
            throw new RefusedException(
                    ConversionErrors.CONTACT_OF_OTHER_ACCOUNT, Map.of("contact", id, "account", account));
        }
        return Optional.of(contact);
    }

    private Optional<Opportunity> namedOpportunity() {
        @Nullable OpportunityId id = command.opportunity();
        @Nullable AccountId account = command.account();
        if (id == null || account == null) {
            return Optional.empty();
        }
        Opportunity opportunity = execution.load(Opportunity.TYPE, id.value());
        if (!opportunity.account().equals(Optional.of(account))) {
            throw new RefusedException(
                    ConversionErrors.OPPORTUNITY_OF_OTHER_ACCOUNT, Map.of("opportunity", id, "account", account));
        }
        if (opportunity.isClosed()) {
            throw new RefusedException(
                    ConversionErrors.OPPORTUNITY_CLOSED, Map.of("opportunity", id, "stage", opportunity.stage()));
        }
        return Optional.of(opportunity);
    }

    private Matches contacts(DuplicateFinder finder, Existing<Account> account) {
        return finder.contacts(
                account.find().map(found -> sought.in(found.id())).orElse(sought));
    }

    /** Of two leads of one customer that are converted at the same moment, one makes the customer and the other finds it. */
    private static void claimUnlessFound(DuplicateFinder finder, Existing<?> target) {
        if (target.find().isEmpty()) {
            finder.claim();
        }
    }

    private static boolean isOf(Contact contact, Existing<Account> account) {
        return account.find()
                .filter(found -> contact.account().equals(Optional.of(found.id())))
                .isPresent();
    }

    /** Whether the lead says anything of a person to be kept as a contact. */
    private boolean namesSomebody() {
        return !TargetDraft.isBlank(lead.values().get(LeadFields.FIRST_NAME))
                || !TargetDraft.isBlank(lead.values().get(LeadFields.LAST_NAME))
                || !lead.emails().isEmpty()
                || !lead.phones().isEmpty();
    }

    private <R extends CrmRecord<R>> Existing<R> matched(
            TargetMatching matching, Matches matches, RecordType<R> type, Predicate<R> fits) {
        Predicate<RecordRef> usable =
                ref -> execution.find(type, ref.id()).filter(fits).isPresent();
        return new MatchDecision(matching, command, usable)
                .decide(matches)
                .map(choice -> new Existing<>(
                        execution.load(type, choice.candidate().record().id()), choice))
                .orElse(Existing.none());
    }

    private <R extends CrmRecord<R>> void requireRight(RecordType<R> type, Existing<R> target) {
        target.find().ifPresentOrElse(execution::requireEdit, () -> execution.requireCreate(type));
    }
}
