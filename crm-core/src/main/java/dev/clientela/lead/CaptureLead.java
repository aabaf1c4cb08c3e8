package dev.clientela.lead;

import dev.clientela.address.ContactPoint;
import dev.clientela.address.EmailAddress;
import dev.clientela.address.PhoneNumber;
import dev.clientela.record.Field;
import dev.clientela.record.Values;
import dev.clientela.security.Owner;

/**
 * A lead to be taken in. What it does not say is filled in: the default status, the owner by assignment.
 *
 * <pre>{@code
 * CaptureLead.named("Charles", "Babbage").company("Analytical Engines").email("charles@engines.example")
 * }</pre>
 */
public record CaptureLead(Values values) {

    public static CaptureLead named(String firstName, String lastName) {
        return blank().with(LeadFields.FIRST_NAME, firstName).with(LeadFields.LAST_NAME, lastName);
    }

    public static CaptureLead ofCompany(String company) {
        return blank().company(company);
    }

    /** Nothing said yet. */
    public static CaptureLead blank() {
        return new CaptureLead(Lead.TYPE.noValues());
    }

    public CaptureLead company(String company) {
        return with(LeadFields.COMPANY, company);
    }

    /** Another address, as it was written; the first one given is the primary one. */
    public CaptureLead email(String address) {
        return new CaptureLead(ContactPoint.add(values, LeadFields.EMAILS, EmailAddress.of(address)));
    }

    /** Another number in international form, or as it is written; the first one given is the primary one. */
    public CaptureLead phone(String number) {
        return phone(PhoneNumber.of(number));
    }

    public CaptureLead phone(PhoneNumber number) {
        return new CaptureLead(ContactPoint.add(values, LeadFields.PHONES, number));
    }

    /** @param code a term of the vocabulary {@code lead_source} */
    public CaptureLead source(String code) {
        return with(LeadFields.SOURCE, code);
    }

    /** Assignment is not asked: this is the owner. */
    public CaptureLead ownedBy(Owner owner) {
        return with(LeadFields.OWNER, owner);
    }

    public CaptureLead externalId(String id) {
        return with(LeadFields.EXTERNAL_ID, id);
    }

    public CaptureLead tagged(String... tags) {
        return new CaptureLead(values.tagged(tags));
    }

    /** Any field, built-in or custom. */
    public <T> CaptureLead with(Field<T> field, T value) {
        return new CaptureLead(values.with(field, value));
    }
}
