package dev.clientela.opportunity;

import dev.clientela.contact.ContactId;
import dev.clientela.error.Violation;
import dev.clientela.record.ElementType;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.RecordRef;
import dev.clientela.vocabulary.Term;
import dev.clientela.vocabulary.Vocabulary;
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
 * @param role a term of the vocabulary {@code contact_role}; empty when not known
 */
public record ContactRole(ContactId contact, String role, boolean primary) {

    /** The name of the vocabulary of roles. */
    public static final String VOCABULARY = "contact_role";

    /** The longest role, in characters. */
    public static final int MAX_ROLE_LENGTH = 60;

    public static final ElementType<ContactRole> TYPE = new Type();

    /** Decision maker, influencer, user, buyer, technical expert, other. */
    public static Vocabulary usualRoles() {
        return new Vocabulary(
                VOCABULARY,
                List.of(
                        Term.of("decision_maker", "Decision maker", "Responsable de la decisión"),
                        Term.of("influencer", "Influencer", "Influye en la decisión"),
                        Term.of("user", "User", "Usuario"),
                        Term.of("buyer", "Buyer", "Comprador"),
                        Term.of("technical", "Technical expert", "Experto técnico"),
                        Term.of("other", "Other", "Otro")));
    }

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
