package dev.clientela.record;

/** A text key in its order, by code point. */
record TextSortKey(String key) implements Comparable<TextSortKey> {

    @Override
    public int compareTo(TextSortKey other) {
        return TextKey.ORDER.compare(key, other.key);
    }
}
