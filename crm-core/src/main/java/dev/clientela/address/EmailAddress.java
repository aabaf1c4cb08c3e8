package dev.clientela.address;

import dev.clientela.error.ErrorCode;
import dev.clientela.error.Violation;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An e-mail address, kept exactly as it was written. Which texts are addresses at all, and which are the same one, is
 * told at {@link #isAcceptable} and {@link #key}.
 *
 * @param label what it is for, such as {@code work}; may be empty
 * @param primary whether it is the one to write to; the only one of a list counts as primary
 */
public record EmailAddress(String address, String label, boolean primary) implements ContactPoint<EmailAddress> {

    /** Not an address that mail can be sent to over the Internet. */
    public static final ErrorCode MALFORMED = ErrorCode.of("email.malformed");

    /** The longest address that mail can be sent to, in bytes of UTF-8 (RFC 5321 with its erratum 1690). */
    public static final int MAX_LENGTH = 254;

    public static final Type TYPE = new Type();

    public static EmailAddress of(String address) {
        return new EmailAddress(address, "", false);
    }

    /**
     * Whether the text is an address that mail can be sent to over the Internet. Decided by form alone; nothing is looked
     * up.
     *
     * <p>Accepted is what SMTP delivers (RFC 5321, and RFC 6531 beyond ASCII): a local part of up to 64 bytes, bare
     * ({@code o'hara+crm}) or quoted ({@code "Ada Lovelace"}), and a domain name of at least two labels, in ASCII or in
     * any script that IDNA turns into ASCII.
     *
     * <p>Refused is what is valid in a message header but not in an envelope (comments, folding, obsolete forms), and
     * what SMTP would take but no customer has: domains without a dot, which are typing errors here and forbidden to
     * top-level domains by RFC 7085 practice; all-numeric top-level domains; address literals such as
     * {@code [192.0.2.1]}. Spaces at either end are refused, not removed: what is stored is what was given.
     */
    public static boolean isAcceptable(String address) {
        return EmailSyntax.isAcceptable(address);
    }

    @Override
    public EmailAddress labelled(String what) {
        return new EmailAddress(address, what, primary);
    }

    @Override
    public EmailAddress asPrimary() {
        return new EmailAddress(address, label, true);
    }

    @Override
    public EmailAddress asSecondary() {
        return new EmailAddress(address, label, false);
    }

    /**
     * The form by which addresses are compared: lower case, NFKC, the domain in ASCII, no needless quotes. Accents count,
     * for {@code josé@} and {@code jose@} are two mailboxes; so do dots and {@code +tags}, whose meaning only the
     * receiving server knows.
     */
    @Override
    public String key() {
        return EmailSyntax.key(address);
    }

    /** What stands behind the last {@code @}, in lower case and ASCII. */
    public String domain() {
        String key = key();
        return key.substring(key.lastIndexOf('@') + 1);
    }

    /** Addresses as elements of a list. */
    public static final class Type extends ContactPointType<EmailAddress> {

        private Type() {}

        @Override
        public String kind() {
            return "email";
        }

        @Override
        public Class<EmailAddress> type() {
            return EmailAddress.class;
        }

        @Override
        void writeBody(EmailAddress element, Map<String, Object> plain) {
            plain.put("address", element.address());
        }

        @Override
        public EmailAddress fromPlain(Object plain) {
            if (plain instanceof String address) {
                return EmailAddress.of(address);
            }
            Plain map = Plain.of(plain, Set.of("address", "label", "primary"));
            return new EmailAddress(map.text("address"), map.optionalText("label"), map.flag("primary"));
        }

        /** Spaces at either end, as cells of files have them, are not part of the address. */
        @Override
        public EmailAddress parse(String text) {
            return EmailAddress.of(text.strip());
        }

        @Override
        public String keyOf(String sought) {
            return EmailSyntax.key(sought.strip());
        }

        @Override
        List<Violation> checkBody(EmailAddress element) {
            return isAcceptable(element.address()) ? List.of() : List.of(Violation.of("address", MALFORMED));
        }

        @Override
        String shown(EmailAddress element) {
            return element.address();
        }
    }
}
