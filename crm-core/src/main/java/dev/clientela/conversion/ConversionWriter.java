package dev.clientela.conversion;

import dev.clientela.account.Account;
import dev.clientela.account.Accounts;
import dev.clientela.activity.Activity;
import dev.clientela.activity.ActivityEvent;
import dev.clientela.command.Commands;
import dev.clientela.command.Execution;
import dev.clientela.command.Records;
import dev.clientela.contact.Contact;
import dev.clientela.contact.ContactFields;
import dev.clientela.contact.ContactId;
import dev.clientela.contact.Contacts;
import dev.clientela.conversion.ConvertedRecord.Role;
import dev.clientela.error.ValidationException;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadEvent;
import dev.clientela.lead.LeadStatus;
import dev.clientela.lead.LeadStatuses;
import dev.clientela.opportunity.ContactRole;
import dev.clientela.opportunity.Opportunities;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordId;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Carries a plan out within one unit of work: each record through its own concept, as in a normal save. */
final class ConversionWriter {

    private final Execution execution;
    private final Commands commands;
    private final ConversionInput input;
    private final ConversionPlan plan;
    private final ReceiptDraft receipt;

    ConversionWriter(Execution execution, Commands commands, ConversionInput input, ConversionPlan plan) {
        this.execution = execution;
        this.commands = commands;
        this.input = input;
        this.plan = plan;
        this.receipt = new ReceiptDraft(execution, plan);
    }

    ConversionReceipt write() {
        Account account = save(
                new Accounts(commands), Role.ACCOUNT, input.account().find(), plan.account(), UnaryOperator.identity());
        Optional<Contact> contact = plan.contact()
                .map(target -> save(
                        new Contacts(commands),
                        Role.CONTACT,
                        input.contact().find(),
                        target,
                        values -> values.with(ContactFields.ACCOUNT, account.id())));
        Optional<Opportunity> opportunity = plan.opportunity()
                .map(target -> save(
                        new Opportunities(commands),
                        Role.OPPORTUNITY,
                        input.opportunity(),
                        target,
                        values -> withParties(values, account, contact.map(Contact::id))));
        convert(account, contact, opportunity);
        List<RecordRef> customer = new ArrayList<>(List.of(account.ref()));
        contact.ifPresent(record -> customer.add(record.ref()));
        opportunity.ifPresent(record -> customer.add(record.ref()));
        input.activities().forEach(activity -> follow(activity, customer));
        return execution.insertAsConsequence(
                receipt.build(), new ConversionEvent.Applied(input.lead().id()));
    }

    private <R extends CrmRecord<R>, I extends RecordId> R save(
            Records<R, I> concept,
            Role role,
            Optional<R> existing,
            TargetPlan target,
            UnaryOperator<Values> withOthers) {
        RecordType<R> type = concept.type();
        Values values = withOthers.apply(target.values());
        try {
            R saved = existing.isPresent()
                    ? concept.changeIn(execution, existing.get(), type.create(values))
                    : concept.createIn(execution, values);
            receipt.add(role, existing, saved, target.fields());
            return saved;
        } catch (ValidationException e) {
            throw new ValidationException(e.violations().stream()
                    .map(violation -> violation.under(type.name()))
                    .toList());
        }
    }

    private static Values withParties(Values values, Account account, Optional<ContactId> contact) {
        Values with = values.with(OpportunityFields.ACCOUNT, account.id());
        if (contact.isEmpty()) {
            return with;
        }
        List<ContactRole> present = with.get(OpportunityFields.CONTACT_ROLES);
        return with.with(OpportunityFields.CONTACT_ROLES, roles(present == null ? List.of() : present, contact.get()));
    }

    /** The contact among the roles; as the primary one, unless there is one already. */
    static List<ContactRole> roles(List<ContactRole> present, ContactId contact) {
        boolean primary = present.stream().anyMatch(ContactRole::primary);
        List<ContactRole> roles = new ArrayList<>();
        boolean there = false;
        for (ContactRole role : present) {
            boolean same = role.contact().equals(contact);
            there |= same;
            roles.add(same && !primary ? role.asPrimary() : role);
        }
        if (!there) {
            ContactRole role = ContactRole.of(contact, "");
            roles.add(primary ? role : role.asPrimary());
        }
        return roles;
    }

    private void convert(Account account, Optional<Contact> contact, Optional<Opportunity> opportunity) {
        Lead lead = input.lead();
        LeadStatus status =
                execution.port(LeadStatuses.class).status(plan.status()).orElseThrow();
        Lead converted = lead.convert(
                status, execution.now(), account.id(), contact.map(Contact::id), opportunity.map(Opportunity::id));
        LeadEvent event =
                new LeadEvent.Converted(account.id(), contact.map(Contact::id), opportunity.map(Opportunity::id));
        receipt.add(Role.LEAD, Optional.of(lead), execution.update(lead, converted, event), List.of());
    }

    private void follow(Activity activity, List<RecordRef> customer) {
        Activity followed = execution.updateAsConsequence(
                activity, activity.relateTo(customer), new ActivityEvent.Related(customer));
        if (input.tasks().contains(activity)) {
            followed = execution.updateAsConsequence(
                    followed,
                    followed.assignTo(plan.owner()),
                    new ActivityEvent.Assigned(activity.owner(), plan.owner()));
        }
        receipt.add(Role.ACTIVITY, Optional.of(activity), followed, List.of());
    }
}
