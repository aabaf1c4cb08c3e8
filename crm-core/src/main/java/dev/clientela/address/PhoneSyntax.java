package dev.clientela.address;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.regex.Pattern;

/** Reads telephone numbers by the numbering plans of the world. */
final class PhoneSyntax {

    private static final Pattern ACCEPTABLE = Pattern.compile("[+\\d\\s().,/\\-\\u00a0*#;=a-zA-Z]+");
    private static final String NO_REGION = "ZZ";

    private PhoneSyntax() {}

    static boolean isAcceptable(String number) {
        return number.length() <= PhoneNumber.MAX_LENGTH
                && ACCEPTABLE.matcher(number).matches()
                && number.chars().anyMatch(Character::isDigit);
    }

    static String key(String number, String region) {
        PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
        try {
            return plans.format(
                    plans.parse(number, region.isEmpty() ? NO_REGION : region), PhoneNumberUtil.PhoneNumberFormat.E164);
        } catch (NumberParseException e) {
            return digits(number);
        }
    }

    private static String digits(String number) {
        StringBuilder digits = new StringBuilder();
        number.codePoints()
                .filter(Character::isDigit)
                .map(point -> Character.digit(point, 10))
                .forEach(digits::append);
        return digits.toString();
    }
}
