package dev.clientela.address;

import dev.clientela.error.ErrorCode;
import dev.clientela.error.Violation;
import dev.clientela.record.ElementType;
import dev.clientela.record.RecordErrors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A telephone number as it was written. Two are the same when they are one number in E.164; those that are no number of
 * any numbering plan are kept as written and compared by their digits.
 *
 * @param region the country whose way of writing it is in (ISO 3166, two letters), or empty for {@code +…} numbers
 * @param label what it is for, such as {@code mobile}; may be empty
 * @param primary whether it is the one to call; the only one of a list counts as primary
 */
public record PhoneNumber(String number, String region, String label, boolean primary) {

    /** Not a telephone number: no digit, or characters that no number has, or too long. */
    public static final ErrorCode MALFORMED = ErrorCode.of("phone.malformed");

    /** The longest text taken for a telephone number. */
    public static final int MAX_LENGTH = 50;

    public static final ElementType<PhoneNumber> TYPE = new Type();

    /** A number in international form. */
    public static PhoneNumber of(String number) {
        return new PhoneNumber(number.strip(), "", "", false);
    }

    /** A number as it is written in a country. */
    public static PhoneNumber of(String number, String region) {
        return new PhoneNumber(number.strip(), region, "", false);
    }

    public PhoneNumber labelled(String what) {
        return new PhoneNumber(number, region, what, primary);
    }

    public PhoneNumber asPrimary() {
        return new PhoneNumber(number, region, label, true);
    }

    /** The form by which numbers are compared: E.164 where there is one. */
    public String key() {
        return PhoneSyntax.key(number, region);
    }

    @Override
    public String toString() {
        return number;
    }

    private static final class Type implements ElementType<PhoneNumber> {

        @Override
        public String kind() {
            return "phone";
        }

        @Override
        public Class<PhoneNumber> type() {
            return PhoneNumber.class;
        }

        @Override
        public Object toPlain(PhoneNumber element) {
            Map<String, Object> plain = new LinkedHashMap<>();
            plain.put("number", element.number());
            plain.put("region", element.region());
            plain.put("label", element.label());
            plain.put("primary", element.primary());
            return plain;
        }

        @Override
        public PhoneNumber fromPlain(Object plain) {
            if (plain instanceof String number) {
                return PhoneNumber.of(number);
            }
            Plain map = Plain.of(plain, Set.of("number", "region", "label", "primary"));
            return new PhoneNumber(
                    map.text("number"), map.optionalText("region"), map.optionalText("label"), map.flag("primary"));
        }

        @Override
        public String key(PhoneNumber element) {
            return element.key();
        }

        @Override
        public String keyOf(String sought) {
            return PhoneSyntax.key(sought, "");
        }

        @Override
        public List<Violation> check(PhoneNumber element) {
            return PhoneSyntax.isAcceptable(element.number()) ? List.of() : List.of(Violation.of("number", MALFORMED));
        }

        @Override
        public List<Violation> checkAll(List<PhoneNumber> elements) {
            List<Violation> found = new ArrayList<>();
            Set<String> keys = new HashSet<>();
            long primary = elements.stream().filter(PhoneNumber::primary).count();
            if (primary > 1) {
                found.add(Violation.of("", RecordErrors.SEVERAL_PRIMARY));
            }
            for (PhoneNumber element : elements) {
                if (!keys.add(element.key())) {
                    found.add(Violation.of("", RecordErrors.REPEATED, "value", element.number()));
                }
            }
            return found;
        }
    }
}
