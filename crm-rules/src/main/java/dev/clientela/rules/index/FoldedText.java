package dev.clientela.rules.index;

import dev.clientela.record.TextKey;
import java.util.Arrays;

/**
 * A place to work out the {@link TextKey} of one text after another. Nothing is allocated for texts of Latin letters,
 * however many their accents, once the place is as long as they are; for others the key is made. Not thread-safe.
 */
final class FoldedText implements CharSequence {

    /** Below this, the key of a text is the keys of its characters one after another: no mark joins another to it. */
    static final int LATIN_END = 0x250;

    private char[] chars = new char[32];
    private int start;
    private int end;

    /** The key of each character from U+0080 on; made when the first is met. */
    private static final class Latin {

        static final char[][] KEYS = keys();

        private static char[][] keys() {
            char[][] keys = new char[LATIN_END - 0x80][];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = TextKey.of(String.valueOf((char) (0x80 + i))).toCharArray();
            }
            return keys;
        }
    }

    void read(String text) {
        start = 0;
        end = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                add(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
            } else if (c < LATIN_END) {
                for (char folded : Latin.KEYS[c - 0x80]) {
                    add(folded);
                }
            } else {
                readWhole(TextKey.of(text));
                return;
            }
        }
    }

    private void readWhole(String key) {
        if (chars.length < key.length()) {
            chars = new char[key.length()];
        }
        key.getChars(0, key.length(), chars, 0);
        end = key.length();
    }

    private void add(char c) {
        if (end == chars.length) {
            chars = Arrays.copyOf(chars, end * 2);
        }
        chars[end++] = c;
    }

    /** Leaves out the white space at both ends, as {@link String#strip} does. */
    void strip() {
        // No character outside the basic plane is white space.
        while (start < end && Character.isWhitespace(chars[start])) {
            start++;
        }
        while (start < end && Character.isWhitespace(chars[end - 1])) {
            end--;
        }
    }

    @Override
    public int length() {
        return end - start;
    }

    @Override
    public char charAt(int index) {
        return chars[start + index];
    }

    boolean isSame(String other) {
        return other.length() == length() && hasAt(start, other);
    }

    boolean contains(String sought) {
        for (int at = start; at <= end - sought.length(); at++) {
            if (hasAt(at, sought)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasAt(int at, String sought) {
        for (int i = 0; i < sought.length(); i++) {
            if (chars[at + i] != sought.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The {@link String#hashCode} of the text. */
    int textHash() {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + chars[i];
        }
        return hash;
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return toString().subSequence(from, to);
    }

    @Override
    public String toString() {
        return new String(chars, start, end - start);
    }
}
