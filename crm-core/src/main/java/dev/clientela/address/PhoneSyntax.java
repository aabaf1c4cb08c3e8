package dev.clientela.address;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.regex.Pattern;

/** Reads telephone numbers by the numbering plans of the world. */
final class PhoneSyntax {

    /** Digits of any script, and what people write among them: spaces, dashes, brackets, vanity letters, extensions. */
    private static final Pattern ACCEPTABLE = Pattern.compile("[\\p{Nd}\\p{Zs}\\p{Pd}a-zA-Z+＋().,/*#;=:\\t]+");

    private static final String NO_REGION = "ZZ";

    private PhoneSyntax() {}

    static boolean isAcceptable(String number) {
        return number.length() <= PhoneNumber.MAX_LENGTH
                && ACCEPTABLE.matcher(number).matches()
                && number.codePoints().anyMatch(Character::isDigit);
    }

    static boolean isRegion(String region) {
        return region.isEmpty()
                || PhoneNumberUtil.getInstance().getSupportedRegions().contains(region);
    }

    static String key(String number, String region) {
        PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
        try {
            Phonenumber.PhoneNumber read = plans.parse(number, region.isEmpty() ? NO_REGION : region);
            String e164 = plans.format(read, PhoneNumberFormat.E164);
            return read.hasExtension() ? e164 + ";ext=" + read.getExtension() : e164;
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
