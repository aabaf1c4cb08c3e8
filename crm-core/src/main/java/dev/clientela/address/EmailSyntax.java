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

    /** Beyond ASCII: everything but controls, invisible format characters, spaces, and halves of pairs. */
    private static final String BEYOND_ASCII = "[\\x{80}-\\x{10FFFF}&&[^\\p{C}\\p{Z}]]";

    private static final String ATOM = "(?:[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]|" + BEYOND_ASCII + ")+";
    private static final Pattern DOT_ATOM = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*");
    private static final Pattern QUOTED = Pattern.compile("\"(?:[ !#-\\[\\]-~]|\\\\[ -~]|" + BEYOND_ASCII + ")*\"");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
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
                && (DOT_ATOM.matcher(local).matches() || QUOTED.matcher(local).matches());
    }

    private static boolean isDomain(String ascii) {
        String[] labels = ascii.split("\\.", -1);
        if (labels.length < 2 || ascii.length() > MAX_DOMAIN_LENGTH) {
            return false;
        }
        for (String label : labels) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return !labels[labels.length - 1].chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
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
        return text.chars().allMatch(c -> c < 0x80);
    }

    /** For anything that is no address, the text without distinction of case. */
    static String key(String address) {
        int at = address.lastIndexOf('@');
        if (at < 0) {
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
