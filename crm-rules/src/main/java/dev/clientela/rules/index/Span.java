package dev.clientela.rules.index;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A set of places on an {@link Axis}: ascending half-open ranges that neither overlap nor touch. Immutable. */
final class Span {

    static final Span NONE = new Span(new int[0]);

    /** Where each range begins and, behind it, ends. */
    private final int[] bounds;

    private Span(int[] bounds) {
        this.bounds = bounds;
    }

    static Span of(int from, int until) {
        return from < until ? new Span(new int[] {from, until}) : NONE;
    }

    static Span ofPlaces(int... places) {
        int[] sorted = places.clone();
        Arrays.sort(sorted);
        int[] bounds = new int[sorted.length * 2];
        int length = 0;
        for (int place : sorted) {
            if (length > 0 && bounds[length - 1] >= place) {
                bounds[length - 1] = place + 1;
            } else {
                bounds[length++] = place;
                bounds[length++] = place + 1;
            }
        }
        return new Span(Arrays.copyOf(bounds, length));
    }

    boolean isEmpty() {
        return bounds.length == 0;
    }

    /** Whether it holds each of the first so many places. */
    boolean isAll(int places) {
        return bounds.length == 2 && bounds[0] == 0 && bounds[1] >= places;
    }

    boolean contains(int place) {
        int found = Arrays.binarySearch(bounds, place);
        int passed = found >= 0 ? found + 1 : -found - 1;
        return (passed & 1) == 1;
    }

    /** How many places it holds. */
    int size() {
        int size = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            size += bounds[i + 1] - bounds[i];
        }
        return size;
    }

    Span and(Span other) {
        return merge(this, other, true);
    }

    Span or(Span other) {
        return merge(this, other, false);
    }

    /** The places of the first so many that it does not hold. */
    Span not(int places) {
        int[] flipped = new int[bounds.length + 2];
        int length = 0;
        int from = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            if (from < bounds[i]) {
                flipped[length++] = from;
                flipped[length++] = bounds[i];
            }
            from = bounds[i + 1];
        }
        if (from < places) {
            flipped[length++] = from;
            flipped[length++] = places;
        }
        return new Span(Arrays.copyOf(flipped, length));
    }

    /** The places so many further on. */
    Span shifted(int by) {
        return new Span(Arrays.stream(bounds).map(bound -> bound + by).toArray());
    }

    private static Span merge(Span a, Span b, boolean both) {
        int[] merged = new int[a.bounds.length + b.bounds.length];
        int length = 0;
        int i = 0;
        int j = 0;
        while (i < a.bounds.length || j < b.bounds.length) {
            int nextA = i < a.bounds.length ? a.bounds[i] : Integer.MAX_VALUE;
            int nextB = j < b.bounds.length ? b.bounds[j] : Integer.MAX_VALUE;
            int at = Math.min(nextA, nextB);
            i += nextA == at ? 1 : 0;
            j += nextB == at ? 1 : 0;
            boolean inA = (i & 1) == 1;
            boolean inB = (j & 1) == 1;
            boolean in = both ? inA && inB : inA || inB;
            if (in != ((length & 1) == 1)) {
                merged[length++] = at;
            }
        }
        return new Span(Arrays.copyOf(merged, length));
    }

    /** Calls the consumer with each place at which it begins or ends. */
    void forEachBound(IntConsumer consumer) {
        for (int bound : bounds) {
            consumer.accept(bound);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Span span && Arrays.equals(bounds, span.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    @Override
    public String toString() {
        return Arrays.toString(bounds);
    }
}
