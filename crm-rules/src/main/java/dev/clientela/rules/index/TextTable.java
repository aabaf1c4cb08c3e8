package dev.clientela.rules.index;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Texts by hash, found by one that is being folded and need not be a {@link String}. Immutable. */
final class TextTable {

    private final @Nullable String[] texts;
    private final int[] numbers;
    private final int size;

    /** Numbers the texts, which differ, from 0 in the order given. */
    TextTable(Collection<String> given) {
        int capacity = Integer.highestOneBit(given.size() * 2 + 1) * 2;
        texts = new @Nullable String[capacity];
        numbers = new int[capacity];
        int next = 0;
        for (String text : given) {
            int slot = spread(text.hashCode()) & (capacity - 1);
            while (texts[slot] != null) {
                slot = (slot + 1) & (capacity - 1);
            }
            texts[slot] = text;
            numbers[slot] = next++;
        }
        size = next;
    }

    int size() {
        return size;
    }

    /** The number of the text, or -1. */
    int find(FoldedText sought) {
        int slot = spread(sought.textHash()) & (texts.length - 1);
        for (@Nullable String text = texts[slot]; text != null; text = texts[slot]) {
            if (sought.isSame(text)) {
                return numbers[slot];
            }
            slot = (slot + 1) & (texts.length - 1);
        }
        return -1;
    }

    private static int spread(int hash) {
        return hash ^ (hash >>> 16);
    }
}
