package dev.clientela.record;

import dev.clientela.error.Violation;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The form in which two texts are the same when case, accents and compatibility variants do not count:
 * {@code "Ñandú"}, {@code "nandu"} and {@code "ＮＡＮＤＵ"} share one key. Spaces count.
 *
 * <p>NFKC, case folding by lower, upper and lower case in no language (so that {@code ß} meets {@code ss} and the three
 * sigmas meet), canonical decomposition, marks removed. Stores keep the key beside the value and compare keys by code point.
 */
public final class TextKey {

    /**
     * The longest key by which every store sorts and finds, in code points. A text of 255 has a longer one only when most
     * of its characters stand for whole words, as U+FDFA does.
     */
    public static final int MAX_LENGTH = 700;

    /** By Unicode code point, which is also the order of UTF-8 bytes; {@link String#compareTo} differs above U+FFFF. */
    public static final Comparator<String> ORDER = TextKey::compare;

    private TextKey() {}

    /** The key of a text; the key of a key is that key. */
    public static String of(String text) {
        return isAscii(text) ? text.toLowerCase(Locale.ROOT) : folded(text);
    }

    /** What is wrong with a key that is longer than this. */
    static Optional<Violation> checkLength(String path, String key, int max) {
        int length = key.length() > max ? key.codePointCount(0, key.length()) : 0;
        return length > max
                ? Optional.of(new Violation(path, RecordErrors.TOO_LONG, Map.of("max", max, "length", length)))
                : Optional.empty();
    }

    /** What {@link #of} does, without the short way for texts that need little of it. */
    static String folded(String text) {
        String compatible = Normalizer.normalize(text, Normalizer.Form.NFKC);
        String folded = compatible
                .toLowerCase(Locale.ROOT) // first, as upper case leaves ẞ alone and turns ß into SS
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .replace('ς', 'σ');
        String decomposed = Normalizer.normalize(folded, Normalizer.Form.NFKD);
        StringBuilder bare = new StringBuilder(decomposed.length());
        decomposed.codePoints().filter(point -> !isMark(point)).forEach(bare::appendCodePoint);
        return bare.toString();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static int compare(String a, String b) {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean bothOrNeither = Character.isSurrogate(x) == Character.isSurrogate(y);
                return bothOrNeither ? Character.compare(x, y) : Character.isSurrogate(x) ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
