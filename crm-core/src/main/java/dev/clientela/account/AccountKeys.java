package dev.clientela.account;

import dev.clientela.address.EmailAddress;
import dev.clientela.address.WebDomain;
import dev.clientela.record.ElementType;
import dev.clientela.record.Values;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a business is found by when somebody is thought to belong to it: its name without legal form, the domains of its
 * website and e-mail. Kept in {@link AccountFields#MATCH_KEYS}, so that no account has to be read to be ruled out.
 */
public final class AccountKeys {

    /** The keys as elements of a list; they are compared as they are. */
    static final ElementType<String> TYPE = new Type();

    private AccountKeys() {}

    /** The key of a name in the form that {@link CompanyName#key} gives. */
    public static String ofName(String nameKey) {
        return "name:" + nameKey;
    }

    public static String ofDomain(String domain) {
        return "domain:" + domain;
    }

    /** The domains of the website and of the e-mail addresses. */
    public static Set<String> domains(Values account) {
        Set<String> domains = new LinkedHashSet<>();
        String website = account.get(AccountFields.WEBSITE);
        if (website != null) {
            WebDomain.of(website).ifPresent(domains::add);
        }
        List<EmailAddress> emails = account.get(AccountFields.EMAILS);
        if (emails != null) {
            emails.forEach(email -> domains.add(email.domain()));
        }
        return domains;
    }

    /** The account with its keys brought up to date. A person has none. */
    public static Account keyed(Account account) {
        List<String> keys = new ArrayList<>();
        if (account.find(AccountFields.KIND)
                .filter(kind -> kind == AccountKind.BUSINESS)
                .isPresent()) {
            account.find(AccountFields.NAME)
                    .map(CompanyName::key)
                    .filter(key -> !key.isEmpty())
                    .ifPresent(key -> keys.add(ofName(key)));
            domains(account.values()).forEach(domain -> keys.add(ofDomain(domain)));
        }
        return new Account(account.values().with(AccountFields.MATCH_KEYS, keys.isEmpty() ? null : keys));
    }

    private static final class Type implements ElementType<String> {

        @Override
        public String kind() {
            return "key";
        }

        @Override
        public Class<String> type() {
            return String.class;
        }

        @Override
        public Object toPlain(String element) {
            return element;
        }

        @Override
        public String fromPlain(Object plain) {
            if (plain instanceof String text) {
                return text;
            }
            throw new IllegalArgumentException("A key is a text");
        }

        @Override
        public String key(String element) {
            return element;
        }

        @Override
        public String keyOf(String sought) {
            return sought;
        }
    }
}
