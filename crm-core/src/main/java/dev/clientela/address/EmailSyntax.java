package dev.clientela.address;

import dev.clientela.record.TextField;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads e-mail addresses: local part, domain, and the one form of each. */
final class EmailSyntax {

    private static final int MAX_LOCAL_LENGTH = 64;
    private static final int MAX_DOMAIN_LENGTH = 253;
    private static final int MAX_LABEL_LENGTH = 63;

    /** Beyond ASCII: everything but controls, invisible format characters, spaces, and halves of pairs. */
    private static final String BEYOND_ASCII = "[\\x{80}-\\x{10FFFF}&&[^\\p{C}\\p{Z}]]";

    private static final String ATOM = "(?:[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]|" + BEYOND_ASCII + ")+";
    private static final Pattern DOT_ATOM = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*");
    private static final Pattern QUOTED = Pattern.compile("\"(?:[ !#-\\[\\]-~]|\\\\[ -~]|" + BEYOND_ASCII + ")*\"");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)", Pattern.DOTALL);

    private EmailSyntax() {}

    static boolean isAcceptable(String address) {
        // What is longer in characters is longer in bytes too; so no pattern ever sees a long text.
        if (address.length() > EmailAddress.MAX_LENGTH
                || !TextField.isStorable(address)
                || length(address) > EmailAddress.MAX_LENGTH) {
            return false;
        }
        int at = address.lastIndexOf('@');
        return at > 0
                && isLocalPart(address.substring(0, at))
                && ascii(address.substring(at + 1))
                        .filter(EmailSyntax::isDomain)
                        .isPresent();
    }

    private static boolean isLocalPart(String local) {
        return length(local) <= MAX_LOCAL_LENGTH
                && (isWord(local)
                        || DOT_ATOM.matcher(local).matches()
                        || QUOTED.matcher(local).matches());
    }

    /** Whether it is of letters and digits alone, as most are. */
    private static boolean isWord(String local) {
        for (int i = 0; i < local.length(); i++) {
            if (!isLetterOrDigit(local.charAt(i))) {
                return false;
            }
        }
        return !local.isEmpty();
    }

    private static boolean isDomain(String ascii) {
        String[] labels = ascii.split("\\.", -1);
        if (labels.length < 2 || ascii.length() > MAX_DOMAIN_LENGTH) {
            return false;
        }
        for (String label : labels) {
            if (!isLabel(label)) {
                return false;
            }
        }
        return !isNumber(labels[labels.length - 1]);
    }

    /** Letters, digits and dashes, no dash at either end. */
    private static boolean isLabel(String label) {
        int last = label.length() - 1;
        for (int i = 0; i <= last; i++) {
            char c = label.charAt(i);
            if (!isLetterOrDigit(c) && !(c == '-' && i > 0 && i < last)) {
                return false;
            }
        }
        return last >= 0 && last < MAX_LABEL_LENGTH;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static boolean isNumber(String label) {
        for (int i = 0; i < label.length(); i++) {
            if (label.charAt(i) < '0' || label.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static int length(String text) {
        return isAscii(text) ? text.length() : text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The domain as DNS has it; empty when it cannot be brought into that form. */
    private static Optional<String> ascii(String domain) {
        if (isAscii(domain)) {
            return Optional.of(domain);
        }
        try {
            return Optional.of(IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** For anything that is no address, the text without distinction of case. */
    static String key(String address) {
        int at = address.lastIndexOf('@');
        if (at < 0 || (address.charAt(0) != '"' && isAscii(address))) {
            return folded(address);
        }
        String domain = address.substring(at + 1);
        return folded(withoutNeedlessQuotes(address.substring(0, at)))
                + '@'
                + folded(ascii(domain).orElse(domain));
    }

    private static String withoutNeedlessQuotes(String local) {
        if (local.isEmpty() || local.charAt(0) != '"' || !QUOTED.matcher(local).matches()) {
            return local;
        }
        String bare = ESCAPED.matcher(local.substring(1, local.length() - 1)).replaceAll("$1");
        if (DOT_ATOM.matcher(bare).matches()) {
            return bare;
        }
        return '"' + bare.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String folded(String text) {
        if (isAscii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(lower, Normalizer.Form.NFKC);
    }
}
