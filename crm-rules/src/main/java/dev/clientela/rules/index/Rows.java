package dev.clientela.rules.index;

import java.util.Arrays;
import java.util.List;

/**
 * For each place of a facet a row of bits, one a rule: whether the rule may hold for a record that stands there. Rows are
 * cut into blocks, and equal blocks are kept once: the rows of neighbouring places differ in few rules, so ten thousand
 * rules with as many bounds take a few megabytes, not the hundred of rows written out.
 */
final class Rows {

    /** How many words of 64 rules are in a block. */
    static final int WORDS = 8;

    static final int RULES = WORDS * Long.SIZE;

    private final int blocks;
    private final int[] starts;
    private final long[] words;

    private Rows(int blocks, int[] starts, long[] words) {
        this.blocks = blocks;
        this.starts = starts;
        this.words = words;
    }

    static int blocksFor(int rules) {
        return (rules + RULES - 1) / RULES;
    }

    /** @param spans for each rule the places at which it may hold */
    static Rows of(int places, List<Span> spans) {
        return new Writing(places, spans).write();
    }

    /** Where the block of the row begins, in {@link #words}. */
    int start(int place, int block) {
        return starts[place * blocks + block];
    }

    /** All blocks, one after another. */
    long[] words() {
        return words;
    }

    /** Adds what the block holds. */
    void add(int start, long[] to) {
        for (int i = 0; i < WORDS; i++) {
            to[i] |= words[start + i];
        }
    }

    /** How many bytes they take. */
    long bytes() {
        return 4L * starts.length + 8L * words.length;
    }

    /** Goes from place to place and writes the blocks that change. */
    private static final class Writing {

        private final int places;
        private final List<Span> spans;
        private final int blocks;
        private final int[] starts;
        private long[] words = new long[WORDS * 16];
        private int length;
        private int[] known = new int[64];
        private int knownBlocks;

        Writing(int places, List<Span> spans) {
            this.places = places;
            this.spans = spans;
            this.blocks = blocksFor(spans.size());
            this.starts = new int[places * blocks];
            Arrays.fill(known, -1);
        }

        Rows write() {
            int[] firstTurn = new int[places + 2];
            for (Span span : spans) {
                span.forEachBound(bound -> firstTurn[Math.min(bound, places) + 1]++);
            }
            for (int place = 0; place <= places; place++) {
                firstTurn[place + 1] += firstTurn[place];
            }
            int[] turning = new int[firstTurn[places + 1]];
            int[] next = firstTurn.clone();
            for (int rule = 0; rule < spans.size(); rule++) {
                int turned = rule;
                spans.get(rule).forEachBound(bound -> turning[next[Math.min(bound, places)]++] = turned);
            }
            long[] current = new long[blocks * WORDS];
            boolean[] changed = new boolean[blocks];
            Arrays.fill(changed, true);
            for (int place = 0; place < places; place++) {
                for (int i = firstTurn[place]; i < firstTurn[place + 1]; i++) {
                    current[turning[i] / Long.SIZE] ^= 1L << turning[i];
                    changed[turning[i] / RULES] = true;
                }
                for (int block = 0; block < blocks; block++) {
                    int at = place * blocks + block;
                    starts[at] = changed[block] ? keep(current, block * WORDS) : starts[at - blocks];
                    changed[block] = false;
                }
            }
            return new Rows(blocks, starts, Arrays.copyOf(words, length));
        }

        /** Where a block like this one stands; it is written when there is none. */
        private int keep(long[] from, int offset) {
            if (knownBlocks * 2 >= known.length) {
                growKnown();
            }
            int slot = slot(known, from, offset);
            if (known[slot] < 0) {
                if (length == words.length) {
                    words = Arrays.copyOf(words, length * 2);
                }
                System.arraycopy(from, offset, words, length, WORDS);
                known[slot] = length;
                knownBlocks++;
                length += WORDS;
            }
            return known[slot];
        }

        private int slot(int[] table, long[] from, int offset) {
            long hash = 0;
            for (int i = 0; i < WORDS; i++) {
                hash = (hash ^ from[offset + i]) * 0x9E3779B97F4A7C15L;
                hash ^= hash >>> 29;
            }
            int slot = (int) hash & (table.length - 1);
            while (table[slot] >= 0
                    && !Arrays.equals(words, table[slot], table[slot] + WORDS, from, offset, offset + WORDS)) {
                slot = (slot + 1) & (table.length - 1);
            }
            return slot;
        }

        private void growKnown() {
            int[] larger = new int[known.length * 2];
            Arrays.fill(larger, -1);
            for (int start : known) {
                if (start >= 0) {
                    larger[slot(larger, words, start)] = start;
                }
            }
            known = larger;
        }
    }
}
