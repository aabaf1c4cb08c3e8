package dev.clientela.contact;

import dev.clientela.account.AccountId;
import dev.clientela.address.ContactPoint;
import dev.clientela.address.EmailAddress;
import dev.clientela.address.PhoneNumber;
import dev.clientela.address.PostalAddress;
import dev.clientela.record.Field;
import dev.clientela.record.Values;
import dev.clientela.security.Owner;

/**
 * A contact to be taken on. Unless it says otherwise it belongs to whoever takes it on.
 *
 * <pre>{@code
 * CreateContact.named("Ada", "Lovelace").of(engines.id()).email("ada@engines.example").phone("+44 20 7946 0000")
 * }</pre>
 */
public record CreateContact(Values values) {

    public static CreateContact named(String firstName, String lastName) {
        return blank().with(ContactFields.FIRST_NAME, firstName).with(ContactFields.LAST_NAME, lastName);
    }

    /** Nothing said yet. */
    public static CreateContact blank() {
        return new CreateContact(Contact.TYPE.noValues());
    }

    /** @param account the business that the person works for */
    public CreateContact of(AccountId account) {
        return with(ContactFields.ACCOUNT, account);
    }

    public CreateContact reportingTo(ContactId superior) {
        return with(ContactFields.REPORTS_TO, superior);
    }

    /** Another e-mail address, as it was written; the first one given is the primary one. */
    public CreateContact email(String address) {
        return email(EmailAddress.of(address));
    }

    public CreateContact email(EmailAddress address) {
        return new CreateContact(ContactPoint.add(values, ContactFields.EMAILS, address));
    }

    /** Another number in international form, or as it is written; the first one given is the primary one. */
    public CreateContact phone(String number) {
        return phone(PhoneNumber.of(number));
    }

    public CreateContact phone(PhoneNumber number) {
        return new CreateContact(ContactPoint.add(values, ContactFields.PHONES, number));
    }

    /** Another postal address; the first one given is the primary one. */
    public CreateContact address(PostalAddress address) {
        return new CreateContact(ContactPoint.add(values, ContactFields.ADDRESSES, address));
    }

    public CreateContact ownedBy(Owner owner) {
        return with(ContactFields.OWNER, owner);
    }

    public CreateContact externalId(String id) {
        return with(ContactFields.EXTERNAL_ID, id);
    }

    public CreateContact tagged(String... tags) {
        return new CreateContact(values.tagged(tags));
    }

    /** Any field, built-in or custom. */
    public <T> CreateContact with(Field<T> field, T value) {
        return new CreateContact(values.with(field, value));
    }
}
