package dev.clientela.opportunity;

import dev.clientela.contact.ContactId;
import dev.clientela.error.Violation;
import dev.clientela.record.ElementType;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.RecordRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a person is to a deal. A person has one role in a deal, and one person at most is the primary one.
 *
 * @param role a term such as {@code decision_maker}; empty when not known
 */
public record ContactRole(ContactId contact, String role, boolean primary) {

    /** The usual roles. */
    public static final String DECISION_MAKER = "decision_maker";

    public static final String INFLUENCER = "influencer";
    public static final String USER = "user";
    public static final String BUYER = "buyer";

    /** The longest role, in characters. */
    public static final int MAX_ROLE_LENGTH = 60;

    public static final ElementType<ContactRole> TYPE = new Type();

    public static ContactRole of(ContactId contact, String role) {
        return new ContactRole(contact, role, false);
    }

    public ContactRole asPrimary() {
        return new ContactRole(contact, role, true);
    }

    public ContactRole asSecondary() {
        return new ContactRole(contact, role, false);
    }

    private static final class Type implements ElementType<ContactRole> {

        @Override
        public String kind() {
            return "contact_role";
        }

        @Override
        public Class<ContactRole> type() {
            return ContactRole.class;
        }

        @Override
        public Object toPlain(ContactRole element) {
            Map<String, Object> plain = new LinkedHashMap<>();
            plain.put("contact", element.contact().value().toString());
            plain.put("role", element.role());
            plain.put("primary", element.primary());
            return plain;
        }

        @Override
        public ContactRole fromPlain(Object plain) {
            PlainObject read = PlainObject.of(plain, Set.of("contact", "role", "primary"));
            ContactId contact = new ContactId(UUID.fromString(read.text("contact")));
            return new ContactRole(contact, read.optionalText("role"), read.flag("primary"));
        }

        @Override
        public String key(ContactRole element) {
            return element.contact().ref().toString();
        }

        @Override
        public String keyOf(String sought) {
            return References.keyOf("contact", sought);
        }

        @Override
        public Optional<RecordRef> refersTo(ContactRole element) {
            return Optional.of(element.contact().ref());
        }

        @Override
        public boolean mayReferTo(String recordType) {
            return recordType.equals("contact");
        }

        @Override
        public List<Violation> check(ContactRole element) {
            return References.checkText("role", element.role(), MAX_ROLE_LENGTH);
        }

        @Override
        public List<Violation> checkAll(List<ContactRole> elements) {
            List<Violation> found = new ArrayList<>(0);
            if (elements.stream().filter(ContactRole::primary).count() > 1) {
                found.add(Violation.of("", RecordErrors.SEVERAL_PRIMARY));
            }
            Set<ContactId> contacts = new HashSet<>();
            for (ContactRole element : elements) {
                if (!contacts.add(element.contact())) {
                    found.add(Violation.of("", RecordErrors.REPEATED, "value", element.contact()));
                }
            }
            return found;
        }
    }
}
