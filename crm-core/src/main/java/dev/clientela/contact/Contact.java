package dev.clientela.contact;

import dev.clientela.account.AccountId;
import dev.clientela.address.ContactPoint;
import dev.clientela.address.EmailAddress;
import dev.clientela.address.PhoneNumber;
import dev.clientela.address.PostalAddress;
import dev.clientela.error.Violation;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import dev.clientela.security.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A person one speaks with: mostly somebody of a business account, with several e-mail addresses, telephone numbers and
 * postal addresses, of each of which one at most is the primary one.
 */
public final class Contact extends CrmRecord<Contact> {

    public static final RecordType<Contact> TYPE = ContactFields.TYPE;

    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    Contact(Values values) {
        super(values);
    }

    @Override
    public RecordType<Contact> type() {
        return TYPE;
    }

    @Override
    public ContactId id() {
        return get(ContactFields.ID);
    }

    /** First and last name; the e-mail address, telephone number or external id where there is neither. */
    public String name() {
        String person = Stream.of(ContactFields.FIRST_NAME, ContactFields.LAST_NAME)
                .flatMap(field -> find(field).stream())
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
        if (!person.isEmpty()) {
            return person;
        }
        return email().map(EmailAddress::address)
                .or(() -> phone().map(PhoneNumber::number))
                .or(this::externalId)
                .orElseGet(() -> id().toString());
    }

    public Optional<AccountId> account() {
        return find(ContactFields.ACCOUNT);
    }

    public Optional<ContactId> reportsTo() {
        return find(ContactFields.REPORTS_TO);
    }

    public Owner owner() {
        return get(ContactFields.OWNER);
    }

    public List<EmailAddress> emails() {
        return find(ContactFields.EMAILS).orElse(List.of());
    }

    /** The primary address, or the first. */
    public Optional<EmailAddress> email() {
        return ContactPoint.primaryOf(emails());
    }

    public List<PhoneNumber> phones() {
        return find(ContactFields.PHONES).orElse(List.of());
    }

    /** The primary number, or the first. */
    public Optional<PhoneNumber> phone() {
        return ContactPoint.primaryOf(phones());
    }

    public List<PostalAddress> addresses() {
        return find(ContactFields.ADDRESSES).orElse(List.of());
    }

    /** The primary address, or the first. */
    public Optional<PostalAddress> address() {
        return ContactPoint.primaryOf(addresses());
    }

    /** Nobody, or a language that is none. */
    @Override
    public List<Violation> check() {
        List<Violation> found = new ArrayList<>(0);
        if (!isSomebody()) {
            found.add(Violation.of("", ContactErrors.NOBODY));
        }
        find(ContactFields.LANGUAGE)
                .filter(language -> !LANGUAGES.contains(language))
                .ifPresent(language ->
                        found.add(Violation.of(ContactFields.LANGUAGE.name(), ContactErrors.UNKNOWN_LANGUAGE)));
        return found;
    }

    private boolean isSomebody() {
        return Stream.of(ContactFields.FIRST_NAME, ContactFields.LAST_NAME, ContactFields.EXTERNAL_ID)
                        .anyMatch(field ->
                                find(field).filter(text -> !text.isBlank()).isPresent())
                || !emails().isEmpty()
                || !phones().isEmpty();
    }
}
