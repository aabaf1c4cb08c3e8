package dev.clientela.record;

/** What texts, terms, codes and references are ordered by: their key, by code point. */
public record TextSortKey(String key) implements Comparable<TextSortKey> {

    static final TextSortKey ABSENT = new TextSortKey("");

    @Override
    public int compareTo(TextSortKey other) {
        return TextKey.ORDER.compare(key, other.key);
    }
}
