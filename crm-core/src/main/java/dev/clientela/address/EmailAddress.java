package dev.clientela.address;

import dev.clientela.error.ErrorCode;
import dev.clientela.error.Violation;
import dev.clientela.record.ElementType;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.TextKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An e-mail address as it was written. Two are the same when they differ by case alone.
 *
 * @param label what it is for, such as {@code work}; may be empty
 * @param primary whether it is the one to write to; the only one of a list counts as primary
 */
public record EmailAddress(String address, String label, boolean primary) {

    /** Not of the form {@code somebody@somewhere}. */
    public static final ErrorCode MALFORMED = ErrorCode.of("email.malformed");

    /** The longest address that mail can be sent to (RFC 5321). */
    public static final int MAX_LENGTH = 254;

    public static final ElementType<EmailAddress> TYPE = new Type();

    public static EmailAddress of(String address) {
        return new EmailAddress(address.strip(), "", false);
    }

    public EmailAddress labelled(String what) {
        return new EmailAddress(address, what, primary);
    }

    public EmailAddress asPrimary() {
        return new EmailAddress(address, label, true);
    }

    /** The form by which addresses are compared. */
    public String key() {
        return TextKey.of(address.strip());
    }

    /** What stands behind the last {@code @}, in lower case. */
    public String domain() {
        String key = key();
        return key.substring(key.lastIndexOf('@') + 1);
    }

    @Override
    public String toString() {
        return address;
    }

    private static final class Type implements ElementType<EmailAddress> {

        @Override
        public String kind() {
            return "email";
        }

        @Override
        public Class<EmailAddress> type() {
            return EmailAddress.class;
        }

        @Override
        public Object toPlain(EmailAddress element) {
            Map<String, Object> plain = new LinkedHashMap<>();
            plain.put("address", element.address());
            plain.put("label", element.label());
            plain.put("primary", element.primary());
            return plain;
        }

        @Override
        public EmailAddress fromPlain(Object plain) {
            if (plain instanceof String address) {
                return EmailAddress.of(address);
            }
            Plain map = Plain.of(plain, Set.of("address", "label", "primary"));
            return new EmailAddress(map.text("address"), map.optionalText("label"), map.flag("primary"));
        }

        @Override
        public String key(EmailAddress element) {
            return element.key();
        }

        @Override
        public String keyOf(String sought) {
            return TextKey.of(sought.strip());
        }

        @Override
        public List<Violation> check(EmailAddress element) {
            return EmailSyntax.isAcceptable(element.address())
                    ? List.of()
                    : List.of(Violation.of("address", MALFORMED));
        }

        @Override
        public List<Violation> checkAll(List<EmailAddress> elements) {
            List<Violation> found = new ArrayList<>();
            Set<String> keys = new HashSet<>();
            long primary = elements.stream().filter(EmailAddress::primary).count();
            if (primary > 1) {
                found.add(Violation.of("", RecordErrors.SEVERAL_PRIMARY));
            }
            for (EmailAddress element : elements) {
                if (!keys.add(element.key())) {
                    found.add(Violation.of("", RecordErrors.REPEATED, "value", element.address()));
                }
            }
            return found;
        }
    }
}
