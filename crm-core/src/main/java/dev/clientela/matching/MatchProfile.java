package dev.clientela.matching;

import dev.clientela.account.Account;
import dev.clientela.account.AccountFields;
import dev.clientela.account.AccountId;
import dev.clientela.account.AccountKeys;
import dev.clientela.account.CompanyName;
import dev.clientela.address.EmailAddress;
import dev.clientela.address.PhoneNumber;
import dev.clientela.address.WebDomain;
import dev.clientela.contact.Contact;
import dev.clientela.contact.ContactFields;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What is known of somebody, in the normalised form that is compared: a lead, a contact and an account can be held
 * against each other. What is unknown is empty, and agrees with nothing.
 *
 * @param personName first and last name; empty unless both are known
 * @param accounts the accounts that the person, or the company, is known to be
 */
public record MatchProfile(
        Set<String> emails,
        Set<String> phones,
        Set<String> domains,
        String companyName,
        String personName,
        String lastName,
        Place place,
        Set<AccountId> accounts) {

    public MatchProfile {
        emails = frozen(emails);
        phones = frozen(phones);
        domains = frozen(domains);
        accounts = Collections.unmodifiableSet(new LinkedHashSet<>(accounts));
    }

    private static Set<String> frozen(Set<String> keys) {
        Set<String> sound = new LinkedHashSet<>(keys);
        sound.remove("");
        return Collections.unmodifiableSet(sound);
    }

    public static MatchProfile of(Lead lead) {
        Set<String> domains = domainsOf(lead.emails());
        lead.find(LeadFields.WEBSITE).flatMap(WebDomain::of).ifPresent(domains::add);
        return new MatchProfile(
                keys(lead.emails(), EmailAddress::key),
                keys(lead.phones(), PhoneNumber::key),
                domains,
                lead.company().map(CompanyName::key).orElse(""),
                PersonName.key(
                        lead.values().get(LeadFields.FIRST_NAME), lead.values().get(LeadFields.LAST_NAME)),
                lead.find(LeadFields.LAST_NAME).orElse(""),
                Place.of(
                        lead.values().get(LeadFields.POSTAL_CODE),
                        lead.values().get(LeadFields.CITY),
                        lead.values().get(LeadFields.COUNTRY)),
                Set.of());
    }

    public static MatchProfile of(Contact contact) {
        Optional<AccountId> account = contact.find(ContactFields.ACCOUNT);
        return new MatchProfile(
                keys(contact.emails(), EmailAddress::key),
                keys(contact.phones(), PhoneNumber::key),
                domainsOf(contact.emails()),
                "",
                PersonName.key(
                        contact.values().get(ContactFields.FIRST_NAME),
                        contact.values().get(ContactFields.LAST_NAME)),
                contact.find(ContactFields.LAST_NAME).orElse(""),
                Place.UNKNOWN,
                account.map(Set::of).orElse(Set.of()));
    }

    public static MatchProfile of(Account account) {
        return new MatchProfile(
                keys(account.emails(), EmailAddress::key),
                keys(account.phones(), PhoneNumber::key),
                account.isPerson() ? Set.of() : AccountKeys.domains(account.values()),
                account.isPerson() ? "" : CompanyName.key(account.name()),
                PersonName.key(
                        account.values().get(AccountFields.FIRST_NAME),
                        account.values().get(AccountFields.LAST_NAME)),
                account.find(AccountFields.LAST_NAME).orElse(""),
                Place.of(
                        account.values().get(AccountFields.POSTAL_CODE),
                        account.values().get(AccountFields.CITY),
                        account.values().get(AccountFields.COUNTRY)),
                Set.of(account.id()));
    }

    private static <E> Set<String> keys(List<E> elements, Function<E, String> key) {
        Set<String> keys = new LinkedHashSet<>();
        elements.forEach(element -> keys.add(key.apply(element)));
        return keys;
    }

    private static Set<String> domainsOf(List<EmailAddress> emails) {
        return keys(emails, EmailAddress::domain);
    }

    /** The same, known to be of this account. */
    public MatchProfile in(AccountId account) {
        Set<AccountId> more = new LinkedHashSet<>(accounts);
        more.add(account);
        return new MatchProfile(emails, phones, domains, companyName, personName, lastName, place, more);
    }

    /** The same, known to be of these accounts and no others. */
    MatchProfile of(Set<AccountId> known) {
        return new MatchProfile(emails, phones, domains, companyName, personName, lastName, place, known);
    }

    /** The same without keys that say too little. */
    MatchProfile guarded(MatchGuards guards) {
        return areAtLeast(guards.shortestEmail(), emails)
                        && areAtLeast(guards.shortestPhone(), phones)
                        && Collections.disjoint(domains, guards.publicMailDomains())
                        && isAtLeast(guards.shortestName(), companyName)
                        && isAtLeast(guards.shortestName(), personName)
                ? this
                : shortened(guards);
    }

    private MatchProfile shortened(MatchGuards guards) {
        return new MatchProfile(
                atLeast(guards.shortestEmail(), emails),
                atLeast(guards.shortestPhone(), phones),
                domains.stream()
                        .filter(domain -> !guards.publicMailDomains().contains(domain))
                        .collect(java.util.stream.Collectors.toSet()),
                isAtLeast(guards.shortestName(), companyName) ? companyName : "",
                isAtLeast(guards.shortestName(), personName) ? personName : "",
                lastName,
                place,
                accounts);
    }

    private static boolean areAtLeast(int shortest, Set<String> keys) {
        for (String key : keys) {
            if (!isAtLeast(shortest, key)) {
                return false;
            }
        }
        return true;
    }

    private static Set<String> atLeast(int shortest, Set<String> keys) {
        Set<String> longEnough = new LinkedHashSet<>(keys);
        longEnough.removeIf(key -> !isAtLeast(shortest, key));
        return longEnough;
    }

    /** Letters and digits count, signs and spaces do not. */
    private static boolean isAtLeast(int shortest, String key) {
        int counted = 0;
        int point;
        for (int i = 0; i < key.length() && counted < shortest; i += Character.charCount(point)) {
            point = key.codePointAt(i);
            counted += Character.isLetterOrDigit(point) ? 1 : 0;
        }
        return counted >= shortest;
    }

    /** What the two have in common. */
    Set<MatchKey> agreement(MatchProfile other) {
        Set<MatchKey> agreeing = EnumSet.noneOf(MatchKey.class);
        addIf(agreeing, MatchKey.EMAIL, meet(emails, other.emails));
        addIf(agreeing, MatchKey.PHONE, meet(phones, other.phones));
        addIf(agreeing, MatchKey.DOMAIN, meet(domains, other.domains));
        addIf(agreeing, MatchKey.COMPANY_NAME, same(companyName, other.companyName));
        addIf(agreeing, MatchKey.PERSON_NAME, same(personName, other.personName));
        addIf(agreeing, MatchKey.PLACE, place.agrees(other.place));
        addIf(agreeing, MatchKey.ACCOUNT, meet(accounts, other.accounts));
        return agreeing;
    }

    private static void addIf(Set<MatchKey> keys, MatchKey key, boolean agrees) {
        if (agrees) {
            keys.add(key);
        }
    }

    private static boolean meet(Set<?> a, Set<?> b) {
        return !Collections.disjoint(a, b);
    }

    private static boolean same(String a, String b) {
        return !a.isEmpty() && a.equals(b);
    }
}
