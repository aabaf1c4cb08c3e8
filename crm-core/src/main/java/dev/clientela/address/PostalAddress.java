package dev.clientela.address;

import dev.clientela.error.ErrorCode;
import dev.clientela.error.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where letters and visitors go, kept exactly as it was written; each part may be empty, though not all of them.
 *
 * @param street house, street and whatever stands above the city, in one or several lines
 * @param region state, province or the like
 * @param country ISO 3166-1, two capital letters, or empty
 * @param label what it is for, such as {@code billing}; may be empty
 * @param primary whether it is the one to use; the only one of a list counts as primary
 */
public record PostalAddress(
        String street, String city, String region, String postalCode, String country, String label, boolean primary)
        implements ContactPoint<PostalAddress> {

    /** Not a country of ISO 3166-1, written as two capital letters. */
    public static final ErrorCode UNKNOWN_COUNTRY = ErrorCode.of("address.unknown_country");

    /** No part says anything. */
    public static final ErrorCode EMPTY = ErrorCode.of("address.empty");

    public static final int MAX_STREET_LENGTH = 255;
    public static final int MAX_CITY_LENGTH = 80;
    public static final int MAX_REGION_LENGTH = 80;
    public static final int MAX_POSTAL_CODE_LENGTH = 20;

    public static final Type TYPE = new Type();

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    public static PostalAddress of(String street, String city, String region, String postalCode, String country) {
        return new PostalAddress(street, city, region, postalCode, country, "", false);
    }

    /** Whether it is a country of ISO 3166-1, written as two capital letters. */
    public static boolean isCountry(String code) {
        return COUNTRIES.contains(code);
    }

    @Override
    public PostalAddress labelled(String what) {
        return new PostalAddress(street, city, region, postalCode, country, what, primary);
    }

    @Override
    public PostalAddress asPrimary() {
        return new PostalAddress(street, city, region, postalCode, country, label, true);
    }

    @Override
    public PostalAddress asSecondary() {
        return new PostalAddress(street, city, region, postalCode, country, label, false);
    }

    /**
     * The form by which addresses are compared: country, postal code (the city where there is none) and street, without
     * case, accents and superfluous spaces, as {@code es|28013||calle mayor 1}. Empty without a street: a city or a
     * postal code alone is many places.
     */
    @Override
    public String key() {
        return PostalKey.of(this);
    }

    /** Addresses as elements of a list. */
    public static final class Type extends ContactPointType<PostalAddress> {

        private Type() {}

        @Override
        public String kind() {
            return "postal address";
        }

        @Override
        public Class<PostalAddress> type() {
            return PostalAddress.class;
        }

        @Override
        void writeBody(PostalAddress element, Map<String, Object> plain) {
            plain.put("street", element.street());
            plain.put("city", element.city());
            plain.put("region", element.region());
            plain.put("postal_code", element.postalCode());
            plain.put("country", element.country());
        }

        @Override
        public PostalAddress fromPlain(Object plain) {
            Plain map =
                    Plain.of(plain, Set.of("street", "city", "region", "postal_code", "country", "label", "primary"));
            return new PostalAddress(
                    map.optionalText("street"),
                    map.optionalText("city"),
                    map.optionalText("region"),
                    map.optionalText("postal_code"),
                    map.optionalText("country"),
                    map.optionalText("label"),
                    map.flag("primary"));
        }

        /** Text without structure is taken for the street. */
        @Override
        public PostalAddress parse(String text) {
            return PostalAddress.of(text, "", "", "", "");
        }

        /** @param sought in the form of {@link PostalAddress#key}, case, accents and spaces apart */
        @Override
        public String keyOf(String sought) {
            return PostalKey.folded(sought);
        }

        @Override
        List<Violation> checkBody(PostalAddress element) {
            List<Violation> found = new ArrayList<>(0);
            checkText("street", element.street(), MAX_STREET_LENGTH, found);
            checkText("city", element.city(), MAX_CITY_LENGTH, found);
            checkText("region", element.region(), MAX_REGION_LENGTH, found);
            checkText("postal_code", element.postalCode(), MAX_POSTAL_CODE_LENGTH, found);
            if (!element.country().isEmpty() && !isCountry(element.country())) {
                found.add(Violation.of("country", UNKNOWN_COUNTRY));
            }
            boolean blank = Stream.of(
                            element.street(), element.city(), element.region(), element.postalCode(), element.country())
                    .allMatch(String::isBlank);
            if (blank) {
                found.add(Violation.of("", EMPTY));
            }
            return found;
        }

        @Override
        String shown(PostalAddress element) {
            return element.street();
        }
    }
}
