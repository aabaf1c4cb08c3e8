package dev.clientela.address;

import dev.clientela.error.ErrorCode;
import dev.clientela.error.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A telephone number, kept exactly as it was written. Two are the same when they are one number in E.164 with one
 * extension; those that are no number of any numbering plan are compared by their digits. Immutable.
 */
public final class PhoneNumber implements ContactPoint<PhoneNumber> {

    /** Not a telephone number: no digit, or characters that no number has, or too long. */
    public static final ErrorCode MALFORMED = ErrorCode.of("phone.malformed");

    /** No country with a numbering plan. */
    public static final ErrorCode UNKNOWN_REGION = ErrorCode.of("phone.unknown_region");

    /** The longest text taken for a telephone number. */
    public static final int MAX_LENGTH = 50;

    public static final Type TYPE = new Type();

    private final String number;
    private final String region;
    private final String label;
    private final boolean primary;

    // Reading a number takes longer than storing it, and each index asks for the key again. Computed when first asked
    // for;
    // threads that do so at once find the same.
    private @Nullable String key;

    private PhoneNumber(String number, String region, String label, boolean primary, @Nullable String key) {
        this.number = number;
        this.region = region;
        this.label = label;
        this.primary = primary;
        this.key = key;
    }

    /** A number in international form. */
    public static PhoneNumber of(String number) {
        return of(number, "");
    }

    /** A number as it is written in a country. */
    public static PhoneNumber of(String number, String region) {
        return new PhoneNumber(number, region, "", false, null);
    }

    public String number() {
        return number;
    }

    /** The country whose way of writing it is in (ISO 3166, two capital letters), or empty for {@code +…} numbers. */
    public String region() {
        return region;
    }

    @Override
    public String label() {
        return label;
    }

    /** Whether it is the one to call; the only one of a list counts as primary. */
    @Override
    public boolean primary() {
        return primary;
    }

    @Override
    public PhoneNumber labelled(String what) {
        return new PhoneNumber(number, region, what, primary, key);
    }

    @Override
    public PhoneNumber asPrimary() {
        return new PhoneNumber(number, region, label, true, key);
    }

    @Override
    public PhoneNumber asSecondary() {
        return new PhoneNumber(number, region, label, false, key);
    }

    /** E.164 where there is one, with {@code ;ext=} where there is an extension; otherwise the digits alone. */
    @Override
    public String key() {
        @Nullable String known = key;
        if (known == null) {
            known = PhoneSyntax.key(number, region);
            key = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PhoneNumber phone
                && number.equals(phone.number)
                && region.equals(phone.region)
                && label.equals(phone.label)
                && primary == phone.primary;
    }

    @Override
    public int hashCode() {
        return Objects.hash(number, region, label, primary);
    }

    /** Everything it says, for logs and for telling commands apart. */
    @Override
    public String toString() {
        return "PhoneNumber[number=" + number + ", region=" + region + ", label=" + label + ", primary=" + primary
                + "]";
    }

    /** Numbers as elements of a list. */
    public static final class Type extends ContactPointType<PhoneNumber> {

        private Type() {}

        @Override
        public String kind() {
            return "phone";
        }

        @Override
        public Class<PhoneNumber> type() {
            return PhoneNumber.class;
        }

        @Override
        void writeBody(PhoneNumber element, Map<String, Object> plain) {
            plain.put("number", element.number());
            plain.put("region", element.region());
        }

        @Override
        public PhoneNumber fromPlain(Object plain) {
            if (plain instanceof String number) {
                return PhoneNumber.of(number);
            }
            Plain map = Plain.of(plain, Set.of("number", "region", "label", "primary"));
            PhoneNumber number = PhoneNumber.of(map.text("number"), map.optionalText("region"))
                    .labelled(map.optionalText("label"));
            return map.flag("primary") ? number.asPrimary() : number;
        }

        /** Spaces at either end, as cells of files have them, are not part of the number. */
        @Override
        public PhoneNumber parse(String text) {
            return PhoneNumber.of(text.strip());
        }

        @Override
        public String keyOf(String sought) {
            return PhoneSyntax.key(sought, "");
        }

        @Override
        List<Violation> checkBody(PhoneNumber element) {
            List<Violation> found = new ArrayList<>(0);
            if (!PhoneSyntax.isAcceptable(element.number())) {
                found.add(Violation.of("number", MALFORMED));
            }
            if (!PhoneSyntax.isRegion(element.region())) {
                found.add(Violation.of("region", UNKNOWN_REGION));
            }
            return found;
        }

        @Override
        String shown(PhoneNumber element) {
            return element.number();
        }
    }
}
