package dev.clientela.contact;

import dev.clientela.account.Account;
import dev.clientela.account.AccountId;
import dev.clientela.address.ContactPoint;
import dev.clientela.address.EmailAddress;
import dev.clientela.address.PhoneNumber;
import dev.clientela.address.PostalAddress;
import dev.clientela.command.Commands;
import dev.clientela.command.Edit;
import dev.clientela.command.Execution;
import dev.clientela.command.Hierarchy;
import dev.clientela.command.Records;
import dev.clientela.error.RefusedException;
import dev.clientela.error.ValidationException;
import dev.clientela.event.CrmEvent;
import dev.clientela.record.ListField;
import dev.clientela.record.Query;
import dev.clientela.record.Values;
import dev.clientela.security.Owner;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Contacts: the people one speaks with, how they are reached, whom they work for and report to.
 *
 * <p>What is common to all records (find, list, count, report, edit, tag, delete, look back) stands in {@link Records}.
 * An edit of the account or the owner is the same act as the method named after it.
 */
public final class Contacts extends Records<Contact, ContactId> {

    /** The greatest number of contacts from the top of an organisation to the bottom. */
    public static final int MAX_DEPTH = 20;

    private static final Hierarchy<Contact, ContactId> REPORTING = new Hierarchy<>(
            Contact.TYPE,
            ContactFields.REPORTS_TO,
            MAX_DEPTH,
            ContactErrors.REPORTING_CYCLE,
            ContactErrors.REPORTING_TOO_DEEP);

    /** Owns what programs take on without naming an owner. */
    private static final String QUEUE = "contacts";

    public Contacts(Commands commands) {
        super(Contact.TYPE, commands);
    }

    /** @throws ValidationException with every fault; {@code contact.nobody} when nothing says who it is */
    public Contact add(CreateContact command) {
        return create(command.values());
    }

    /** Gives the contact to another owner. */
    public Contact assign(ContactId id, Owner owner) {
        return edit(id, Edit.set(ContactFields.OWNER, owner));
    }

    /**
     * The person works for another account now; what was agreed with the former one stays there.
     *
     * @throws RefusedException {@code contact.account_is_person}
     */
    public Contact moveTo(ContactId id, AccountId account) {
        return edit(id, Edit.set(ContactFields.ACCOUNT, account));
    }

    /** @throws RefusedException {@code contact.reporting_cycle}, {@code contact.reporting_too_deep} */
    public Contact reportTo(ContactId id, ContactId superior) {
        return edit(id, Edit.set(ContactFields.REPORTS_TO, superior));
    }

    /** Makes it the primary e-mail address; it is added if the contact does not have it yet. */
    public Contact preferEmail(ContactId id, EmailAddress address) {
        return prefer(id, ContactFields.EMAILS, address);
    }

    /** Makes it the primary telephone number; it is added if the contact does not have it yet. */
    public Contact preferPhone(ContactId id, PhoneNumber number) {
        return prefer(id, ContactFields.PHONES, number);
    }

    /** Makes it the primary postal address; it is added if the contact does not have it yet. */
    public Contact preferAddress(ContactId id, PostalAddress address) {
        return prefer(id, ContactFields.ADDRESSES, address);
    }

    private <E extends ContactPoint<E>> Contact prefer(ContactId id, ListField<E> field, E chosen) {
        return act(id, "prefer", chosen, (execution, before) -> {
            List<E> points = ContactPoint.withPrimary(before.find(field).orElse(List.of()), chosen);
            return editing(execution, before, new Contact(before.values().with(field, points)));
        });
    }

    /** The people of an account, to be listed page by page. */
    public Query<Contact> of(AccountId account) {
        return query().where(ContactFields.ACCOUNT.is(account)).orderBy(ContactFields.LAST_NAME.ascending());
    }

    /** Those that the contact reports to and the actor may see, the nearest first. */
    public List<Contact> superiors(ContactId id) {
        return commands().read(execution -> REPORTING.above(execution, execution.load(Contact.TYPE, id.value())));
    }

    @Override
    protected Contact creating(Execution execution, Values given) {
        Values.Builder values = given.edit().set(ContactFields.ID, new ContactId(execution.newId()));
        if (!given.has(ContactFields.OWNER)) {
            values.set(ContactFields.OWNER, Owner.of(execution.actor(), QUEUE));
        }
        Contact contact = new Contact(values.build());
        checkPlace(execution, Optional.empty(), contact);
        return execution.insert(contact, new ContactEvent.Created());
    }

    @Override
    protected Contact editing(Execution execution, Contact before, Contact after) {
        checkPlace(execution, Optional.of(before), after);
        return execution.update(before, after, event(before, after));
    }

    private static void checkPlace(Execution execution, Optional<Contact> before, Contact after) {
        after.account()
                .filter(id -> !Optional.of(id).equals(before.flatMap(Contact::account)))
                .flatMap(id -> execution.find(Account.TYPE, id.value()))
                .filter(Account::isPerson)
                .ifPresent(person -> {
                    throw new RefusedException(
                            ContactErrors.ACCOUNT_IS_PERSON, Map.of("contact", after.id(), "account", person.id()));
                });
        REPORTING.check(execution, before, after);
    }

    /** The act that an edit amounts to: the weightiest of its changes. */
    private static ContactEvent event(Contact before, Contact after) {
        if (!after.account().equals(before.account())) {
            return new ContactEvent.Moved(before.account(), after.account());
        }
        Optional<Owner> owner = after.find(ContactFields.OWNER);
        if (owner.isPresent() && !owner.get().equals(before.owner())) {
            return new ContactEvent.Assigned(before.owner(), owner.get());
        }
        return new ContactEvent.Edited();
    }

    @Override
    protected CrmEvent edited() {
        return new ContactEvent.Edited();
    }

    @Override
    protected CrmEvent deleted() {
        return new ContactEvent.Deleted();
    }
}
