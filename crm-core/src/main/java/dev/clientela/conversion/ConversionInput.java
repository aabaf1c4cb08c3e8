package dev.clientela.conversion;

import dev.clientela.account.Account;
import dev.clientela.activity.Activity;
import dev.clientela.contact.Contact;
import dev.clientela.lead.Lead;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.record.CrmRecord;
import dev.clientela.security.Owner;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a conversion is decided on, read in one snapshot and found allowed.
 *
 * @param person whether the account is a private person
 * @param opportunity the existing one
 * @param createOpportunity whether there is to be a new one
 * @param stage the code of the stage that a new opportunity starts at
 * @param tasks the activities that go to the new owner
 * @param unseen the activities that the actor may not see
 */
record ConversionInput(
        ConvertLead command,
        Lead lead,
        ConversionRule rule,
        List<RuleVerdict> explanation,
        String status,
        Owner owner,
        boolean person,
        Existing<Account> account,
        Existing<Contact> contact,
        boolean hasContact,
        Optional<Opportunity> opportunity,
        boolean createOpportunity,
        String stage,
        List<Activity> activities,
        Set<Activity> tasks,
        Set<Activity> unseen,
        MatchReport accountMatches,
        MatchReport contactMatches) {

    /** An existing target, and how it was come by. */
    record Existing<R extends CrmRecord<R>>(
            @Nullable R record, @Nullable MatchChoice match) {

        static <R extends CrmRecord<R>> Existing<R> none() {
            return new Existing<>(null, null);
        }

        static <R extends CrmRecord<R>> Existing<R> named(R record) {
            return new Existing<>(record, null);
        }

        Optional<R> find() {
            return Optional.ofNullable(record);
        }
    }
}
