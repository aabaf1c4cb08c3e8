package dev.clientela.examples.quickstart;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds what a misspelt word was meant to be: the one known word that is a single character away. */
final class Spelling {

    private Spelling() {}

    /** For each word written that is not known, the only known one that it can have been meant to be. */
    static Map<String, String> corrections(Collection<String> written, Collection<String> known) {
        Map<String, String> corrections = new TreeMap<>();
        for (String word : written) {
            if (!word.isBlank() && !known.contains(word)) {
                List<String> close =
                        known.stream().filter(right -> isOneAway(word, right)).toList();
                if (close.size() == 1) {
                    corrections.put(word, close.get(0));
                }
            }
        }
        return corrections;
    }

    /** Whether one character more, less or other makes the two the same. */
    private static boolean isOneAway(String a, String b) {
        if (a.length() > b.length()) {
            return isOneAway(b, a);
        }
        int same = 0;
        while (same < a.length() && a.charAt(same) == b.charAt(same)) {
            same++;
        }
        String restOfA = a.substring(a.length() == b.length() ? Math.min(same + 1, a.length()) : same);
        return b.length() - a.length() <= 1 && restOfA.equals(b.substring(Math.min(same + 1, b.length())));
    }
}
