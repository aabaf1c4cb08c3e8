package dev.clientela.rules.index;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * With which of the beginnings, or ends, that criteria speak of a text begins or ends. They are kept in order, where
 * those that begin with one stand right behind it: a text stands at the longest that it has, and each shorter one that
 * it has spans that place.
 */
final class AffixAxis extends Axis {

    private static final int NONE = ABSENT + 1;

    private final TextSource source;
    private final boolean folded;
    private final boolean fromEnd;

    /** In order; those of an end are spelt backwards. */
    private final String[] affixes;

    /** For each the longest other that it begins with, or -1. */
    private final int[] shorter;

    /** For each the first behind it that does not begin with it. */
    private final int[] until;

    AffixAxis(int number, TextSource source, boolean folded, boolean fromEnd, Collection<String> mentioned) {
        super(number);
        this.source = source;
        this.folded = folded;
        this.fromEnd = fromEnd;
        this.affixes = mentioned.stream().map(this::spelt).distinct().sorted().toArray(String[]::new);
        this.shorter = new int[affixes.length];
        this.until = new int[affixes.length];
        Deque<Integer> begun = new ArrayDeque<>();
        for (int i = 0; i < affixes.length; i++) {
            while (!begun.isEmpty() && !affixes[i].startsWith(affixes[begun.getFirst()])) {
                until[begun.removeFirst()] = i;
            }
            shorter[i] = begun.isEmpty() ? -1 : begun.getFirst();
            begun.addFirst(i);
        }
        begun.forEach(open -> until[open] = affixes.length);
    }

    private String spelt(String text) {
        if (!fromEnd) {
            return text;
        }
        // Character by character: a pair of surrogates is compared from its end as well.
        char[] backwards = new char[text.length()];
        for (int i = 0; i < backwards.length; i++) {
            backwards[i] = text.charAt(backwards.length - 1 - i);
        }
        return new String(backwards);
    }

    @Override
    int rows() {
        return NONE + 1 + affixes.length;
    }

    @Override
    int place(Reading reading) {
        @Nullable CharSequence text = source.in(reading, folded);
        return text == null ? ABSENT : NONE + 1 + longest(text);
    }

    /** The number of the longest that the text has, or -1. */
    private int longest(CharSequence text) {
        int low = 0;
        int high = affixes.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (isAtMost(affixes[middle], text)) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        // Whatever the text begins with, the last in order that is not behind it begins with as well.
        int found = high;
        while (found >= 0 && !has(text, affixes[found])) {
            found = shorter[found];
        }
        return found;
    }

    private boolean isAtMost(String affix, CharSequence text) {
        int common = Math.min(affix.length(), text.length());
        for (int i = 0; i < common; i++) {
            char a = affix.charAt(i);
            char b = charAt(text, i);
            if (a != b) {
                return a < b;
            }
        }
        return affix.length() <= text.length();
    }

    private boolean has(CharSequence text, String affix) {
        if (affix.length() > text.length()) {
            return false;
        }
        for (int i = 0; i < affix.length(); i++) {
            if (affix.charAt(i) != charAt(text, i)) {
                return false;
            }
        }
        return true;
    }

    private char charAt(CharSequence text, int index) {
        return text.charAt(fromEnd ? text.length() - 1 - index : index);
    }

    Span span(String text) {
        int found = java.util.Arrays.binarySearch(affixes, spelt(text));
        return Span.of(NONE + 1 + found, NONE + 1 + until[found]);
    }
}
