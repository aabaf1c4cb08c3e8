package dev.clientela.address;

import dev.clientela.record.TextKey;
import java.util.regex.Pattern;

/** The key of a postal address. Its parts are separated and separators in them escaped, so that no two parts run together. */
final class PostalKey {

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern SPACES_AT_SEPARATOR = Pattern.compile(" ?\\| ?");

    private PostalKey() {}

    static String of(PostalAddress address) {
        String street = part(address.street());
        if (street.isEmpty()) {
            return "";
        }
        String postalCode = part(address.postalCode());
        String city = postalCode.isEmpty() ? part(address.city()) : "";
        return part(address.country()) + '|' + postalCode + '|' + city + '|' + street;
    }

    private static String part(String text) {
        return folded(text).replace("\\", "\\\\").replace("|", "\\p");
    }

    /** Without case, accents, spaces at the ends and around separators, and repeated spaces. */
    static String folded(String text) {
        String spaced = SPACES.matcher(TextKey.of(text)).replaceAll(" ").strip();
        return SPACES_AT_SEPARATOR.matcher(spaced).replaceAll("|");
    }
}
