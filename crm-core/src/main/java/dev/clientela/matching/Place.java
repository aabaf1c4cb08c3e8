package dev.clientela.matching;

import dev.clientela.record.TextKey;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A town, as far as it is known: keys of postal code and city, and the country; each may be empty. */
public record Place(String postalCode, String city, String country) {

    private static final Pattern SIGNS = Pattern.compile("[\\s-]");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    public static final Place UNKNOWN = new Place("", "", "");

    public static Place of(@Nullable String postalCode, @Nullable String city, @Nullable String country) {
        return new Place(
                SIGNS.matcher(key(postalCode)).replaceAll(""),
                SPACES.matcher(key(city).strip()).replaceAll(" "),
                key(country));
    }

    private static String key(@Nullable String text) {
        return text == null ? "" : TextKey.of(text);
    }

    /** One postal code or one city, in countries that do not differ. */
    boolean agrees(Place other) {
        boolean otherCountry = !country.isEmpty() && !other.country.isEmpty() && !country.equals(other.country);
        return !otherCountry && (same(postalCode, other.postalCode) || same(city, other.city));
    }

    private static boolean same(String a, String b) {
        return !a.isEmpty() && a.equals(b);
    }
}
