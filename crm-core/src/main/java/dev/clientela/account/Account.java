package dev.clientela.account;

import dev.clientela.address.ContactPoint;
import dev.clientela.address.EmailAddress;
import dev.clientela.address.PhoneNumber;
import dev.clientela.address.PostalAddress;
import dev.clientela.error.RefusedException;
import dev.clientela.error.Violation;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import dev.clientela.security.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Somebody whom one deals with: a business or a private person; market, prospect, customer or former customer; perhaps
 * a partner or a competitor too. Businesses belong to one another in trees.
 */
public final class Account extends CrmRecord<Account> {

    public static final RecordType<Account> TYPE = AccountFields.TYPE;

    private static final List<Field<?>> FOR_BUSINESSES = List.of(AccountFields.PARENT, AccountFields.YEAR_FOUNDED);

    private static final List<Field<?>> FOR_PERSONS = List.of(
            AccountFields.SALUTATION,
            AccountFields.FIRST_NAME,
            AccountFields.LAST_NAME,
            AccountFields.TITLE,
            AccountFields.BIRTH_DATE);

    Account(Values values) {
        super(values);
    }

    @Override
    public RecordType<Account> type() {
        return TYPE;
    }

    @Override
    public AccountId id() {
        return get(AccountFields.ID);
    }

    public String name() {
        return get(AccountFields.NAME);
    }

    public AccountKind kind() {
        return get(AccountFields.KIND);
    }

    public boolean isPerson() {
        return kind() == AccountKind.PERSON;
    }

    public AccountStage stage() {
        return get(AccountFields.STAGE);
    }

    public boolean isPartner() {
        return find(AccountFields.IS_PARTNER).orElse(false);
    }

    public boolean isCompetitor() {
        return find(AccountFields.IS_COMPETITOR).orElse(false);
    }

    public Owner owner() {
        return get(AccountFields.OWNER);
    }

    public Optional<AccountId> parent() {
        return find(AccountFields.PARENT);
    }

    public List<EmailAddress> emails() {
        return find(AccountFields.EMAILS).orElse(List.of());
    }

    /** The primary address, or the first. */
    public Optional<EmailAddress> email() {
        return ContactPoint.primaryOf(emails());
    }

    public List<PhoneNumber> phones() {
        return find(AccountFields.PHONES).orElse(List.of());
    }

    /** The primary number, or the first. */
    public Optional<PhoneNumber> phone() {
        return ContactPoint.primaryOf(phones());
    }

    /** Fields for businesses on persons, fields for persons on businesses, a country that is none. */
    @Override
    public List<Violation> check() {
        List<Violation> found = new ArrayList<>(0);
        find(AccountFields.KIND).ifPresent(kind -> {
            boolean person = kind == AccountKind.PERSON;
            for (Field<?> field : person ? FOR_BUSINESSES : FOR_PERSONS) {
                if (values().has(field)) {
                    found.add(Violation.of(
                            field.name(), person ? AccountErrors.BUSINESS_ONLY : AccountErrors.PERSON_ONLY));
                }
            }
        });
        find(AccountFields.COUNTRY)
                .filter(country -> !PostalAddress.isCountry(country))
                .ifPresent(country ->
                        found.add(Violation.of(AccountFields.COUNTRY.name(), PostalAddress.UNKNOWN_COUNTRY)));
        return found;
    }

    /** @throws RefusedException {@code account.invalid_stage}: whoever has bought stays somebody who has bought */
    public Account reach(AccountStage next) {
        requireReachable(next);
        return with(AccountFields.STAGE, next);
    }

    void requireReachable(AccountStage next) {
        if (!stage().canBecome(next)) {
            throw new RefusedException(
                    AccountErrors.INVALID_STAGE, Map.of("account", id(), "from", stage(), "to", next));
        }
    }

    /** First and last name, as far as they are there; how a person is called when nothing else is said. */
    static String personName(Values values) {
        return Stream.of(AccountFields.FIRST_NAME, AccountFields.LAST_NAME)
                .flatMap(field -> Stream.ofNullable(values.get(field)))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
    }
}
