package dev.clientela.matching;

import dev.clientela.account.Account;
import dev.clientela.account.AccountFields;
import dev.clientela.account.AccountId;
import dev.clientela.account.AccountKeys;
import dev.clientela.contact.Contact;
import dev.clientela.contact.ContactFields;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.record.Criterion;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.KeyedField;
import dev.clientela.record.RecordType;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * How records of one type are found by key and compared: each look-up is by an indexed field, so that what a search
 * costs depends on its keys alone.
 *
 * @param name what a record is called when it is shown as a candidate
 */
record Blocking<R extends CrmRecord<R>>(
        RecordType<R> type,
        Function<R, MatchProfile> profile,
        Function<R, String> name,
        Function<Sought, List<LookUp>> lookUps) {

    /** One key of somebody sought. */
    record Sought(MatchKey key, MatchProfile profile) {}

    /** The records that have one value of a key. */
    record LookUp(String value, Criterion where) {}

    static final Blocking<Account> ACCOUNTS =
            new Blocking<>(Account.TYPE, MatchProfile::of, Account::name, Blocking::ofAccounts);

    static final Blocking<Contact> CONTACTS =
            new Blocking<>(Contact.TYPE, MatchProfile::of, Contact::name, Blocking::ofContacts);

    static final Blocking<Lead> LEADS = new Blocking<>(Lead.TYPE, MatchProfile::of, Lead::name, Blocking::ofLeads);

    private static List<LookUp> ofAccounts(Sought sought) {
        MatchProfile profile = sought.profile();
        return switch (sought.key()) {
            case EMAIL -> each(profile.emails(), email -> hasKey(AccountFields.EMAILS, email));
            case PHONE -> each(profile.phones(), phone -> hasKey(AccountFields.PHONES, phone));
            case DOMAIN ->
                each(profile.domains(), domain -> AccountFields.MATCH_KEYS.has(AccountKeys.ofDomain(domain)));
            case COMPANY_NAME ->
                profile.companyName().isEmpty()
                        ? List.of()
                        : each(
                                List.of(profile.companyName()),
                                name -> AccountFields.MATCH_KEYS.has(AccountKeys.ofName(name)));
            case CONTACT -> each(profile.accounts(), AccountFields.ID::is);
            case ACCOUNT, PERSON_NAME, PLACE -> List.of();
        };
    }

    private static List<LookUp> ofContacts(Sought sought) {
        MatchProfile profile = sought.profile();
        return switch (sought.key()) {
            case EMAIL -> each(profile.emails(), email -> hasKey(ContactFields.EMAILS, email));
            case PHONE -> each(profile.phones(), phone -> hasKey(ContactFields.PHONES, phone));
            case ACCOUNT ->
                profile.personName().isEmpty()
                        ? List.of()
                        : each(profile.accounts(), account -> namesakesIn(account, profile.lastName()));
            case DOMAIN, CONTACT, COMPANY_NAME, PERSON_NAME, PLACE -> List.of();
        };
    }

    /** Of a large account not everybody is looked at. */
    private static Criterion namesakesIn(AccountId account, String lastName) {
        return ContactFields.ACCOUNT.is(account).and(ContactFields.LAST_NAME.isLike(lastName));
    }

    private static List<LookUp> ofLeads(Sought sought) {
        MatchProfile profile = sought.profile();
        return switch (sought.key()) {
            case EMAIL -> each(profile.emails(), email -> hasKey(LeadFields.EMAILS, email));
            case PHONE -> each(profile.phones(), phone -> hasKey(LeadFields.PHONES, phone));
            case DOMAIN, CONTACT, ACCOUNT, COMPANY_NAME, PERSON_NAME, PLACE -> List.of();
        };
    }

    /** A profile holds keys; to make a key of a telephone number again would be to read it again. */
    private static Criterion hasKey(KeyedField<?> field, String key) {
        return new Criterion.HasKeys(field, Set.of(key), false);
    }

    private static <K> List<LookUp> each(Collection<K> keys, Function<K, Criterion> where) {
        return keys.stream()
                .map(key -> new LookUp(key.toString(), where.apply(key)))
                .toList();
    }
}
