package dev.clientela.account;

import dev.clientela.address.ContactPoint;
import dev.clientela.address.EmailAddress;
import dev.clientela.address.PhoneNumber;
import dev.clientela.record.Field;
import dev.clientela.record.Values;
import dev.clientela.security.Owner;

/**
 * An account to be opened. Unless it says otherwise it is a business, owned by whoever opens it, and a prospect; a partner
 * or competitor is not taken for a prospect.
 *
 * <pre>{@code
 * CreateAccount.business("Analytical Engines").email("office@engines.example").under(holding.id())
 * }</pre>
 */
public record CreateAccount(Values values) {

    public static CreateAccount business(String name) {
        return of(AccountKind.BUSINESS).with(AccountFields.NAME, name);
    }

    /** A private person; the account is named so, unless {@link AccountFields#NAME} is given too. */
    public static CreateAccount person(String firstName, String lastName) {
        return of(AccountKind.PERSON).with(AccountFields.FIRST_NAME, firstName).with(AccountFields.LAST_NAME, lastName);
    }

    /** Nothing said yet but the kind. */
    public static CreateAccount of(AccountKind kind) {
        return new CreateAccount(Account.TYPE.noValues()).with(AccountFields.KIND, kind);
    }

    /** Another address, as it was written; the first one given is the primary one. */
    public CreateAccount email(String address) {
        return new CreateAccount(ContactPoint.add(values, AccountFields.EMAILS, EmailAddress.of(address)));
    }

    /** Another number in international form, or as it is written; the first one given is the primary one. */
    public CreateAccount phone(String number) {
        return phone(PhoneNumber.of(number));
    }

    public CreateAccount phone(PhoneNumber number) {
        return new CreateAccount(ContactPoint.add(values, AccountFields.PHONES, number));
    }

    /** @param parent the business that it belongs to */
    public CreateAccount under(AccountId parent) {
        return with(AccountFields.PARENT, parent);
    }

    public CreateAccount stage(AccountStage stage) {
        return with(AccountFields.STAGE, stage);
    }

    public CreateAccount asPartner() {
        return with(AccountFields.IS_PARTNER, true);
    }

    public CreateAccount asCompetitor() {
        return with(AccountFields.IS_COMPETITOR, true);
    }

    public CreateAccount ownedBy(Owner owner) {
        return with(AccountFields.OWNER, owner);
    }

    public CreateAccount externalId(String id) {
        return with(AccountFields.EXTERNAL_ID, id);
    }

    public CreateAccount tagged(String... tags) {
        return new CreateAccount(values.tagged(tags));
    }

    /** Any field, built-in or custom. */
    public <T> CreateAccount with(Field<T> field, T value) {
        return new CreateAccount(values.with(field, value));
    }
}
